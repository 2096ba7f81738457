"""One event on a terminal: its sides, how it changed, and which words of which story say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.cli import paper, words
from dateline.model import Event, Evidence, Gathering, Party, Story

_SPANS = 2
_STORIES = 12
_FIELD = 20
_WIDE_FIELD = 26
_NAMES = "parties.delegates"


def event(
    one: Event,
    stories: Mapping[str, Story],
    reasons: Sequence[str],
    *,
    explain: bool = False,
    told_by: Mapping[str, str] | None = None,
) -> None:
    """The whole event; ``explain`` lists every span with its rule, and why each story's report belongs here.

    ``told_by``: the story of each report.
    """
    numbers = {key: at for at, key in enumerate(one.stories, 1)}
    paper.put(paper.styled(f"{words.parties(one)}: {words.what(one)}", "bold"))
    status = words.status(one.status)
    late = paper.styled("  overdue", "warning") if one.phase == "overdue" else ""
    paper.put(f"{paper.styled(status.text, status.style)}  {one.when or 'no day'}  {words.place(one)}{late}")
    paper.fact("id", one.id)
    facts(one)
    for party in one.parties:
        side(party)
    if only := _translated_only(one):
        paper.fact("translated", f"{', '.join(only)}: words of a translation alone")
    _history(one, stories, numbers)
    _standing(one, numbers)
    (_all_evidence if explain else _evidence)(one, numbers)
    _sources(one, stories, numbers, None if explain else _STORIES)
    if explain:
        for line in reasons:
            report, _, why = line.partition(": ")
            number = numbers.get((told_by or {}).get(report, ""), "")
            paper.fact("report", f"{report[:8]}{f' [{number}]' if number else ''}: {why}")


def facts(one: Gathering) -> None:
    """What there is beside status, day, place and parties."""
    said = one.sourcing
    told = [
        ("put off from", one.when_was or ""),
        ("on margins", one.margins_of or ""),
        (
            "series",
            " ".join(filter(None, (one.series.name, f"no. {one.series.edition}" if one.series.edition else ""))),
        ),
        ("claim", words.claim(one)),
        ("agenda", "; ".join(one.agenda)),
        ("reason", one.reason or ""),
        ("outcome", "; ".join(outcome.text for outcome in one.outcomes)),
        ("said by", ", ".join(filter(None, (said.speaker, f"on {said.said_on}" if said.said_on else "")))),
        ("via", " < ".join(said.via)),
    ]
    for label, value in told:
        if value.strip():
            paper.fact(label, value)


def side(party: Party) -> None:
    """A party, its rank, and a line for each of its people."""
    about = ", ".join(
        filter(None, (party.name, party.role if party.role != "participant" else "", words.level(party.level)))
    )
    paper.fact(party.code or "party", about)
    for person in party.delegates:
        paper.fact("", ", ".join(filter(None, (f"- {person.name}", person.title, person.body))))


def _history(one: Event, stories: Mapping[str, Story], numbers: Mapping[str, int]) -> None:
    for at, entry in enumerate(one.history):
        story = stories.get(entry.story)
        status = words.status(entry.status)
        chain = "judged" if entry.judgement else words.chain(story) if story else ""
        by = f"{chain} [{entry.judgement[:8] if entry.judgement else numbers.get(entry.story, '?')}]"
        label = paper.styled(("history" if at == 0 else "").ljust(paper.LABEL), "dim")
        day = words.when(entry.when)
        paper.put(
            f"{label}{words.moment(entry.known):<16}  {paper.styled(status.text.ljust(9), status.style)}  {day}  {by}"
        )
    for change in one.changes:
        told = f"{words.moment(change.known)}  {change.field}: {_side(change.before)} -> {_side(change.after)}"
        paper.fact("changed", f"{told} [{numbers.get(change.story, '?')}]")
    for conflict in one.conflicts:
        sides = " / ".join(
            f"{value} [{numbers.get(story, '?')}]"
            for value, story in zip(conflict.values, conflict.stories, strict=False)
        )
        paper.fact("conflict", f"{conflict.field}: {sides} ({conflict.verdict})")


def _standing(one: Event, numbers: Mapping[str, int]) -> None:
    """Where it stands among other events, how its claims fare, and what was judged of it."""
    for said in one.judgements:
        about = f" {said.field} {said.value if said.value is not None else 'not told'}" if said.field else ""
        if said.verdict == "attach":
            about = f" [{numbers.get(str(said.value), '?')}]"
        told = f"{said.verdict.replace('_', ' ')}{about}, {said.by} on {said.made[:10]}: {said.why}"
        paper.fact("judged", f"{told} [{said.id[:8]}, {said.effect}]")
    for label, event in (("round before", one.previous), ("round after", one.next)):
        if event:
            paper.fact(label, event[:8])
    for relation in one.relations:
        told = f" ({relation.why})" if relation.why else ""
        paper.fact("relation", f"{relation.type.replace('_', ' ')} {relation.event[:8]}{told}")
    for check in one.recurrence_checks:
        by = f" by {check.by[:8]}" if check.by else ""
        since = f"; the record hears of these parties since {check.covers_since}" if check.covers_since else ""
        paper.fact("checked", f'"{check.claim}": {check.verdict}{by}, {check.why}{since}')


def _translated_only(one: Event) -> list[str]:
    """The fields that no story but a translation tells."""
    told: dict[str, bool] = {}
    for item in one.evidence:
        if item.text is not None:
            told[item.field] = told.get(item.field, True) and item.translated
    return [field for field, translated in told.items() if translated]


def _side(value: str | Sequence[str] | None) -> str:
    return (value if isinstance(value, str) else ", ".join(value or ())) or "-"


def _evidence(one: Event, numbers: Mapping[str, int]) -> None:
    """For each field the first words that carry it; names stand with their sides."""
    fields = {field: items for field, items in _by_field(one).items() if not field.startswith(_NAMES)}
    if fields:
        paper.fact("evidence", "words [story] from-to")
    for field, items in fields.items():
        shown = "; ".join(span(item, numbers) for item in items[:_SPANS])
        more = f"; {len(items) - _SPANS} more" if len(items) > _SPANS else ""
        paper.fact(f"  {field}", f"{shown}{more}", indent=_FIELD)


def _all_evidence(one: Event, numbers: Mapping[str, int]) -> None:
    paper.fact("evidence", "words [story] from-to - rule")
    for item in one.evidence:
        paper.fact(
            f"  {item.field}", f"{span(item, numbers)}{f' - {item.rule}' if item.rule else ''}", indent=_WIDE_FIELD
        )


def _by_field(one: Event) -> dict[str, list[Evidence]]:
    fields: dict[str, list[Evidence]] = {}
    for item in one.evidence:
        if item.text is not None and all(item.text != other.text for other in fields.get(item.field, ())):
            fields.setdefault(item.field, []).append(item)
    return fields


def span(item: Evidence, numbers: Mapping[str, int] | None = None) -> str:
    """Where a value comes from: its words and their place, the fields it follows from, or the page's metadata."""
    story = f"[{numbers[item.story]}] " if numbers and item.story and item.story in numbers else ""
    if item.text is not None:
        translated = " translated" if item.translated else ""
        return f'"{" ".join(item.text.split())}" {story}{item.start}-{item.end}{translated}'
    if item.pointer:
        return f"{story}{item.pointer}"
    return f"{story}from {', '.join(item.sources)}" if item.sources else story.strip()


def _sources(one: Event, stories: Mapping[str, Story], numbers: Mapping[str, int], most: int | None) -> None:
    count = f"{one.independent_sources} independent, {one.reports} stor{'y' if one.reports == 1 else 'ies'}"
    paper.fact("sources", count)
    for key in one.stories[:most]:
        story = stories.get(key)
        if story:
            told = f"{words.moment(story.known)}  {words.chain(story)}: {story.headline or '(no headline)'}"
            paper.fact(f"  [{numbers[key]}]{'+' if key in one.attached else ''}", told)
            paper.fact("", story.source.uri, "dim")
    if one.attached:
        paper.fact("", "+ attached by a person: no event was read in it", "dim")
    if most is not None and len(one.stories) > most:
        paper.fact("", f"and {len(one.stories) - most} more: dateline show {one.id[:8]} --explain")
