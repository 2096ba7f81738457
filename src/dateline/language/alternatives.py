"""Regular expressions that ignore case, rewritten so that a long list of alternatives is entered at its right letter.

Where case counts, ``re`` looks at the first letter of an alternative before it tries it; where case is ignored it tries
them all, at every place. So alternatives that open with one letter are put together behind that letter, written in
both cases: ``talks?|summit|trip|visit`` becomes ``(?-i:[Tt])(?:alks?|rip)|(?-i:[Ss])ummit|...``. What matches stays
the same, and which of several alternatives: two change places only where no text can open both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^]\\])*\]|\((?:\?(?:P<\w+>|P=\w+|<?[=!]|[a-zA-Z-]*:))?"
    r"|(?:[?*+]|\{\d+(?:,\d*)?\}|\{,\d+\})[?+]?|[^\\]",
    re.S,
)
_QUANTIFIER = re.compile(r"[?*+]|\{[\d,]+\}")
_LETTERS = re.compile(r"\[[A-Za-z]+\]")
_UNUSUAL = re.compile(r"\(\?(?:[(>#]|[a-zA-Z-]+\))")
_LEFT_ALONE = 3
"""So few alternatives gain nothing."""
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
"""What else matches these letters where case is ignored."""
_NOTHING: frozenset[str] = frozenset()


def quicker(source: str) -> str:
    """An expression that finds, under ``re.I``, what ``source`` finds, with the same groups, sooner.

    One with conditions, atomic groups or flags for all of it comes back as it is.
    """
    return source if _UNUSUAL.search(source) else _Rewriting(_TOKEN.findall(source)).alternatives().source


def any_case(source: str) -> re.Pattern[str]:
    """``source`` compiled to ignore case."""
    return re.compile(quicker(source), re.I)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of an expression.

    ``firsts`` are the small letters and marks that a text may open with (None: any), ``empty`` is True where it may
    match no text; ``rest`` is the piece without its first letter where it opens with one and has no groups to count.
    """

    source: str
    firsts: frozenset[str] | None
    empty: bool
    rest: str | None = None


class _Rewriting:
    """One walk over the tokens of an expression."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = (*tokens, "")
        self._at = 0

    def alternatives(self) -> _Part:
        """What stands from here to the end of the group."""
        branches = [self._sequence()]
        while self._tokens[self._at] == "|":
            self._at += 1
            branches.append(self._sequence())
        firsts = _union(branch.firsts for branch in branches)
        return _Part(_together(branches, firsts), firsts, any(branch.empty for branch in branches))

    def _sequence(self) -> _Part:
        begin, parts = self._at, list[_Part]()
        while self._tokens[self._at] not in ("", "|", ")"):
            parts.append(self._quantified())
        width = next((n for n, part in enumerate(parts) if not part.empty), None)
        firsts = None if width is None else _union(part.firsts for part in parts[: width + 1])
        source = "".join(part.source for part in parts)
        if any(token == "(" or token.startswith("(?P<") for token in self._tokens[begin : self._at]):
            return _Part(source, firsts, width is None)
        rest = source[len(parts[0].source) :] if parts and parts[0].rest is not None else None
        return _Part(source, firsts, width is None, rest)

    def _quantified(self) -> _Part:
        one = self._one()
        token = self._tokens[self._at]
        if not _QUANTIFIER.match(token):
            return one
        self._at += 1
        return _Part(one.source + token, one.firsts, one.empty or token[0] in "?*" or token.startswith(("{0", "{,")))

    def _one(self) -> _Part:
        token = self._tokens[self._at]
        self._at += 1
        if token[0] == "(":
            return self._group(token)
        if token in ("^", "$", r"\b", r"\B", r"\A", r"\Z"):
            return _Part(token, _NOTHING, empty=True)
        if _LETTERS.fullmatch(token):
            return _Part(token, frozenset(token[1:-1].lower()), empty=False)
        wide = len(token) > 1 and (token[0] == "[" or token[1].isalnum())
        if wide or token == "." or not token.isascii():
            return _Part(token, None, empty=False)
        return _Part(token, frozenset(token[-1].lower()), empty=False, rest="")

    def _group(self, opening: str) -> _Part:
        if opening not in ("(", "(?:") and not opening.startswith(("(?P<", "(?=", "(?!", "(?<")):
            return self._untouched(opening)
        inner = self.alternatives()
        self._at += 1
        source = f"{opening}{inner.source})"
        if opening.endswith(("=", "!")):
            return _Part(source, _NOTHING, empty=True)
        return _Part(source, inner.firsts, inner.empty)

    def _untouched(self, opening: str) -> _Part:
        """A group with flags of its own, or what another group matched."""
        begin, depth = self._at, 1
        while depth:
            depth += (self._tokens[self._at][0] == "(") - (self._tokens[self._at] == ")")
            self._at += 1
        return _Part(opening + "".join(self._tokens[begin : self._at]), None, empty=True)


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found = _NOTHING
    for some in sets:
        if some is None:
            return None
        found |= some
    return found


def _together(branches: Sequence[_Part], firsts: frozenset[str] | None) -> str:
    """The branches by their first letters, and before them the letters that lead to any of them."""
    if len(branches) <= _LEFT_ALONE:
        return "|".join(branch.source for branch in branches)
    groups: list[list[_Part]] = []
    for branch in branches:
        home = _home(groups, branch)
        if home:
            home.append(branch)
        else:
            groups.append([branch])
    told = "|".join(map(_behind_its_letter, groups))
    return f"{_ahead(firsts)}(?:{told})" if firsts else told


def _home(groups: Sequence[list[_Part]], branch: _Part) -> list[_Part] | None:
    """The group of the same first letter, where nothing behind it may open as the branch does."""
    if branch.rest is None or branch.firsts is None:
        return None
    for group in reversed(groups):
        theirs = group[0].firsts
        if theirs == branch.firsts and group[0].rest is not None:
            return group
        if theirs is None or theirs & branch.firsts:
            return None
    return None


def _behind_its_letter(group: Sequence[_Part]) -> str:
    one = group[0]
    if one.rest is None or not one.firsts:
        return f"{_ahead(one.firsts)}{one.source}" if one.firsts else one.source
    rests = "|".join(part.rest or "" for part in group)
    return f"(?-i:{_any_letter(one.firsts)})" + (f"(?:{rests})" if len(group) > 1 else rests)


def _ahead(firsts: Iterable[str]) -> str:
    return f"(?-i:(?={_any_letter(firsts)}))"


def _any_letter(firsts: Iterable[str]) -> str:
    letters = (letter for first in sorted(firsts) for letter in first + first.upper() + _ALSO.get(first, ""))
    return f"[{''.join(map(re.escape, dict.fromkeys(letters)))}]"
