"""What the wording of a post means: its rank and portfolio, by state where they differ, and by its modifiers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import names
from dateline.language import Lexicon, Pattern, any_case, any_word
from dateline.vocabulary import load, tables

SPEAKER = "speaker"


class PostCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/post_cues.yaml."""

    modifiers: list[str]
    passing: list[str]
    staffs: list[str]
    staff_rank: str
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
    apposed: list[str]
    of_both: list[str]
    apart: list[str]
    acts: list[str]
    acts_as_nouns: frozenset[str]
    leading_on: list[str]
    sent: frozenset[str]
    joined: list[str]
    generic: frozenset[str]
    generic_link: list[str]
    public: list[str]
    private: list[str]
    heads_of_organisations: list[str]
    whole: list[str]
    serving: list[str]
    parts: list[str]
    alone_in: dict[str, str]
    colleges: list[str]
    regions: list[str]
    host_states: list[str]


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
    yield from _chiefs_of_staffs()
    for form in words().generic:
        yield form, Sense("unknown", "other")
    for form in names.words().speakers:
        yield form, Sense(SPEAKER, None)


def _chiefs_of_staffs() -> Iterator[tuple[str, Sense]]:
    """ "Chief of the Turkish General Staff": the state's adjective stands inside the post's wording."""
    for state in tables.states():
        for demonym in state.demonyms:
            for staff in words().staffs:
                yield f"chief of the {demonym} {staff}", Sense(words().staff_rank, "defence", (state.code,))


@functools.cache
def only_with_name() -> frozenset[str]:
    """Wordings that are plain words, too: posts only right before or after a name."""
    return frozenset(tables.only_with_name()) | words().generic


def choose(senses: Sequence[Sense], code: str | None) -> Sense:
    """The sense of a wording for a bearer of the state ``code``: a speaker first, then the state's own, then any."""
    speakers = [s for s in senses if s.level == SPEAKER]
    own = [s for s in senses if code and code in s.countries]
    general = [s for s in senses if not s.countries]
    return (speakers or own or general or list(senses))[0]


def of_head(word: str, code: str | None) -> Sense | None:
    """The sense of a post that is the highest of an organisation: its bearer is a leader there."""
    return Sense("leader", "leader") if code and word in _heads().get(code, ()) else None


@functools.cache
def _heads() -> dict[str, frozenset[str]]:
    always = frozenset(words().heads_of_organisations)
    table = {o.code: o for o in tables.organisations() if o.code.startswith("IGO:")}
    return {code: always | {t.lower() for t in o.head_titles} for code, o in table.items()}


@functools.cache
def owned_houses() -> Lexicon[str]:
    """Institutions whose name alone says whose they are ("AIT", "the Sovereignty Council"), with that code."""
    table = [(body, code) for body in tables.bodies() if (code := body.country or body.organisation)]
    return Lexicon((form, code) for body, code in table for form in (body.name, *body.names, *body.short))


def place(level: str) -> int:
    """How far down the ladder a rung stands, 0 for leaders; what is none stands last."""
    ladder = tables.ladder()
    return ladder.index(level) if level in ladder else len(ladder)


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


@functools.cache
def _fields() -> tuple[re.Pattern[str], dict[str, str]]:
    """What lists fields before a plural post ("foreign and "), and the portfolio of each field."""
    table: dict[str, str] = {word.lower(): name for name, forms in tables.portfolio_words().items() for word in forms}
    word = any_word(table)
    return any_case(rf"(?<![\w\-])(?:{word}, )*{word},? and $"), table


def fields_listed(head: str) -> str:
    """ "foreign and " of "foreign and defence ministers": the fields that a plural post names before its last one."""
    found = _fields()[0].search(head)
    return found[0] if found else ""


def portfolios_in(listed: str) -> tuple[str, ...]:
    """The portfolios of such a list, in its order."""
    words_of = re.split(r", and | and |, ", listed.lower())
    return tuple(dict.fromkeys(_fields()[1][word] for word in words_of if word in _fields()[1]))


_MODIFIER = Pattern(r"{modifiers}", words, re.I)


def is_modifier(word: str) -> bool:
    """True for a word that may stand before the head of a post: "deputy", "acting"."""
    return bool(_MODIFIER.fullmatch(word))


def is_former(modifiers: str) -> bool:
    """True where the modifiers say that the post is no longer held."""
    return bool(_FORMER.search(modifiers))
