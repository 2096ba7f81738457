"""What the wording of a post means: its rank and portfolio, by state where they differ, and by its modifiers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import names
from dateline.language import Lexicon, Pattern
from dateline.vocabulary import load, tables

SPEAKER = "speaker"


class PostCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/post_cues.yaml."""

    modifiers: list[str]
    deputy: list[str]
    lowered: dict[str, str]
    assistant: list[str]
    assisted: frozenset[str]
    former: list[str]
    links: list[str]
    placing: list[str]
    houses: list[str]
    bureaus: list[str]
    bureau_heads: list[str]
    bureau_deputies: list[str]
    bureau_rank: str
    between: list[str]
    apart: list[str]
    acts: list[str]
    leading_on: list[str]


@functools.cache
def words() -> PostCues:
    """The vocabulary around posts."""
    return load("post_cues", PostCues)


class Sense(msgspec.Struct, frozen=True):
    """Rank and portfolio of a post's wording; ``countries`` limits it; ``plural`` where it names several people."""

    level: str
    portfolio: str | None
    countries: tuple[str, ...] = ()
    plural: bool = False


@functools.cache
def lexicon() -> Lexicon[tuple[Sense, ...]]:
    """Every wording of a post with its senses."""
    table: dict[str, list[Sense]] = {}
    for form, sense in _entries():
        table.setdefault(form.lower(), []).append(sense)
    return Lexicon(((form, tuple(senses)) for form, senses in table.items()), fold=True)


def _entries() -> Iterator[tuple[str, Sense]]:
    for rank in tables.ranks():
        for form in (*rank.titles, *rank.short):
            yield form, Sense(rank.level, rank.portfolio, rank.countries, False)
        for form in rank.plurals:
            yield form, Sense(rank.level, rank.portfolio, rank.countries, True)
    for form in names.words().speakers:
        yield form, Sense(SPEAKER, None)


@functools.cache
def only_with_name() -> frozenset[str]:
    """Wordings that are plain words, too: posts only right before or after a name."""
    return frozenset(tables.only_with_name())


def choose(senses: Sequence[Sense], code: str | None) -> Sense:
    """The sense of a wording for a bearer of the state ``code``: a speaker first, then the state's own, then any."""
    speakers = [s for s in senses if s.level == SPEAKER]
    own = [s for s in senses if code and code in s.countries]
    general = [s for s in senses if not s.countries]
    return (speakers or own or general or list(senses))[0]


_DEPUTY = Pattern(r"\b{deputy}\b", words, re.I)
_ASSISTANT = Pattern(r"\b{assistant}\b", words, re.I)
_FORMER = Pattern(r"\b{former}\b", words, re.I)


def with_modifiers(level: str, modifiers: str) -> str:
    """The rung of a post with what stands before its head: "deputy", "assistant"."""
    if _DEPUTY.search(modifiers):
        return words().lowered.get(level, level)
    if _ASSISTANT.search(modifiers) and level in words().assisted:
        return "deputy_minister"
    return level


def is_former(modifiers: str) -> bool:
    """True where the modifiers say that the post is no longer held."""
    return bool(_FORMER.search(modifiers))
