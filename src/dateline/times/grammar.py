"""Rules over token classes: how they are written, compiled and looked up.

A pattern is a regular expression whose letters are token classes, ``<month><dot>?(?P<d><day>)``; names in capitals
are the macros below. No quantifier stands inside another, so matching is linear in a bounded window.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.times import spans
from dateline.times.reading import Reading
from dateline.times.tense import Tense, tense
from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import cues

_MACROS = {
    "MONTH": "<month><dot>?",
    "WD": "<weekday><dot>?",
    "D": "(?:<day>|<nth>|<num><dash>?<ord>|<num><dash>?<second>|<ord>|<second>)",
    "DW": "(?:<day>|<nth>|<num><dash>?<ord>|<num><dash>?<second>|<ord>|<second>|<num><dash>?<num>|<num>)",
    "DIGITS": "(?:<day>|<nth>)",
    "LINK": "(?:<dash>|<long>|<to>|<and>|<or>)",
    "SPAN": "(?:<dash>|<long>|<to>)",
    "YEAR": "<year>",
    "ORD": "(?:<ord>|<second>|<nth>)",
    "UNIT": "(?:<unit>|<second>|<hmark>)",
    "HEDGE": "(?:<about>|<nearly>|<more><than>?|<less><than>?|<at><least>)?",
    "NUM": "(?:<num><dash>?<num>|<num><and><a>?<half>|<num>|<day><dash><day>|<day>|<int>|<year>|<dec>)",
    "SOME": "(?:<the>?<a>?<couple><of>?|<a>?<few>|<half><a>|<half><dash>?|<a><half><dash>?|<a>)",
    "REL": "(?:<next>|<last>|<this>|<previous>|<following>)",
}
_NAME = re.compile(r"(?<!P)<([a-z]+)>")
_MACRO = re.compile(r"(?<!P)<([A-Z]+)>")
_GROUP = re.compile(r"\(\?P<\w+>")
_NEAR = 366
"""Days from the anchor within which a story's own happenings lie."""
_TOLD_FROM = frozenset({"neighbour", "part-beside", "weekday:beside"})


@dataclass(slots=True)
class Scene:
    """The text being read: its tokens, its anchor, and what was read before.

    ``now`` is the clock of the anchor where one was given: "in five minutes". ``behind`` while what follows "since"
    is read: that lies behind, whatever the verbs say.
    """

    tokens: Tokens
    on: dt.date | None
    zone: str | None
    behind: bool = False
    now: dt.datetime | None = None
    readings: list[tuple[int, int, Reading]] = field(default_factory=list)

    def tense(self, i: int, j: int) -> Tense:
        """Past or future of the tokens ``i`` to ``j``."""
        if self.behind:
            return Tense("past", True, "since")
        return tense(self.tokens, i, j)

    def last_day(self) -> dt.date | None:
        """The day that was named last, if any."""
        for _, _, reading in reversed(self.readings[-8:]):
            when = reading.when
            if reading.kind in ("date", "time") and when and when.grain == "day" and (when.first or when.last):
                return when.first or when.last
        return None

    def told_day(self) -> dt.date | None:
        """The day that something told of took place: none of the distant past, none told from another day.

        "sat down on Saturday, after a contact the day before, only to part the same evening" means Saturday's.
        """
        near = [
            when.first
            for _, _, reading in self.readings[-8:]
            if reading.kind in ("date", "time") and (when := reading.when) and when.grain == "day" and when.first
            if reading.rule not in _TOLD_FROM and (self.on is None or abs((when.first - self.on).days) <= _NEAR)
        ]
        return near[-1] if near else self.last_day()

    def last_named_beside_reports(self) -> dt.date | None:
        """As ``last_named``, but past the day on which somebody said something, where another was named."""
        for start, _, reading in reversed(self.readings[-8:]):
            when = reading.named or reading.when
            led = self.tokens.low(start - 1 - (self.tokens.low(start - 1) == "on"))
            if reading.kind in ("date", "time") and when and when.first and led not in cues().report:
                return when.first
        return self.last_named()

    def day_after_named(self) -> dt.date | None:
        """The last day of the days named last: what "the following day" follows."""
        for _, _, reading in reversed(self.readings[-8:]):
            when = reading.when
            if reading.kind in ("date", "time") and when and when.grain == "day" and when.first:
                return when.last or when.first
        return None

    def last_named(self) -> dt.date | None:
        """The first day of whatever day, month or year was named last."""
        for _, _, reading in reversed(self.readings[-8:]):
            when = reading.named or reading.when
            if reading.kind in ("date", "time") and when and when.first:
                return when.first
        return None

    def last_range(self) -> spans.When | None:
        """The days named last, where they are several: what has a first, a second and a last day."""
        for _, _, reading in reversed(self.readings[-3:]):
            when = reading.when
            if reading.kind == "date" and when and when.grain == "day" and when.first and when.last != when.first:
                return when if when.last else None
        return None

    def last_grain(self) -> str | None:
        """How coarse the date named last was."""
        return next((r.when.grain for _, _, r in reversed(self.readings[-8:]) if r.kind == "date" and r.when), None)

    def last_period(self, unit: str) -> spans.When | None:
        """The month, quarter or year named last, where nothing finer was since and ``unit`` counts whole ones of it."""
        allowed = {"year": ("month", "quarter", "year"), "month": ("month",), "quarter": ("quarter",)}.get(unit, ())
        for _, _, reading in reversed(self.readings[-3:]):
            when = reading.named or reading.when
            if reading.kind == "date" and when is not None:
                return when if when.grain in allowed and when.first else None
        return None


