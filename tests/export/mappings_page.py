"""Writes docs/mappings.md from the mapping tables: ``python tests/export/mappings_page.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.export.mappings import codebook, dyads, statuses

PAGE = Path(__file__).parents[2] / "docs" / "mappings.md"
HEAD = """# How our words are written in the codes of others

This page is made from the tables that the exports use (`src/dateline/export/mappings/*.yaml` and
`src/dateline/vocabulary/plover.yaml`) by
`python tests/export/mappings_page.py`; a test fails where it differs from them.
What each format is for: [exports](exports.md). Why event data is lossy: [PLOVER and CAMEO](plover.md).
"""


def page() -> str:
    """The page as the tables have it."""
    return "\n".join([HEAD, *_statuses(), *_gatherings(), *_acts(), *_actors()]) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(cell or '-' for cell in row)} |"


def _statuses() -> Iterator[str]:
    told = statuses()
    yield "## Status in calendars, schema.org and planning desks\n"
    rows = [*told.statuses.items(), ("postponed, without a new day", told.postponed_without_a_day)]
    yield from _table(
        ("status", "iCalendar", "schema.org", "IPTC", "Superdesk", "before the title"),
        ((n, r.ics, r.schema_org, r.eos, r.superdesk, "the status" if r.before else "") for n, r in rows),
    )
    yield f"\nPlanned for another day than before: `{told.moved}` with `previousStartDate`."
    yield f"Planned, and the host or two sides have said so themselves: `{told.confirmed_by_the_sides}`."
    yield "`none` is an act that no status is told of.\n"
    yield from _table(("IPTC", "event occurrence status"), sorted(told.eos_names.items()))
    yield "\n## How people take part\n"
    yield from _table(("mode", "schema.org"), sorted(told.attendance.items()))


def _gatherings() -> Iterator[str]:
    yield "\n## Gatherings and agreements in PLOVER and CAMEO\n"
    rows = ((k, s, c.plover, c.cameo) for k, by in codebook().gatherings.items() for s, c in by.items())
    yield from _table(("kind", "status", "PLOVER", "CAMEO"), rows)


def _acts() -> Iterator[str]:
    book, acts = codebook(), dyads().acts
    yield "\n## Acts in PLOVER and CAMEO\n"
    rows = []
    for name, cameo in acts.items():
        helps, hurts = name in book.helping, name in book.hurting
        ahead = book.ahead.helping if helps else book.ahead.hurting if hurts else None
        done = f"{book.elsewhere.get(cameo, name)} {cameo}"
        announced = f"{ahead.plover} {ahead.cameo}" if ahead else done
        refused = f"{book.refused.plover} {book.refused.cameo}" if helps else done
        rows.append((name, done, announced, refused))
    yield from _table(("ours", "done", "announced", "refused"), rows)


def _actors() -> Iterator[str]:
    told = dyads()
    yield "\n## Actors in CAMEO\n"
    yield "A state is its ISO code, with the role of its side's rank behind it; a party that is no state is:\n"
    yield from _table(("rank", "role"), sorted(told.roles.items()))
    yield ""
    yield from _table(("prefix of our code", "CAMEO"), sorted(told.prefixes.items()))
    yield "\n## PLOVER's modes of a consultation\n"
    yield from _table(("kind", "mode"), sorted(told.modes.items()))
    yield "\nMore than two parties are `multilateral`.\n"
    yield "## What a dyad loses\n"
    yield f"The status (it is in the type), {', '.join(f'`{field}`' for field in told.lost)}."
    yield "The column `lost` of each row names those that its event has."
    yield f"Who takes part beside the sides ({', '.join(told.beside)}) has no row."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
