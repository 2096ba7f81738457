"""The page of the vocabulary, out of its YAML files: what each is for, how much it holds, and its longer lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HEAD = """# The vocabulary

Words are data: they stand in `src/dateline/vocabulary/*.yaml`, each file with a schema, and none in the code. This page
is made from them. How to add an agency or a forum: [adding](adding.md).

## Files
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_files(), *_ranks(), *_agencies(), *_forums(), *_organisations()]) + "\n"


def _files() -> Iterator[str]:
    from dateline.vocabulary import loader

    folder = Path(loader.__file__).parent
    rows = []
    for name in loader.names():
        lines = (folder / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        comment = " ".join(line.lstrip("# ").rstrip() for line in _head(lines))
        rows.append((f"`{name}.yaml`", str(_size(loader.raw(name))), _first(comment)))
    yield from _table(("file", "entries", "what it holds"), rows)


def _ranks() -> Iterator[str]:
    from dateline.model.closed import KINDS, LEVELS, STATUSES

    yield "\n## Closed lists of the record\n"
    lists = (("kind", KINDS), ("status", STATUSES), ("rank, the highest first", LEVELS))
    yield from _table(("field", "values"), ((name, ", ".join(values)) for name, values in lists))


def _agencies() -> Iterator[str]:
    from dateline.vocabulary import tables

    yield "\n## Agencies\n"
    rows = sorted((one.name, one.country or "-", "state" if one.state else "") for one in tables.agencies())
    yield from _table(("name", "country", "run by"), rows)


def _forums() -> Iterator[str]:
    from dateline.vocabulary import loader

    yield "\n## Forums, standing talks, exercises and agreements with names of their own\n"
    told = [row for row in loader.raw("forums") if isinstance(row, dict) and "name" in row]
    yield from _table(("name", "kind"), sorted((str(row["name"]), str(row.get("kind", ""))) for row in told))


def _organisations() -> Iterator[str]:
    from dateline.vocabulary import tables

    yield "\n## Organisations and groups\n"
    yield from _table(("code", "name"), sorted((one.code, one.name) for one in tables.organisations()))


def _head(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line


def _first(comment: str) -> str:
    """The first sentence or two of a comment."""
    short = comment[:220]
    return short if len(comment) <= 220 else short.rsplit(" ", 1)[0] + " ..."


def _size(content: object) -> int:
    if isinstance(content, dict):
        return sum(_size(value) if isinstance(value, (dict, list)) else 1 for value in content.values())
    return len(content) if isinstance(content, list) else 1


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', '&#124;').replace('<', '&lt;') for cell in row)} |"