@dataclass(frozen=True, slots=True)
class Hit:
    """One match: tokens ``i`` to ``j`` of a scene, and the named parts."""

    scene: Scene
    i: int
    j: int
    parts: re.Match[str]

    def span(self, name: str) -> tuple[int, int]:
        """Token bounds of a part; equal where it is absent."""
        return self.parts.span(name)

    def has(self, name: str) -> bool:
        """True where the part is there."""
        return name in self.parts.re.groupindex and self.parts.start(name) >= 0

    def value(self, name: str) -> int | str:
        """What the first token of a part stands for."""
        return self.scene.tokens.values[self.parts.start(name)]

    def number(self, name: str) -> int:
        """The same, where it is a number."""
        return int(self.value(name))

    def low(self, name: str) -> str:
        """The lower-case first word of a part, empty where it is absent."""
        return self.scene.tokens.low(self.parts.start(name)) if self.has(name) else ""

    def day_number(self, name: str) -> int:
        """A day of the month in digits or words: "17", "17th", "twenty-first"; 0 for what is none."""
        i, j = self.span(name)
        values = [v for v in self.scene.tokens.values[i:j] if isinstance(v, int)]
        if len(values) == 2 and not (values[0] in (20, 30) and 1 <= values[1] <= 9):
            return 0
        return sum(values) if 1 <= sum(values) <= 31 else 0

    def tense(self) -> Tense:
        """Past or future of this match."""
        return self.scene.tense(self.i, self.j)


Read = Callable[[Hit], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with a name and what it means. ``read`` may still say no."""

    id: str
    pattern: str
    read: Read


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule whose pattern is compiled, with its place in the order."""

    order: int
    rule: Rule
    regex: re.Pattern[str]


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """``pattern`` over class characters."""
    return re.compile(expand(pattern))


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """A pattern that matches where one of ``patterns`` does, without their groups; of none, nowhere."""
    return re.compile("|".join(_GROUP.sub("(?:", pattern.pattern) for pattern in patterns) or "(?!)")


def expand(pattern: str) -> str:
    """``pattern`` with macros and names replaced."""
    letters = alphabet()
    whole = _MACRO.sub(lambda m: _MACROS[m[1]], pattern.replace(" ", ""))
    return _NAME.sub(lambda m: letters[m[1]], whole)


def index(rules: Iterable[Rule]) -> dict[str, list[Compiled]]:
    """Class character -> the rules that may start with it."""
    table: dict[str, list[Compiled]] = {}
    for order, rule in enumerate(rules):
        source = expand(rule.pattern)
        compiled = Compiled(order, rule, re.compile(source))
        for letter in firsts(source):
            table.setdefault(letter, []).append(compiled)
    return table


def firsts(source: str) -> set[str]:
    """The characters that an expanded pattern can start with."""
    found, _, _ = _alternatives(source, 0)
    return found


def _alternatives(source: str, at: int) -> tuple[set[str], bool, int]:
    """First characters, whether it may be empty, and where the alternatives from ``at`` end."""
    found: set[str] = set()
    empty = False
    while True:
        some, may_be_empty, at = _sequence(source, at)
        found |= some
        empty |= may_be_empty
        if at >= len(source) or source[at] == ")":
            return found, empty, at
        at += 1


def _sequence(source: str, at: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    empty = True
    while at < len(source) and source[at] not in "|)":
        some, optional, at = _item(source, at)
        if at < len(source) and source[at] in "?*":
            optional = True
            at += 1
        elif at < len(source) and source[at] == "{":
            optional |= source[at + 1] == "0"
            at = source.index("}", at) + 1
        if at < len(source) and source[at] == "?":
            at += 1
        if empty:
            found |= some
        empty &= optional
    return found, empty, at


def _item(source: str, at: int) -> tuple[set[str], bool, int]:
    if source[at] != "(":
        return {source[at]}, False, at + 1
    if source.startswith(("(?!", "(?="), at):
        _, _, end = _alternatives(source, at + 3)
        return set(), True, end + 1
    inner = (
        at + 3
        if source.startswith("(?:", at)
        else source.index(">", at) + 1
        if source.startswith("(?P", at)
        else at + 1
    )
    found, empty, end = _alternatives(source, inner)
    return found, empty, end + 1
