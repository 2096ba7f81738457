"""Short ways to write stories and reports for tests of the record."""

from __future__ import annotations

import hashlib
from typing import Any

from dateline.model import (
    Anchor,
    Dateline,
    Delegate,
    Evidence,
    Judgement,
    Paragraph,
    Party,
    Recurrence,
    Report,
    Series,
    Source,
    Sourcing,
    Story,
    Telling,
    Verdict,
    Where,
    judgement,
    report_id,
    story_id,
)

PLOVER = {"exercise": "COOPERATE", "agreement": "AGREE", "other": "ACCUSE"}


def story(name: str, known: str | None, text: str = "", **more: Any) -> Story:
    """A story of its own words (unless ``text`` is given), credited to the agency ``by``."""
    source = hashlib.sha256(name.encode()).hexdigest()
    by = more.pop("by", "Yonhap")
    text = text or f"{name} tells in its own words what {name} alone has heard of {name}."
    paragraphs, at = [], 0
    for part in text.split("\n"):
        paragraphs.append(Paragraph(text=part, start=at, end=at + len(part)))
        at += len(part) + 1
    return Story(
        id=story_id(source, 0),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=Source(uri=more.pop("uri", f"{name}.txt"), sha256=source),
        agencies=(by,) if by else (),
        dateline=Dateline(date=more.pop("dated", None)),
        published=known[:10] if known else None,
        updated=known if known and len(known) > 10 else None,
        paragraphs=tuple(paragraphs),
        **more,
    )


def sides(text: str, level: str = "unknown") -> tuple[Party, ...]:
    """``"KOR*: Seo Min-jung, Woo Kyung-seok; JPN"``: a star marks the host, names follow the colon."""
    found = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        code, _, names = part.partition(":")
        role = "host" if code.strip().endswith("*") else "participant"
        code = code.strip().rstrip("*")
        people = tuple(Delegate(name=n.strip()) for n in names.split(",") if n.strip())
        found.append(Party(code=code, name=code, role=role, level=level, delegates=people))
    return tuple(found)


def event(status: str | None, when: str | None = None, who: str = "KOR; JPN", **more: Any) -> dict[str, Any]:
    """A report still without its id; ``telling`` gives it one."""
    kind = more.pop("kind", "meeting")
    level = more.pop("level", "director_general")
    place = more.pop("place", None)
    series = Series(name=more.pop("series", None), edition=more.pop("edition", None))
    claim, since, ordinal = more.pop("claim", None), more.pop("since", None), more.pop("ordinal", "first")
    years = more.pop("years", None)
    recurrence = Recurrence(years=years, text=claim, since=since, ordinal=ordinal if claim else None)
    return {
        "kind": kind,
        "plover": more.pop("plover", PLOVER.get(kind, "CONSULT")),
        "status": status,
        "when": when,
        "parties": sides(who, level),
        "level": level,
        "where": Where(place=place[0], country=place[1]) if place else None,
        "series": series,
        "recurrence": recurrence,
        "sourcing": Sourcing(speaker=more.pop("speaker", None)),
        **more,
    }


def telling(told: Story, *events: dict[str, Any]) -> Telling:
    """A story with its reports; each has words of its own that judgements may point at (``anchor``)."""
    return Telling(story=told, reports=tuple(_report(told, at, e) for at, e in enumerate(events)))


def _report(told: Story, at: int, event: dict[str, Any]) -> Report:
    span = Evidence(field="status", text="met", start=10 * at, end=10 * at + 3)
    return Report(report=report_id(told.id, at), **{"evidence": (span,), **event})


def anchor(told: Telling, at: int = 0) -> Anchor:
    """The words of a story's report."""
    return Anchor(story=told.story.id, field="status", start=10 * at, end=10 * at + 3, text="met")


def judge(verdict: Verdict, *anchors: Anchor, made: str = "2023-05-01T09:00:00+00:00", **more: Any) -> Judgement:
    """A judgement by Ana."""
    return judgement(verdict, anchors, made=made, by=more.pop("by", "Ana"), why=more.pop("why", "so it is"), **more)


def tell(name: str, known: str | None, *events: dict[str, Any], **more: Any) -> Telling:
    """Both in one."""
    return telling(story(name, known, **more), *events)
