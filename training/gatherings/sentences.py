"""The labelled sentences of ``corpus/sentences``: their form, and what the scores see of each.

A line is ``KIND STATUS | CODES | sentence with [[the words that tell it]]`` or ``none | CLASS | sentence``. Lines below
a line that begins with ``#`` (the style and the day) are one story in order, its headline first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline import actors, reading
from dateline.events import needs, timeline, triggers
from dateline.events.learned import signs
from dateline.events.learned.signs import Line
from dateline.language import PatternPipeline
from dateline.model import Span
from dateline.sources import Bytes

DAY = "2024-06-13"
NONE = "none"
_MARKED = re.compile(r"\[\[(.+?)\]\]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Sentence(msgspec.Struct, frozen=True):
    """One labelled sentence; ``marked`` are the words that tell it. ``kind`` "none" tells no gathering."""

    text: str
    kind: str
    status: str | None
    codes: tuple[str, ...]
    marked: Span | None


class Story(msgspec.Struct, frozen=True):
    """Sentences that stand in one story, and its day."""

    day: str
    sentences: tuple[Sentence, ...]


class Seen(msgspec.Struct, frozen=True):
    """A sentence with what the scores see of it; ``marked`` in offsets of the story's text."""

    sentence: Sentence
    line: Line
    marked: Span | None


def stories(path: Path) -> Iterator[Story]:
    """The stories of one file; a sentence that stands alone is one. Raises ValueError for a line of another form."""
    day, told = DAY, list[Sentence]()
    together = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            if told:
                yield Story(day, tuple(told))
            found = _DAY.search(line)
            day, told, together = found[0] if found else DAY, [], True
        else:
            told.append(sentence(line, f"{path.name}:{number}"))
            if not together:
                yield Story(day, tuple(told))
                told = []
    if told:
        yield Story(day, tuple(told))


def sentence(line: str, at: str) -> Sentence:
    """The sentence of one line. Raises ValueError, with ``at``, where it has another form."""
    parts = [part.strip() for part in line.split(" | ", 2)]
    if len(parts) < 3:
        raise ValueError(f"{at}: {line[:60]!r} is no line of a sentence; see corpus/sentences/README.md")
    head, codes, text = parts
    if head == NONE:
        return Sentence(text, NONE, None, (), None)
    marked = _MARKED.search(text)
    kind, _, status = head.partition(" ")
    if marked is None or not status:
        raise ValueError(f"{at}: no [[words]] or no status; see corpus/sentences/README.md")
    plain = text[: marked.start()] + marked[1] + text[marked.end() :]
    return Sentence(plain, kind, status, tuple(codes.split()), Span(marked.start(), marked.start() + len(marked[1])))


def seen(story: Story) -> Iterator[Seen]:
    """Each sentence of a story as the engine would score it; those that reading drops are left out."""
    text = "\n\n".join(s.text for s in story.sentences)
    data = text.encode()
    source = Bytes("story.txt", data, hashlib.sha256(data).hexdigest())
    read = reading.read(source, date=story.day)[0]
    doc = PatternPipeline().analyse(read)
    cast = actors.find(doc)
    times = timeline.of(doc, dt.date.fromisoformat(story.day))
    of_a_call = needs.is_of_a_call(doc)
    for labelled, span in _places(story, doc.text):
        orders = [n for n, s in enumerate(cast.scenes) if span.overlaps(s.sentence.span)]
        marked = labelled.marked.shift(span.start) if labelled.marked else None
        order = _chosen(orders, [cast.scenes[n].sentence.span for n in orders], marked)
        if order is not None:
            scene = cast.scenes[order]
            every = triggers.find(doc.text, scene.sentence.span)
            yield Seen(labelled, signs.line(doc.text, scene, cast, times[order], every, of_a_call), marked)


def _chosen(orders: Sequence[int], spans: Sequence[Span], marked: Span | None) -> int | None:
    """The sentence with the marked words, else the longest of those that a line was cut into."""
    if not orders:
        return None
    if marked:
        return next((n for n, s in zip(orders, spans, strict=True) if s.start <= marked.start < s.end), None)
    return max(zip(orders, spans, strict=True), key=lambda one: one[1].end - one[1].start)[0]


def _places(story: Story, text: str) -> Iterator[tuple[Sentence, Span]]:
    at = 0
    for labelled in story.sentences:
        start = text.find(labelled.text, at)
        if start >= 0:
            at = start + len(labelled.text)
            yield labelled, Span(start, at)
