"""The one interface behind which the language pipeline stands.

``analyse`` turns the clean paragraphs of a reading into sentences with clauses, by words and patterns. A parsed
pipeline gives a second opinion beside them: ``Document.parse`` is the tree of a sentence, made when first asked for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from dateline.language import attribution, sentences
from dateline.language import clauses as clause_rules
from dateline.language.attribution import Attribution
from dateline.language.clauses import Clause
from dateline.language.normal import plain
from dateline.language.parse import Parse, Parser
from dateline.model import Reading, Span


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: where it stands, in which paragraph (-1: the headline), and its clauses."""

    span: Span
    paragraph: int
    clauses: tuple[Clause, ...]
    attributions: tuple[Attribution, ...] = ()

    def clause_at(self, offset: int) -> Clause:
        """The clause that covers ``offset`` (the nearest one where none does)."""
        for clause in self.clauses:
            if clause.span.start <= offset < clause.span.end:
                return clause
        return self.clauses[-1]


class Trees:
    """The trees of one document, each made when first asked for."""

    def __init__(self, parser: Callable[[], Parser]) -> None:
        self._parser = parser
        self._done: dict[Span, Parse] = {}

    def of(self, text: str, span: Span) -> Parse:
        """The tree of ``text[span]``."""
        if span not in self._done:
            self.take(text, [span])
        return self._done[span]

    def take(self, text: str, spans: Sequence[Span]) -> None:
        """Parse several at once: half the time of one by one."""
        spans = [span for span in spans if span not in self._done]
        self._done.update(zip(spans, self._parser().parse(text, spans) if spans else (), strict=True))


class Document(msgspec.Struct, frozen=True):
    """The text to match on (``plain``: same offsets as the source) and its sentences, headline first."""

    text: str
    sentences: tuple[Sentence, ...]
    trees: Trees | None = None

    def parse(self, sentence: Sentence) -> Parse | None:
        """The tree of one of its sentences; None where the pipeline works by patterns alone."""
        return self.trees.of(self.text, sentence.span) if self.trees else None

    def cut(self, span: Span) -> str:
        """The plain characters of a span."""
        return self.text[span.start : span.end]


class Pipeline(Protocol):
    """What the rooms downstream ask of a language pipeline.

    ``identity`` is what the engine's identity says of it: "" for patterns alone.
    """

    identity: str

    def analyse(self, reading: Reading) -> Document:
        """Sentences and clauses of the headline and of every paragraph of the reporting."""
        ...


class PatternPipeline:
    """Sentences and clauses by words and patterns alone."""

    identity = ""

    def analyse(self, reading: Reading) -> Document:
        """See ``Pipeline.analyse``."""
        text = _plain(reading.text)
        found: list[Sentence] = []
        if reading.headline is not None:
            found.append(_sentence(text, reading.headline, -1))
        for number, paragraph in enumerate(reading.story.paragraphs):
            start = max(paragraph.start, reading.body) if number == 0 else paragraph.start
            for span in sentences.split(text, Span(min(start, paragraph.end), paragraph.end)):
                found.append(_sentence(text, span, number))
        return Document(text, tuple(found))


class ParsedPipeline(PatternPipeline):
    """The same, with a parser for second opinions, which ``load`` brings when the first tree is asked for."""

    def __init__(self, load: Callable[[], Parser], identity: str) -> None:
        self._load, self.identity = load, identity

    def analyse(self, reading: Reading) -> Document:
        """See ``Pipeline.analyse``."""
        return msgspec.structs.replace(super().analyse(reading), trees=Trees(self._load))


@functools.lru_cache(maxsize=2)
def _plain(text: str) -> str:
    """The stories of a feed share one text, one behind another."""
    return plain(text)


def _sentence(text: str, span: Span, paragraph: int) -> Sentence:
    return Sentence(span, paragraph, clause_rules.split(text, span), attribution.find(text, span))
