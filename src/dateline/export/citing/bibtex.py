"""BibTeX and BibLaTeX: a @misc an event. Words of stories cannot close a brace or begin a command."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.citing.chicago import source
from dateline.export.citing.citation import Citation
from dateline.export.dates import MONTHS
from dateline.export.safe import line

# Braces must pair even where they are escaped, so they become what reads alike.
_TEX = str.maketrans(
    {
        "\\": "\\textbackslash ", "{": "(", "}": ")", "$": "\\$", "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_",
        "^": "\\textasciicircum ", "~": "\\textasciitilde ", "\"": "''",
    }
)  # fmt: skip
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def render(citations: Iterable[Citation]) -> str:
    """An entry each."""
    return "\n".join(_entry(one) for one in citations)


def _entry(one: Citation) -> str:
    day = one.accessed
    urls = list(filter(None, (one.page, *(story.address for story in one.sources))))
    fields = {
        "author": "{Dateline}",
        "title": "{" + _tex(one.title) + "}",
        "year": str(day.year),
        "month": MONTHS[day.month - 1][:3].lower(),
        "eventdate": one.when if one.when.replace("-", "").isdigit() else "",
        "venue": _tex(one.place),
        "howpublished": _tex(", ".join(filter(None, (one.status, one.days)))),
        "note": _tex("; ".join((one.provenance, *(source(story) for story in one.sources)))),
        "url": urls[0].translate(_ADDRESS) if urls else "",
        "urldate": day.isoformat(),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{one.key},\n{lines}\n}}\n"


def _tex(words: str) -> str:
    return line(words, 4_000).translate(_TEX)
