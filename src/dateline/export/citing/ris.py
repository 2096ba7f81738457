"""RIS: a record an event, of the type of an electronic source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.export.citing.chicago import source
from dateline.export.citing.citation import Citation
from dateline.export.safe import line


def render(citations: Iterable[Citation]) -> str:
    """A record each."""
    return "\n".join("\n".join(_lines(one)) + "\n" for one in citations)


def _lines(one: Citation) -> Iterator[str]:
    yield "TY  - ELEC"
    told = (
        ("ID", one.key),
        ("AU", "Dateline"),
        ("TI", one.title),
        ("PY", str(one.accessed.year)),
        ("DA", one.accessed.strftime("%Y/%m/%d")),
        ("Y2", one.accessed.strftime("%Y/%m/%d")),
        ("AN", one.event),
        ("CY", one.place),
        ("AB", ", ".join(filter(None, (one.status, one.days)))),
        ("N1", one.provenance),
        ("UR", one.page or ""),
    )
    for tag, value in told:
        if value:
            yield f"{tag}  - {line(value, 4_000)}"
    for story in one.sources:
        yield f"N1  - {line(source(story), 1_000)}"
        if story.address:
            yield f"UR  - {story.address}"
    yield "ER  - "
