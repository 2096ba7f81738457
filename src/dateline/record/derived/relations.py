"""How events stand to one another. Apart from margins, a relation needs a story that tells of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from dateline.model import Relation
from dateline.record import days
from dateline.record.case import Member
from dateline.record.derived.told import Told, by_story
from dateline.record.levels import RUNGS
from dateline.record.words import fold, other_label, same_label

_AHEAD = frozenset({"proposed", "planned", "postponed"})
_OFF = frozenset({"cancelled", "declined", "postponed"})
_GATHERINGS = frozenset({"meeting", "call", "visit", "exercise", "forum"})
_LASTING = frozenset({"in_force", "signed", "restored"})
MARGIN = 3
"""Days by which a meeting on the margins may lie beside the larger gathering as dated."""
AGAIN = 400
"""Days within which a new plan takes the place of what was called off."""


class Pair(msgspec.Struct, frozen=True):
    """Two events of one story and what it tells of each: ``one`` is asked how it stands to ``other``."""

    one: Told
    other: Told
    of_one: Member
    of_other: Member
    rounds: bool
    """True where both belong to one series."""


def relations(tolds: Sequence[Told], series: Mapping[str, str]) -> dict[str, list[Relation]]:
    """Relations by event id, each (type, other event) once, as the earliest story has it. ``series``: event -> series."""
    found: dict[str, dict[tuple[str, str], Relation]] = {}
    for told, relation in _on_margins(tolds):
        found.setdefault(told.event.id, {}).setdefault((relation.type, relation.event), relation)
    for items in by_story(tolds).values():
        for pair in _pairs(items, series):
            for name, rule in RULES:
                why = rule(pair)
                if why:
                    relation = Relation(type=name, event=pair.other.event.id, story=pair.of_one.story.id, why=why)
                    found.setdefault(pair.one.event.id, {}).setdefault((name, relation.event), relation)
                    break
    return {event: list(told.values()) for event, told in found.items()}


def _pairs(items: Sequence[tuple[Told, Member]], series: Mapping[str, str]) -> Iterator[Pair]:
    for one, of_one in items:
        for other, of_other in items:
            if one is other or not one.core or not _same_sides(one, other):
                continue
            mine = series.get(one.event.id)
            yield Pair(one, other, of_one, of_other, mine is not None and mine == series.get(other.event.id))


def _same_sides(one: Told, other: Told) -> bool:
    return one.core == other.core or (len(one.core & other.core) > 1)


def _part_of(pair: Pair) -> str:
    """A paper signed at a gathering, and talks within a visit, on its days."""
    one, other = pair.one.event, pair.other.event
    if other.kind not in ("visit", "meeting") or not pair.one.period or not pair.other.period:
        return ""
    within = days.sharp(other.when) and pair.other.period.holds(pair.one.period)
    if not within or other.status in _OFF or _elsewhere(pair):
        return ""
    if one.kind == "agreement" and one.status in ("signed", "concluded", "planned"):
        return f"{one.status} on the days of the {other.kind}"
    if one.kind in ("meeting", "call") and other.kind == "visit" and one.status not in _OFF:
        return "talks on the days of the visit"
    return ""


def _replaces(pair: Pair) -> str:
    """A new plan of the same kind and place, told by a story that also says that the earlier one was called off."""
    one, other = pair.one, pair.other
    if one.event.kind != other.event.kind or other.event.status not in ("cancelled", "declined"):
        return ""
    if one.event.status in _OFF or pair.of_one.report.prominence == "background" or _elsewhere(pair):
        return ""
    if not other.before(one) or days.gap(other.event.when, one.event.when) > AGAIN:
        return ""
    numbered = one.edition is not None and other.edition is not None and one.edition != other.edition
    return "" if numbered else f"the one of {other.event.when} was {other.event.status}"


def _implements(pair: Pair) -> str:
    """A gathering on an agreement that is made: its agenda or name carries the agreement's name."""
    one, other = pair.one.event, pair.other
    if one.kind not in _GATHERINGS or other.event.kind != "agreement" or other.event.status not in _LASTING:
        return ""
    if one.status in _OFF or not other.labels or (pair.other.period and not _not_before(pair)):
        return ""
    about = " ".join(fold(text) for text in (*one.agenda, one.series.name or ""))
    return "it is about the agreement" if any(fold(label) in about for label in other.labels) else ""


