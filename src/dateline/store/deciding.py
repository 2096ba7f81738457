"""Decisions of a person -> judgements in the record: ids become the words they stand for, values are checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from dateline.errors import UnknownValue, UsageError
from dateline.model import Anchor, Event, Judgement, Telling, Verdict, judgement
from dateline.model.judgement import Value
from dateline.model.known import instant
from dateline.record.judged import fields
from dateline.record.judged.anchors import Spoken
from dateline.record.judged.standing import Standing
from dateline.store import asking_event, asking_plain, asking_stories, kept
from dateline.store.asking_at import At
from dateline.store.naming import heading, one_story
from dateline.store.store import Store
from dateline.terms import codes


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decides, as they name it.

    ``ids``: of events or reports, or their beginnings; two or more for ``same`` and ``different``; for ``undo`` the
    judgement's. ``field`` and ``value`` (in words, ``null`` for not told) for ``correct``; ``value`` of ``held`` is the
    day, None for the one it was set for. ``story``: only the report of this story; for ``attach`` that story, by id or
    address.
    """

    verdict: Verdict
    ids: tuple[str, ...]
    field: str | None = None
    value: str | None = None
    story: str | None = None


def decide(store: Store, asked: Decision, *, by: str, why: str, made: str) -> Judgement:
    """Keeps the judgement and returns it. ``made``: the caller's clock or what a person gave, a day or an instant.

    Raises UsageError and UnknownValue for what is no decision; nothing is kept then.
    """
    who, reason = signature(by, why)
    value, anchors, undoes = _read(store, asked)
    one = judgement(
        asked.verdict, anchors, by=who, why=reason, made=moment(made), value=value, undoes=undoes,
        field=asked.field if asked.verdict == "correct" else None,
    )  # fmt: skip
    store.judge([one])
    store.settle_judged()
    return one


def standing(store: Store, one: Judgement) -> Standing:
    """What became of a judgement: its effect, and the events it bears on now."""
    with store.asking() as at:
        return next(s for s in at.judgements if s.judgement.id == one.id)


def signature(by: str | None, why: str | None, what: str = "a judgement") -> tuple[str, str]:
    """Who decides, and why. Raises UsageError where one is missing."""
    if not by or not by.strip():
        raise UsageError(f"{what} needs who made it: --by NAME, or DATELINE_BY in the environment")
    if not why or not why.strip():
        raise UsageError(f'{what} needs its reason: --why TEXT; for example --why "the ministry says so"')
    return by.strip(), why.strip()


def moment(made: str) -> str:
    """``made`` (a day or an instant) as an instant with its offset. Raises UsageError."""
    try:
        if made:
            return instant(made).isoformat()
    except ValueError:
        pass
    raise UsageError(f"--made {made!r} is no moment; allowed: 2023-04-16 or 2023-04-16T12:00:00+09:00")


def _read(store: Store, asked: Decision) -> tuple[Value, tuple[Anchor, ...], str | None]:
    """Value, words and what is undone."""
    if asked.verdict == "undo":
        return None, (), _one_judgement(store, _single(asked)).id
    if asked.verdict in ("same", "different") and len(asked.ids) < 2:
        raise _too_few(asked)
    store.catch_up()
    source = _source(store, asked) if asked.verdict == "attach" else None
    with store.asking() as at:
        spoken = Spoken(_Asked(at))
        anchors = (_attaching(spoken, asked, source.story), source) if source else _anchors(spoken, asked)
    return _value(asked), anchors, None


class _Asked:
    """Events and stories as the tables have them, all stories being folded."""

    def __init__(self, at: At) -> None:
        self._at = at

    def find(self, name: str) -> Event:
        """As ``anchors.Sources``."""
        (event,) = asking_plain.plain(self._at, [asking_event.found(self._at, name)])
        return event

    def tellings(self, stories: Collection[str]) -> Iterable[Telling]:
        """As ``anchors.Sources``."""
        return kept.tellings(self._at.connection, stories).values()

    def speaking(self, begins: str) -> Iterable[Telling]:
        """As ``anchors.Sources``."""
        return self.tellings(asking_stories.speaking(self._at, begins))


def _source(store: Store, asked: Decision) -> Anchor:
    """The words that name the story that is to be a source. Raises UsageError and UnknownValue."""
    if asked.story is None:
        raise UsageError("judge attach needs a story and an event; stories without events: dateline shelved")
    source = one_story(store, asked.story)
    return heading(source, store.text(source.id))


def _attaching(spoken: Spoken, asked: Decision, source: str) -> Anchor:
    """The words of the event. Raises UsageError where the story is a source of it already."""
    name = _single(asked)
    if source in spoken.find(name).stories:
        raise UsageError(f"story {source[:12]} is a source of {name} already; see: dateline show {name}")
    return spoken.report(name)


def _value(asked: Decision) -> Value:
    if asked.verdict == "correct":
        if asked.field is None or asked.value is None:
            raise UsageError(f"judge correct needs a field and its value; fields: {', '.join(fields.FIELDS)}")
        words = ",".join(codes(asked.value.split(","))) if asked.field == "parties" else asked.value
        return fields.parse(asked.field, words)
    return fields.parse("when", asked.value) if asked.verdict == "held" and asked.value else None


def _anchors(spoken: Spoken, asked: Decision) -> tuple[Anchor, ...]:
    if asked.verdict in ("same", "different"):
        anchors = tuple(dict.fromkeys(spoken.report(name) for name in asked.ids))
        if len(anchors) < 2:
            raise _too_few(asked)
        return anchors
    if asked.verdict == "reject":
        return spoken.event(_single(asked), asked.story)
    return (spoken.report(_single(asked), asked.story),)


def _single(asked: Decision) -> str:
    if len(asked.ids) != 1:
        raise UsageError(f"judge {asked.verdict} is about one; {len(asked.ids)} were named")
    return asked.ids[0]


def _too_few(asked: Decision) -> UsageError:
    return UsageError(
        f"judge {asked.verdict} needs two reports or more; those of one event: dateline show ID --explain"
    )


def _one_judgement(store: Store, name: str) -> Judgement:
    """The judgement of that id or beginning. Raises UnknownValue."""
    found: Collection[Judgement] = [j for j in store.judgements() if name and j.id.startswith(name)]
    if len(found) != 1:
        near = tuple(j.id[:8] for j in found)[:3]
        raise UnknownValue("single judgement", name, near, "see: dateline judgements list")
    return next(iter(found))
