"""A state's name that stands for something else: a person, a part of another state, a street or a firm.

"Rep. Jordan", "Chad Smith of the union", "Georgia Gov. Hale", "Lima, Ohio", "Kenya Avenue".
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from dateline.language import Pattern
from dateline.language.around import before, behind
from dateline.vocabulary import load

if TYPE_CHECKING:
    from dateline.actors.neighbours import Sense
    from dateline.language import Hit

BEFORE, BEHIND = 30, 40  # characters that tell


class LookalikeCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/lookalikes.yaml."""

    given_names: frozenset[str]
    styles: list[str]
    offices: list[str]
    homonyms: frozenset[str]
    parts: list[str]
    towns: list[str]
    part_before: list[str]
    part_behind: list[str]
    things: list[str]


@functools.cache
def _words() -> LookalikeCues:
    return load("lookalikes", LookalikeCues)


_STYLE = Pattern(r"\b{=styles}\.? (?:[A-Z][a-z]+ )?$", _words)
_FORENAME = re.compile(r"[A-Z][a-z]+ $")
_FIRST_WORD = re.compile(r"(?:^|[.\"] )[A-Z][a-z]+ $")
_SURNAME = Pattern(r" (?!{=offices}\b)[A-Z][a-z]+(?: (?:Jr|Sr)\.?)?(?=,| [a-z]|'s|\.|$)", _words)
_TOWN_BEFORE = Pattern(r"\b{=towns}, $", _words)
_PART_BEFORE = Pattern(r"\b{part_before} $", _words)
_PART_BEHIND = Pattern(r" ?{part_behind}\b", _words)
_PART = Pattern(r"\b{=parts}\b", _words)
_IN_A_PART = Pattern(r", {=parts}\b", _words)
_THING = Pattern(r" (?:[A-Z][a-z]+ )?{=things}\b", _words)


def is_one(cut: str, hit: Hit[Sense]) -> bool:
    """True where ``hit`` is no state in the sentence ``cut``."""
    sense, after = hit.value, behind(cut, hit.end, BEHIND)
    if sense.form not in ("name", "capital"):
        return False
    if _IN_A_PART.match(after):  # "Lima, Ohio"
        return True
    if sense.form == "capital":
        return False
    return bool(_THING.match(after)) or _is_person(cut, hit, after) or _is_part(cut, hit, after)


def _is_person(cut: str, hit: Hit[Sense], after: str) -> bool:
    if hit.value.name not in _words().given_names:
        return False
    head = before(cut, hit.start, BEFORE)
    forename = bool(_FORENAME.search(head)) and not _FIRST_WORD.search(head)
    return forename or bool(_STYLE.search(head) or _SURNAME.match(after))


def _is_part(cut: str, hit: Hit[Sense], after: str) -> bool:
    """The American Georgia: by a town before it, by its offices, or with another part of the union beside it."""
    if hit.value.name not in _words().homonyms:
        return False
    head = before(cut, hit.start, BEFORE)
    told = _TOWN_BEFORE.search(head) or _PART_BEFORE.search(head) or _PART_BEHIND.match(after)
    return bool(told) or any(not _is_town_of(cut, m.start()) for m in _PART.finditer(cut))


def _is_town_of(cut: str, at: int) -> bool:
    """ "New York" alone is where the United Nations meet."""
    return cut.startswith("New York", at) or cut.startswith("Virginia", at)
