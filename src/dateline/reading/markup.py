"""A DOM -> the whole-page text and its blocks.

Block elements stand on lines of their own, white space inside a block is one blank, there is no carriage return;
title, menus and boxes are all in it. The walk keeps its own stack, so depth costs nothing.
"""

from __future__ import annotations

import functools
import itertools
import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.reading.anatomy import plain, shape
from dateline.reading.page import Block, block
from dateline.reading.words import furniture, markup

_SPACE = re.compile(r"[\s\u00a0]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_-]+")
MOST_TEXT = 8_000_000


class Renderer:
    """Writes one page; alive for one call of ``render``."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.line_start = 0
        self.linked = 0
        self.letters = 0
        self.blocks: list[Block] = []
        self.soft: list[int] = []

    def write(self, text: str, linked: bool) -> None:
        """Add running text to the open line."""
        flat = _SPACE.sub(" ", text)
        if self.length == self.line_start or self.parts[-1][-1] in " \n":
            flat = flat.lstrip(" ")
        if not flat:
            return
        self.parts.append(flat)
        self.length += len(flat)
        count = len(flat) - flat.count(" ")
        self.letters += count
        self.linked += count if linked else 0

    def close(self, frame: _Frame) -> None:
        """End the open line, if there is one, and note its block."""
        if self.length > self.line_start:
            share = self.linked / self.letters if self.letters else 0.0
            text = "".join(self.parts[self._first_part() :])
            made = block(text, 0, len(text), links=share, **frame.hints())
            if made is not None:
                at = self.line_start
                self.blocks.append(_moved(made, at))
            self.newline()
        self.linked = self.letters = 0

    def newline(self) -> None:
        """Break the text, not the count of the block."""
        self.parts.append("\n")
        self.length += 1
        self.line_start = self.length
        self.opened = len(self.parts)

    opened = 0

    def _first_part(self) -> int:
        return self.opened


def _moved(made: Block, by: int) -> Block:
    return msgspec.structs.replace(made, start=made.start + by, end=made.end + by)


def render(tree: LexborHTMLParser) -> tuple[str, tuple[Block, ...]]:
    """The whole-page text of ``tree`` and its blocks in order."""
    out = Renderer()
    root = tree.root
    if root is not None:
        _walk(root, out)
    return "".join(out.parts), tuple(out.blocks)


class _Frame:
    """An open element: what closes with it, and what its children inherit."""

    __slots__ = ("box", "inline", "island", "linked", "next", "root", "tag")

    def __init__(
        self, child: LexborNode | None, tag: str, box: tuple[str, int], inline: bool, linked: bool, island: int
    ) -> None:
        self.next, self.tag, self.inline, self.linked, self.island = child, tag, inline, linked, island
        self.box, self.root = box

    def hints(self) -> dict[str, object]:
        """What a block in it is told."""
        return {"tag": self.tag, "box": self.box, "island": self.island, "root": self.root}


def _walk(root: LexborNode, out: Renderer) -> None:
    stack = [_Frame(root.first_child, "html", ("", 0), False, False, 0)]
    count, breaks, words = 0, 0, markup()
    while stack and out.length < MOST_TEXT:
        top = stack[-1]
        node = top.next
        if node is None:
            stack.pop()
            if not top.inline:
                out.close(top)
            continue
        top.next = node.next
        tag = str(node.tag or "")
        if tag == "-text":
            breaks = _text(node, top, out, breaks)
        elif tag == "br":
            breaks = _break(top, out, breaks)
        elif tag not in words.hidden and not _is_hidden(node):
            count += 1
            if tag == "pre":
                _preformatted(node, top, out)
                continue
            inline = tag in words.inline
            if not inline:
                out.close(top)
            box = (top.box, top.root) if top.box else (_box(node, tag), count)
            island = top.island if inline or tag in ("p", "li", "blockquote") else count
            own = top.tag if inline else tag
            stack.append(_Frame(node.first_child, own, box, inline, top.linked or tag == "a", island))


def _text(node: LexborNode, top: _Frame, out: Renderer, breaks: int) -> int:
    text = node.text_content or ""
    if not text.strip():
        if text and out.length > out.line_start:
            out.write(" ", top.linked)
        return breaks
    out.write(text, top.linked)
    return 0


def _break(top: _Frame, out: Renderer, breaks: int) -> int:
    """Two <br> part paragraphs; one does where the line so far is a sentence or no text at all."""
    line = "".join(out.parts[out.opened :]).strip()
    if breaks or not line or shape.is_closed(line) or len(line) < 60:
        out.close(top)
        return 0
    out.write(" ", False)
    return 1


def _preformatted(node: LexborNode, top: _Frame, out: Renderer) -> None:
    """Wire copy in <pre> keeps its lines and is split as plain text is."""
    out.close(top)
    text = (node.text(deep=True) or "").replace("\r\n", "\n").replace("\r", "\n")
    for piece in plain.split(text):
        out.blocks.append(
            _moved(msgspec.structs.replace(piece, tag="pre", box=top.box, island=top.island, root=top.root), out.length)
        )
    if text:
        out.parts.append(text)
        out.length += len(text)
        out.newline()


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true"


def _box(node: LexborNode, tag: str) -> str:
    words = markup()
    if tag in words.boxes:
        return words.boxes[tag]
    if tag in words.never:
        return ""
    attributes = node.attributes
    role = attributes.get("role") or ""
    if role in words.roles:
        return words.roles[role]
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
    return _box_of_words(named) if named and len(named) < 200 else ""


@functools.lru_cache(maxsize=4096)
def _box_of_words(named: str) -> str:
    words = [word.casefold() for word in _CAMEL.split(named) if word]
    joined = {a + b for a, b in itertools.pairwise(words)} | set(words)
    for kind, signs in furniture().classes.items():
        if joined.intersection(signs):
            return kind.removesuffix("_footer")
    return ""
