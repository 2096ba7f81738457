"""What a format hands to anatomy: one text, its blocks, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.model import Dropped

_STRETCH = 1 << 16


def collapse(text: str) -> str:
    """``text`` with every run of white space as one blank, ends cut."""
    if len(text) <= _STRETCH:
        return " ".join(text.split())
    return " ".join(filter(None, (" ".join(piece.split()) for piece in _stretches(text))))


def _stretches(text: str) -> Iterator[str]:
    """``text`` in pieces that end at a blank: a megabyte in one line need not become a million words at once."""
    at = 0
    while at < len(text):
        end = text.find(" ", at + _STRETCH)
        end = len(text) if end < 0 else end
        yield text[at:end]
        at = end


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of the page's text that stands by itself.

    ``text`` is ``page.text[start:end]`` collapsed. ``tag`` is the element ("" in plain text), ``boxes`` the kinds of
    furniture its surroundings claim to be, the outermost first, each with the number of the element that claims it,
    ``links`` the share of its letters inside links, ``island`` the number of the container it lies in, ``article``
    that of the outermost <article> (0: none).
    """

    text: str
    start: int
    end: int
    tag: str = ""
    boxes: tuple[tuple[str, int], ...] = ()
    links: float = 0.0
    island: int = 0
    article: int = 0

    @property
    def box(self) -> str:
        """What the outermost of its boxes claims to be; "" for none."""
        return self.boxes[0][0] if self.boxes else ""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The page's own metadata, as worded there; the first that answers comes first.

    ``located`` is where a wire's metadata says it writes from, ``notice`` what it says became of the story.
    ``pointers`` says of (field, value) where it stands, as evidence has it: "ld+json:/datePublished". ``articles`` are
    the facts of each article that the page's JSON-LD tells of, where it is more than one.
    """

    headlines: tuple[str, ...] = ()
    title: str | None = None
    descriptions: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    author_bodies: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    located: str | None = None
    notice: str | None = None
    pointers: tuple[tuple[str, str, str], ...] = ()
    articles: tuple[Facts, ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One story of a decoded source as anatomy takes it.

    ``text`` is the text of the whole source, the same for all its stories; ``blocks`` are those of this one.
    ``index`` is its place among the stories of the source, ``elsewhere`` is what it leaves to
    the page's other stories.
    """

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    facts: Facts = Facts()
    warnings: tuple[str, ...] = ()
    index: int = 0
    elsewhere: tuple[Dropped, ...] = ()


def block(text: str, start: int, end: int, **hints: object) -> Block | None:
    """The block at ``text[start:end]`` with white space at its ends cut off; None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return Block(text=collapse(piece), start=start, end=end, **hints) if end > start else None  # type: ignore[arg-type]
