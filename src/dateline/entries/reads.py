"""An entry's bytes -> its story and its one report, every value pointing at the line it was read from."""

from __future__ import annotations

import hashlib

from dateline.entries import columns
from dateline.entries.entry import HEAD, Value, entry_of, parse
from dateline.entries.values import code_of, name_of
from dateline.errors import EntryError, SourceUnhandled
from dateline.model import (
    Delegate,
    Evidence,
    Paragraph,
    Party,
    Reading,
    Report,
    Series,
    Source,
    Sourcing,
    Span,
    Story,
    Where,
    report_id,
    story_id,
)
from dateline.model.closed import FORMATS, LEVELS
from dateline.model.story import ENTRY_TYPE
from dateline.sources import Bytes

_PLOVER = {"exercise": "COOPERATE", "agreement": "AGREE", "other": "COOPERATE"}
_READ = {
    "kind": "kind", "plover": "plover", "status": "status", "day": "when",
    "day_was": "when_was", "time": "time", "mode": "mode",
    "place": "where", "country": "where", "venue": "where", "portfolios": "portfolios", "series": "series.name",
    "edition": "series.edition", "margins_of": "margins_of", "agenda": "agenda", "reason": "reason", "by": "sourcing",
}  # fmt: skip
_RULE = "written by its author"

Values = dict[str, Value]


def is_entry(source: Bytes) -> bool:
    """True where the bytes are an entry's text."""
    return source.data.startswith(f"{HEAD}\n".encode())


def read(source: Bytes, *, date: str | None) -> tuple[Reading, tuple[Report, ...]]:
    """The story and its report. ``date``: when it could be known, where the entry does not say.

    Raises SourceUnhandled for a text that no ``written`` entry has.
    """
    try:
        text = source.data.decode("utf-8")
        values = parse(text)
        entry_of({name: value.text for name, value in values.items()}, source.uri)
    except (UnicodeDecodeError, EntryError) as error:
        raise SourceUnhandled(source.uri, f"a broken entry ({error})", "write it with: dateline add") from None
    story = _story(source, text, values, date)
    headline = values.get("headline")
    span = Span(headline.start, headline.end) if headline else None
    return Reading(story=story, text=text, headline=span, body=len(HEAD) + 1), (_report(story, values),)


def _story(source: Bytes, text: str, values: Values, date: str | None) -> Story:
    body = text[len(HEAD) + 1 :].rstrip("\n")
    lines, at = [], len(HEAD) + 1
    for line in body.split("\n"):
        lines.append(Paragraph(text=line, start=at, end=at + len(line)))
        at += len(line) + 1
    marks = {"headline": "headline", "by": "publisher", "known": "published"}
    replaces = _text(values, "supersedes")
    return Story(
        id=story_id(source.sha256, 0),
        text_sha256=hashlib.sha256(body.encode()).hexdigest(),
        source=Source(uri=source.uri, index=0, media_type=ENTRY_TYPE, sha256=source.sha256),
        language="en",
        headline=_text(values, "headline"),
        publisher=_text(values, "by"),
        published=_text(values, "known") or date,
        paragraphs=tuple(lines),
        tags=("entry", values["key"].text),
        notice="correction" if replaces else None,
        supersedes=replaces,
        evidence=tuple(_pointing(field, values[name]) for name, field in marks.items() if name in values),
    )


def _report(story: Story, values: Values) -> Report:
    kind, parties = values["kind"].text, _parties(values)
    where = [_text(values, name) for name in ("place", "country", "venue")]
    edition = _text(values, "edition")
    return Report(
        report=report_id(story.id, values["kind"].start),
        kind=kind,
        plover=_text(values, "plover") or _PLOVER.get(kind, "CONSULT"),
        status=_text(values, "status"),
        when=_text(values, "day"),
        when_was=_text(values, "day_was"),
        time=_text(values, "time"),
        mode=_text(values, "mode"),
        where=Where(place=where[0], country=where[1], venue=where[2]) if any(where) else None,
        parties=parties,
        level=_top(parties),
        format=_format(kind, parties),
        portfolios=_list(values, "portfolios"),
        margins_of=_text(values, "margins_of"),
        series=Series(name=_text(values, "series"), edition=int(edition) if edition else None),
        agenda=_list(values, "agenda"),
        reason=_text(values, "reason"),
        sourcing=Sourcing(speaker=_text(values, "by"), kind="document"),
        evidence=_evidence(values),
    )


def _parties(values: Values) -> tuple[Party, ...]:
    return tuple(_party(values, side) for side in columns.SIDES if f"party_{side}" in values)


def _party(values: Values, side: str) -> Party:
    told = values[f"party_{side}"].text
    code = code_of(told)
    return Party(
        code=code,
        name=name_of(code) if code else told,
        role=_text(values, f"role_{side}") or "participant",
        level=_text(values, f"level_{side}") or "unknown",
        delegates=tuple(_delegate(one) for one in _list(values, f"delegates_{side}")),
    )


def _delegate(text: str) -> Delegate:
    """``Name, post @ body``: post and body may be missing."""
    person, _, body = text.partition(" @ ")
    name, _, title = person.partition(",")
    return Delegate(name=name.strip(), title=title.strip() or None, body=body.strip() or None)


def _top(parties: tuple[Party, ...]) -> str:
    """The highest rank of all sides, mediators aside (contract, section 2)."""
    told = [party.level for party in parties if party.role != "mediator"]
    return min(told, key=LEVELS.index, default="unknown")


def _format(kind: str, parties: tuple[Party, ...]) -> str | None:
    """By the number of parties; a forum is multilateral; mediators do not count."""
    count = sum(party.role != "mediator" for party in parties)
    if kind == "forum" or count > 3:
        return "multilateral"
    return FORMATS.get(count)


def _evidence(values: Values) -> tuple[Evidence, ...]:
    told = [_pointing(_READ[name], value) for name, value in values.items() if name in _READ]
    for name, value in values.items():
        what, _, side = name.rpartition("_")
        if what in ("party", "level", "role", "delegates") and side in columns.SIDES:
            told.append(_pointing("parties" if what == "party" else f"parties.{what}", value))
    derived = (
        Evidence(field="plover", sources=("kind",), rule="the contract's PLOVER type of the kind"),
        Evidence(field="level", sources=("parties",), rule="the highest rank of all sides"),
        Evidence(field="format", sources=("parties",), rule="by number of parties"),
    )
    return (*told, *derived)


def _pointing(field: str, value: Value) -> Evidence:
    return Evidence(field=field, text=value.text, start=value.start, end=value.end, rule=_RULE)


def _text(values: Values, name: str) -> str | None:
    return values[name].text if name in values else None


def _list(values: Values, name: str) -> tuple[str, ...]:
    return tuple((_text(values, name) or "").split("; ")) if name in values else ()