def _prepares(pair: Pair) -> str:
    """Talks held or ahead beside what is wished or set for later: a paper, a drill, a meeting higher up."""
    one, other, now = pair.one.event, pair.other.event, pair.of_other.report
    if one.kind not in _GATHERINGS or one.kind == "exercise" or one.status in _OFF or pair.rounds:
        return ""
    if pair.of_one.report.prominence == "background" or now.status not in ("proposed", "planned"):
        return ""
    if pair.other.period and pair.one.period and not pair.one.before(pair.other):
        return ""
    if now.status == "proposed":
        return f"the {other.kind} was still {now.status} when it was told with it"
    higher = RUNGS.get(one.level, -1) > RUNGS.get(other.level, 9) and other.kind in ("meeting", "visit")
    return f"at a lower level before the {other.kind} of {other.level}s" if higher else ""


def _follows_from(pair: Pair) -> str:
    """What a gathering or an act set going: told as ahead by the story that tells of it as done."""
    one, other = pair.one.event, pair.other
    now, then = pair.of_one.report, pair.of_other.report
    if other.event.kind == "other" or one.kind == "other" or other.event.status in _OFF or then.status in _OFF:
        return ""
    if pair.rounds:
        return f"the round after that of {other.event.when}" if other.before(pair.one) and other.news() else ""
    if _own_series(pair) or now.status not in ("planned", "proposed") or not _not_before(pair):
        return ""
    for why in (_after(pair), _mandate(pair)):
        if why:
            return why
    return ""


def _after(pair: Pair) -> str:
    now, then, kind = pair.of_one.report, pair.of_other.report, pair.other.event.kind
    if then.prominence == "background" or now.status != "planned":
        return ""
    if kind == "agreement":
        acted = then.status not in ("proposed", "planned", "concluded") and then.prominence == "main"
        return f"set as the agreement was {then.status}" if acted and now.kind in _GATHERINGS else ""
    if then.status == "held":
        return f"set as the {kind} was held"
    both = now.kind == then.kind and pair.other.before(pair.one) and now.prominence != "main"
    return f"told as coming after the {kind}" if both and then.status == "planned" else ""


def _mandate(pair: Pair) -> str:
    """A leaders' meeting that the story of talks further down looks back on."""
    one, other = pair.one, pair.other
    lower = RUNGS.get(one.event.level, -1) > 0 and other.event.level == "leader"
    recalled = pair.of_other.report.prominence == "background" and pair.of_one.report.prominence == "main"
    return "the leaders' meeting that its story recalls" if lower and recalled and other.held else ""


def _not_before(pair: Pair) -> bool:
    """The other is not after it; what has no day yet is still to come."""
    return pair.one.period is None or pair.other.period is None or not pair.one.before(pair.other)


def _own_series(pair: Pair) -> bool:
    """Two standing talks run by their own calendars."""
    mine, theirs = pair.one.labels, pair.other.labels
    return bool(mine and theirs) and all(other_label(a, b) for a in mine for b in theirs) and _gather(pair)


def _gather(pair: Pair) -> bool:
    return {pair.one.event.kind, pair.other.event.kind} <= _GATHERINGS


def _elsewhere(pair: Pair) -> bool:
    one, other = pair.one.event.where, pair.other.event.where
    return bool(one and other and one.country and other.country and one.country != other.country)


def _on_margins(tolds: Sequence[Told]) -> Iterator[tuple[Told, Relation]]:
    """Each event on whose sidelines another takes place, found by name on the same days."""
    larger: dict[int, list[Told]] = {}
    for told in tolds:
        if told.event.kind in ("meeting", "forum", "exercise") and told.period and days.width(told.event.when) <= 31:
            larger.setdefault(told.period.first.toordinal() // 32, []).append(told)
    for told in tolds:
        name, period = told.event.margins_of, told.period
        if not name or not period:
            continue
        month = period.first.toordinal() // 32
        near = [t for at in (month - 1, month, month + 1) for t in larger.get(at, ()) if t is not told]
        fits = [t for t in near if days.gap(t.event.when, told.event.when) <= MARGIN and _goes_by(t, name)]
        if fits:
            best = min(fits, key=lambda t: (days.gap(t.event.when, told.event.when), t.event.id))
            story = next((m.story.id for m in told.members if m.report.margins_of), None)
            yield told, Relation(type="on_margins_of", event=best.event.id, text=name, story=story, why="by its name")


def _goes_by(told: Told, name: str) -> bool:
    """True where the gathering, or the one body that meets in it, has that name."""
    if any(same_label(label, name) for label in told.labels):
        return True
    if len(told.event.parties) != 1:
        return False
    body, words = told.event.parties[0], fold(name).split()
    short = (body.code or "").partition(":")[2].lower()
    return bool(short and short in words) or fold(body.name) in fold(name)


Rule = Callable[[Pair], str]
RULES: tuple[tuple[str, Rule], ...] = (
    ("part_of", _part_of),
    ("replaces", _replaces),
    ("implements", _implements),
    ("prepares", _prepares),
    ("follows_from", _follows_from),
)
"""One relation a pair and story: the first that holds."""
