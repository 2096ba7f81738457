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
from dateline.reading.words import Phrases, any_of, furniture, markup

_HIDDEN_BY = '[hidden], [aria-hidden="true"], [style*="none"]'
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_-]+")
# Behind these the page goes on as text, the rest of its lines in one block: no story has as many.
MOST_TEXT, MOST_BLOCKS = 8_000_000, 20_000
_NO_SIGN = 1_000
# Signs below this length are part of many words that name no furniture ("header", "loading").
_LEAST_SIGN = 5
# A line below this length ends with its <br>.
_SHORT = 60
# How the walk treats an element.
_TEXT, _HIDDEN, _INLINE, _BREAK, _BLOCK = range(5)
# Block elements that open no island of their own.
_RUNNING = frozenset({"p", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where the text of an element stands, as its blocks are told."""

    boxes: tuple[tuple[str, int], ...] = ()
    island: int = 0
    article: int = 0


class _Frame(msgspec.Struct, frozen=True, gc=False):
    """An open element: the child to look at next, its tag, whether it runs with the text, and what children inherit."""

    next: LexborNode | None
    tag: str
    inline: bool
    linked: bool
    place: Place


class _Writer:
    """The text so far; the open line; the blocks made of the lines before it."""

    __slots__ = ("bare", "blocks", "broken", "length", "letters", "line", "linked", "parts", "width")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.line: list[str] = []
        self.width = self.letters = self.linked = 0
        self.bare = self.broken = False

    def write(self, text: str, inline: bool, linked: bool) -> None:
        """Add running text, which is more than white space, to the open line."""
        flat = " ".join(text.split())
        count = len(flat) - flat.count(" ")
        if text[0].isspace() and self.line and self.line[-1][-1] != " ":
            flat = " " + flat
        if text[-1].isspace():
            flat += " "
        self.line.append(flat)
        self.width += len(flat)
        self.letters += count
        if linked:
            self.linked += count
        self.bare = self.bare or not inline
        self.broken = False

    def text(self, text: str | None, inline: bool, linked: bool) -> None:
        """Add a text node to the open line: of white space alone one blank, and none at a line's start."""
        if text and not text.isspace():
            self.write(text, inline, linked)
        elif self.line and self.line[-1][-1] != " ":
            self.line.append(" ")
            self.width += 1

    def close(self, tag: str, place: Place) -> None:
        """End the open line and note its block."""
        text = "".join(self.line)
        if len(self.blocks) < MOST_BLOCKS:
            self.note(text.rstrip(" "), tag, place)
        self.parts.append(text + "\n")
        self.length += self.width + 1
        self.line = []
        self.width = self.letters = self.linked = 0
        self.bare = self.broken = False

    def note(self, bare: str, tag: str, place: Place) -> None:
        """The block of the open line."""
        self.blocks.append(
            Block(
                text=bare,
                start=self.length,
                end=self.length + len(bare),
                tag=tag,
                links=self.linked / self.letters,
                boxes=place.boxes,
                island=place.island,
                article=place.article,
            )
        )

    def lines(self, text: str, place: Place) -> None:
        """Wire copy in <pre> keeps its lines and is split as plain text is."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for piece in plain.split(text) if len(self.blocks) < MOST_BLOCKS else ():
            self.blocks.append(
                msgspec.structs.replace(
                    piece,
                    start=piece.start + self.length,
                    end=piece.end + self.length,
                    tag="pre",
                    boxes=place.boxes,
                    island=place.island,
                    article=place.article,
                )
            )
        if text:
            self.parts.append(text + "\n")
            self.length += len(text) + 1


def render(tree: LexborHTMLParser) -> tuple[str, tuple[Block, ...]]:
    """The whole-page text of ``tree`` and its blocks in order."""
    out = _Writer()
    root = tree.root
    if root is not None:
        _walk(root, out)
    text = "".join(out.parts)
    rest = block(text, out.blocks[-1].end, len(text)) if len(out.blocks) >= MOST_BLOCKS else None
    return text, (*out.blocks, *((rest,) if rest else ()))


def _walk(root: LexborNode, out: _Writer) -> None:
    """Write what is below ``root``, node by node in the order of the text."""
    hidden = {node.mem_id for node in root.css(_HIDDEN_BY) if _is_hidden(node.attributes)}
    count, kinds = 0, _kinds()
    stack: list[_Frame] = []
    top = _Frame(root.first_child, "html", False, False, Place())
    node = top.next
    while out.length < MOST_TEXT:
        if node is None:
            if out.line and not top.inline:
                out.close(top.tag, top.place)
            if not stack:
                return
            node, top = top.next, stack.pop()
            continue
        tag = node.tag or ""
        kind = kinds.get(tag, _BLOCK)
        if kind == _TEXT:
            out.text(node.text_content, top.inline, top.linked)
        elif kind == _BREAK:
            _break(top, out)
        elif kind != _HIDDEN and not (hidden and node.mem_id in hidden):
            count += 1
            opened = _inline(node, tag, out, top) if kind == _INLINE else _block(node, tag, out, top, count)
            if opened is not None:
                stack.append(top)
                top, node = opened, node.first_child
                continue
        node = node.next


def _inline(node: LexborNode, tag: str, out: _Writer, top: _Frame) -> _Frame | None:
    """The frame of an element that runs with the text around it; None where it holds one text, which is written."""
    child = node.first_child
    if child is None:
        return None
    linked = top.linked or tag == "a"
    if child.tag == "-text" and child.next is None:
        out.text(child.text_content, True, linked)
        return None
    return _Frame(node.next, top.tag, True, linked, top.place)


def _block(node: LexborNode, tag: str, out: _Writer, top: _Frame, count: int) -> _Frame | None:
    """The frame of an element that stands on lines of its own; None where there is nothing in it to walk."""
    if out.line:
        out.close(top.tag, top.place)
    if tag == "pre":
        out.lines(node.text(deep=True) or "", top.place)
        return None
    child = node.first_child
    if child is None:
        return None
    place = _place(top.place, tag, node.attributes, count)
    if child.tag == "-text" and child.next is None:
        out.text(child.text_content, False, top.linked)
        if out.line:
            out.close(tag, place)
        return None
    return _Frame(node.next, tag, False, top.linked, place)


def _place(outer: Place, tag: str, attributes: dict[str, str | None], count: int) -> Place:
    """The place that a block element makes: perhaps a box of furniture, an island, an article."""
    get = attributes.get
    box = _box(tag, get("role"), get("class"), get("id")) if attributes else _box(tag, None, None, None)
    if tag in _RUNNING and not box:
        return outer
    return Place(
        boxes=(*outer.boxes, (box, count)) if box else outer.boxes,
        island=outer.island if tag in _RUNNING else count,
        article=outer.article or (count if tag == "article" else 0),
    )


@functools.cache
def _kinds() -> dict[str, int]:
    words = markup()
    table = dict.fromkeys(words.hidden, _HIDDEN) | dict.fromkeys(words.inline, _INLINE)
    return table | {"-text": _TEXT, "br": _BREAK}


def _break(top: _Frame, out: _Writer) -> None:
    """Two <br> part paragraphs; one does behind a sentence, a short line, or a line that is all in one face."""
    if not out.line:
        return
    in_one_face = not out.bare and not top.inline
    if out.broken or out.width < _SHORT or in_one_face or _is_done("".join(out.line).strip()):
        out.close(top.tag, top.place)
    else:
        out.text(None, top.inline, False)
        out.broken = True


def _is_done(line: str) -> bool:
    return len(line) < _SHORT or shape.is_closed(line)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and "none" in style and "display:none" in style.replace(" ", "").lower()


@functools.lru_cache(maxsize=8192)
def _box(tag: str, role: str | None, names: str | None, name: str | None) -> str:
    words = markup()
    if tag in words.boxes:
        return words.boxes[tag]
    if tag in words.never:
        return ""
    if role in words.roles:
        return words.roles[role]
    named = f"{names or ''} {name or ''}".strip()
    return _box_of_words(named) if named and len(named) < 200 else ""


@functools.lru_cache(maxsize=4096)
def _box_of_words(named: str) -> str:
    """The kind of furniture that the first of its kinds' words names, two words in a row taken as one too."""
    if not _may_name(named):
        return ""
    kinds, best, last = _signs(), _NO_SIGN, ""
    for name in named.split():
        rank, first, end = _sign_in(name)
        best = min(best, rank, kinds.get(last + first, _NO_SIGN)) if last else min(best, rank)
        last = end
    return _sign_kinds()[best] if best != _NO_SIGN else ""


def _may_name(named: str) -> bool:
    """False for classes that hold no sign, even with what parts their words taken out: a quick look."""
    long, few, short = _looks()
    flat = "".join(named.replace("-", " ").replace("_", " ").casefold().split())
    return long.first(flat) is not None or (any(sign in flat for sign in few) and short.search(named) is not None)


@functools.cache
def _looks() -> tuple[Phrases, tuple[str, ...], re.Pattern[str]]:
    """The signs that are looked for anywhere, and those so short that they must stand as words ("ad", "nav")."""
    few = tuple(sign for sign in _signs() if len(sign) < _LEAST_SIGN)
    words = rf"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:{any_of(few)})(?![a-z])"
    return Phrases(sign for sign in _signs() if len(sign) >= _LEAST_SIGN), few, re.compile(words)


@functools.lru_cache(maxsize=8192)
def _sign_in(name: str) -> tuple[int, str, str]:
    """The rank of the sign in one name of a class, and the name's first and last word."""
    kinds = _signs()
    words = [word.casefold() for word in _CAMEL.split(name) if word] or [""]
    ranks = [kinds.get(word, _NO_SIGN) for word in (*words, *(a + b for a, b in itertools.pairwise(words)))]
    return min(ranks), words[0], words[-1]


@functools.cache
def _signs() -> dict[str, int]:
    """Every word of a class that makes a box, with the rank of its kind."""
    table: dict[str, int] = {}
    for rank, signs in enumerate(furniture().classes.values()):
        for sign in signs:
            table.setdefault(sign, rank)
    return table


@functools.cache
def _sign_kinds() -> tuple[str, ...]:
    return tuple(kind.removesuffix("_footer") for kind in furniture().classes)
