"""The verbs of acts in a sentence, each with the frames it may stand for."""

from __future__ import annotations

import functools

import msgspec

from dateline.events.acts.inflect import Form, forms
from dateline.events.acts.words import ActFrame, verbs
from dateline.language import Lexicon
from dateline.model import Span


class Sense(msgspec.Struct, frozen=True):
    """One meaning of a verb's form."""

    frame: ActFrame
    form: Form


class ActTrigger(msgspec.Struct, frozen=True):
    """A verb of acts where it stands, with its meanings in the order of the vocabulary."""

    span: Span
    senses: tuple[Sense, ...]

    @property
    def counts(self) -> bool:
        """True for a verb that may stand on a record, or says how the verb behind it stands."""
        return any(not s.frame.codebook or s.frame.carries for s in self.senses)


@functools.cache
def _lexicon() -> Lexicon[tuple[Sense, ...]]:
    table = verbs()
    senses: dict[str, list[Sense]] = {}
    for frame in table.frames:
        for verb in frame.verbs:
            told = [(verb, "past")] if frame.inverted else forms(verb, table.irregular, table.doubling)
            for form, kind in told:
                senses.setdefault(form, []).append(Sense(frame, kind))  # type: ignore[arg-type]
    return Lexicon(((form, tuple(found)) for form, found in senses.items()), fold=True)


def find(text: str, span: Span) -> list[ActTrigger]:
    """The verbs of acts of ``text[span]`` (plain text), in order."""
    return [ActTrigger(hit.span(span.start), hit.value) for hit in _lexicon().find(span.cut(text))]


def may_tell(text: str, span: Span) -> bool:
    """True where ``text[span]`` holds a verb of an act that stands on a record, so that the story is worth a look."""
    return any(trigger.counts for trigger in find(text, span))
