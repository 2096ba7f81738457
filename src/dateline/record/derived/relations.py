"""How events stand to one another. Apart from margins, a relation needs a story that tells of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.model import Relation
from dateline.record import days, levels
from dateline.record.case import Member
from dateline.record.derived.told import Told, by_story, same_sides
from dateline.record.levels import RUNGS
from dateline.record.words import fold, other_label, same_label

_AHEAD = frozenset({"proposed", "planned", "postponed"})
_OFF = frozenset({"cancelled", "declined", "postponed"})
_GATHERINGS = frozenset({"meeting", "call", "visit", "exercise", "forum"})
_LASTING = frozenset({"in_force", "signed", "restored"})
MARGIN = 3
"""Days by which a meeting on the margins may lie beside the larger gathering as dated."""
SOON = 90
"""Days before a gathering in which others lead up to it."""
MONTH = 32
"""Days of a stretch in which larger gatherings are looked up."""
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
    """Relations by event id, each once, as the earliest story has it. ``series``: event -> series."""
    found: dict[str, dict[tuple[str, str], Relation]] = {}
    for told, relation in _on_margins(tolds):
        found.setdefault(told.event.id, {}).setdefault((relation.type, relation.event), relation)
    for items in by_story(tolds).values():
        for one, relation in _of_story(_pairs(items, series)):
            found.setdefault(one, {}).setdefault((relation.type, relation.event), relation)
    return {event: list(told.values()) for event, told in found.items()}


def _of_story(pairs: Iterable[Pair]) -> Iterator[tuple[str, Relation]]:
    """One relation of two events: what prepares another is not also followed by it."""
    related: set[frozenset[str]] = set()
    asked = list(pairs)
    for name, rule in RULES:
        for pair in asked:
            both = frozenset((pair.one.event.id, pair.other.event.id))
            why = "" if both in related else rule(pair)
            if why:
                related.add(both)
                story = pair.of_one.story.id
                yield pair.one.event.id, Relation(type=name, event=pair.other.event.id, story=story, why=why)


def _pairs(items: Sequence[tuple[Told, Member]], series: Mapping[str, str]) -> Iterator[Pair]:
    for one, of_one in items:
        for other, of_other in items:
            if one is other or not same_sides(one, other):
                continue
            mine = series.get(one.event.id)
            yield Pair(one, other, of_one, of_other, mine is not None and mine == series.get(other.event.id))


def _part_of(pair: Pair) -> str:
    """A paper signed, or talks held, on the days of a visit."""
    one, other = pair.one.event, pair.other.event
    if other.kind != "visit" or not pair.one.period or not pair.other.period:
        return ""
    within = days.sharp(other.when) and pair.other.period.holds(pair.one.period)
    if not within or {one.status, other.status} & _OFF or _elsewhere(pair):
        return ""
    if one.kind == "agreement" and one.status in ("signed", "concluded", "planned"):
        return f"{one.status} on the days of the visit"
    return "talks on the days of the visit" if one.kind in ("meeting", "call") else ""


def _replaces(pair: Pair) -> str:
    """A new plan of that sort, told by a story that also says that the other one was called off."""
    one, other = pair.one, pair.other
    if one.family != other.family or other.event.status not in ("cancelled", "declined"):
        return ""
    if one.event.status in _OFF or pair.of_one.report.prominence == "background":
        return ""
    if _elsewhere(pair) or one.event.margins_of or not _not_before(pair):
        return ""
    if days.gap(other.event.when, one.event.when) > AGAIN:
        return ""
    if one.event.kind != "visit" and levels.nearest({other.event.level}, one.event.level):
        return ""
    numbered = one.edition is not None and other.edition is not None and one.edition != other.edition
    return "" if numbered else f"the one of {other.event.when} was {other.event.status}"


def _implements(pair: Pair) -> str:
    """A gathering that comes after an agreement that stands, told as made before it."""
    one, other = pair.one.event, pair.other
    if one.kind not in _GATHERINGS or other.event.kind != "agreement" or one.status in _OFF:
        return ""
    if pair.of_other.report.status not in _LASTING or not other.period or not other.before(pair.one):
        return ""
    about = " ".join(fold(text) for text in (*one.agenda, one.series.name or ""))
    if any(fold(label) in about for label in other.labels):
        return "it is about the agreement"
    return f"it comes after the agreement was {pair.of_other.report.status}" if one.level != "leader" else ""


def _prepares(pair: Pair) -> str:
    """Talks before what is wished or set for later: a paper, a drill, a meeting higher up or of more parties."""
    one, other, now = pair.one.event, pair.other.event, pair.of_other.report
    if one.kind not in _GATHERINGS or one.kind == "exercise" or one.status in _OFF or pair.rounds:
        return ""
    if now.status not in ("proposed", "planned") or (pair.other.period and not pair.one.before(pair.other)):
        return ""
    if now.status == "proposed" and pair.of_one.report.prominence != "background":
        return f"the {other.kind} was still {now.status} when it was told with it"
    return _step(pair) if other.kind in ("meeting", "visit") and pair.of_one.report.prominence != "main" else ""


def _step(pair: Pair) -> str:
    """On the way up to a higher meeting, or to one of more parties, soon before it."""
    one, other = pair.one, pair.other
    if days.gap(one.event.when, other.event.when) > SOON or _own_series(pair):
        return ""
    higher = RUNGS.get(one.event.level, -1) > RUNGS.get(other.event.level, 9)
    return f"before the {other.event.kind} higher up or of more parties" if higher or one.core < other.core else ""


def _follows_from(pair: Pair) -> str:
    """What a gathering or an act set going: told as ahead by the story that tells of it as done."""
    one, other = pair.one.event, pair.other
    then = pair.of_other.report
    if other.event.kind == "other" or one.kind == "other" or other.event.status in _OFF or then.status in _OFF:
        return ""
    if pair.rounds:
        return f"the round after that of {other.event.when}" if other.before(pair.one) and other.news() else ""
    if _own_series(pair) or not _not_before(pair):
        return ""
    for why in (_agreed(pair), _after(pair), _mandate(pair), _soon_after(pair)):
        if why:
            return why
    return ""


def _agreed(pair: Pair) -> str:
    """What was agreed at a gathering that the same story tells as held."""
    now, then = pair.of_one.report, pair.of_other.report
    made = now.kind == "agreement" and now.status in ("planned", "concluded", "signed")
    if not made or then.status != "held" or then.prominence == "background" or then.kind not in _GATHERINGS:
        return ""
    return f"{now.status} as the {then.kind} was held"


def _soon_after(pair: Pair) -> str:
    """Talks whose story looks back on those of the same parties shortly before."""
    one, other = pair.one, pair.other
    news = pair.of_one.report.prominence == "main" and pair.of_other.report.prominence == "background"
    if not news or not other.held or {one.family, other.family} != {"talks"} or one.core != other.core:
        return ""
    near = other.before(one) and days.gap(other.event.when, one.event.when) <= SOON
    return f"its story recalls the {other.event.kind} of {other.event.when}" if near else ""


def _after(pair: Pair) -> str:
    now, then, kind = pair.of_one.report, pair.of_other.report, pair.other.event.kind
    if then.prominence == "background" or now.status != "planned" or now.kind == "agreement":
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
            larger.setdefault(told.period.first.toordinal() // MONTH, []).append(told)
    for told in tolds:
        name, period = told.event.margins_of, told.period
        if not name or not period:
            continue
        month = period.first.toordinal() // MONTH
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
"""One relation of two events a story: the first that holds, either way round."""
