"""Who is told of a story: persons, persons on their side, parties, the voice and the agenda, over all its events.

The contract's slots lose all persons of an event that was missed or put on another day. These figures do not: they
ask what a reader of the whole story would know about people, whatever event a person was put into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dateline.evaluation import contract_score as contract
from dateline.evaluation.stories import Told
from dateline.evaluation.tallies import Counts, prf

Same = Callable[[Any, Any], bool]
FIGURES = ("name", "delegate", "title", "party", "speaker", "agenda")
LIKE = 0.6
"""Share of words from which on two titles or topics are one, as in the contract's scorer."""


def figures(told: Told) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and how many the gold has, by figure; a name, a side or a topic counts once a story."""
    sums = dict.fromkeys(FIGURES, (0, 0, 0))
    for file, gold in told.items:
        for name, counts in of_story(gold, told.predictions.get(file, {})).items():
            sums[name] = _add(sums[name], counts)
    return {name: prf(counts) for name, counts in sums.items()}


def of_story(gold: dict[str, Any], lines: dict[int, Any]) -> dict[str, Counts]:
    """Right, wrong and missed of one gold story, given a system's lines of its file by story index."""
    told = lines.get(gold.get("story_index") or 0) or {}
    wanted = [e for e in gold["events"] if e.get("kind") != "other"]
    got = [e for e in contract.dicts(told.get("events")) if e.get("kind") != "other"]
    firm = [e for e in wanted if not contract.is_optional(e)]
    return {
        figure: count(_once(values(firm), same), _once(values(wanted), same), _once(values(got), same), same)
        for figure, (values, same) in _READ.items()
    }


def count(firm: Sequence[Any], allowed: Sequence[Any], got: Sequence[Any], same: Same) -> Counts:
    """Right, wrong and missed: what is only ``allowed`` is neither asked for nor held against the system."""
    left, right = list(got), 0
    for want in firm:
        hit = next((one for one in left if same(want, one)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    wrong = sum(not any(same(want, one) for want in allowed) for one in left)
    return right, wrong, len(firm) - right


def _people(events: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for event in events:
        if not event.get("ignore_delegates"):
            yield from contract.people(event)


def _titled(events: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    return (person for person in _people(events) if person[2])


def _parties(events: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (code for event in events for code in sorted(map(str, contract.codes(event))))


def _speakers(events: Iterable[dict[str, Any]]) -> Iterator[str]:
    told = (contract.get(e, "sourcing.speaker") for e in events if e.get("prominence") == "main")
    return (speaker for speaker in told if speaker)


def _topics(events: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (str(topic) for event in events for topic in event.get("agenda") or [])


def _same_person(want: Any, got: Any) -> bool:
    return bool(contract.same_name(want[0], got[0]))


_READ: dict[str, tuple[Callable[[Iterable[dict[str, Any]]], Iterator[Any]], Same]] = {
    "name": (_people, _same_person),
    "delegate": (_people, lambda want, got: _same_person(want, got) and want[1] == got[1]),
    "title": (_titled, lambda want, got: _same_person(want, got) and contract.tokf1(want[2], got[2]) >= LIKE),
    "party": (_parties, lambda want, got: want == got),
    "speaker": (_speakers, lambda want, got: contract.tokf1(want, got) >= LIKE),
    "agenda": (_topics, lambda want, got: contract.tokf1(want, got) >= LIKE),
}


def _once(values: Iterable[Any], same: Same) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if not any(same(value, other) for other in kept):
            kept.append(value)
    return kept


def _add(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
