"""The forms of an English verb from its base: "lash out" -> "lashes out", "lashed out", "lashing out"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Literal

Form = Literal["base", "present", "past", "ing"]

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def forms(verb: str, irregular: Mapping[str, list[str]], doubling: Set[str]) -> Iterator[tuple[str, Form]]:
    """Every form of ``verb``, whose first word is inflected; past tense and participle are one form.

    ``irregular`` gives the past forms that do not end on -ed, ``doubling`` the verbs that double their last letter.
    """
    head, _, tail = verb.partition(" ")
    rest = f" {tail}" if tail else ""
    yield verb, "base"
    yield f"{_present(head)}{rest}", "present"
    stem = head + head[-1] if head in doubling else head
    for past in irregular.get(head) or [_past(stem)]:
        yield f"{past}{rest}", "past"
    yield f"{_ing(stem)}{rest}", "ing"


def _present(head: str) -> str:
    if _CONSONANT_Y.search(head):
        return f"{head[:-1]}ies"
    return f"{head}es" if _SIBILANT.search(head) else f"{head}s"


def _past(stem: str) -> str:
    if _CONSONANT_Y.search(stem):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def _ing(stem: str) -> str:
    bare = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
    return f"{stem[:-1]}ing" if bare else f"{stem}ing"
