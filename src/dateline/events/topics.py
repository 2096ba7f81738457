"""Stretches of a sentence that are talked about: whoever is named there does not talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.events.party_cues import words
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.model import Span

GAP = 6
_TOPIC = Pattern(r"(?<![\w-]){topic}(?![\w-])", words, re.I)
_END = Pattern(r"{topic_ends}", words)


class Topic(msgspec.Struct, frozen=True):
    """A stretch that is talked about; ``begin`` is where it starts behind a word like "about"."""

    span: Span
    begin: int


def find(text: str, sentence: Span) -> list[Topic]:
    """The stretches of a sentence from a word like "about" to " with ", a comma or the sentence's end."""
    found = []
    for opener in _TOPIC.finditer(text, sentence.start, sentence.end):
        stop = _END.search(text, opener.end(), sentence.end)
        found.append(Topic(Span(opener.start(), stop.start() if stop else sentence.end), opener.end()))
    return found


def apart(text: str, topics: Sequence[Topic], trigger: Trigger) -> list[Span]:
    """The stretches that do not belong to a trigger; of "discussed at talks" the trigger is what the word leads to."""
    holes = [t.span for t in topics if not t.span.holds(trigger.span) and not _leads_to(t, trigger)]
    return [*holes, *(_of_talk(text, t) for t in topics if t.begin == trigger.span.end and not trigger.is_noun)]


def _of_talk(text: str, topic: Topic) -> Span:
    """ "Discussed North Korea with Japan": what stands between the verb and its "with"."""
    company = text.find(" with ", topic.begin, topic.span.end)
    return Span(topic.begin, company if company >= 0 else topic.span.end)


def _leads_to(topic: Topic, trigger: Trigger) -> bool:
    return topic.begin <= trigger.span.start and trigger.span.start - topic.begin < GAP
