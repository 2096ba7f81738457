"""A report as the codebooks of event data write it: PLOVER type and CAMEO code, which carry the status, too.

The tables are vocabulary/plover.yaml; docs/plover.md says what gets lost. Sources: PLOVER manual (draft 0.8, 2021) and
its table from CAMEO 1.1b3.
"""

from __future__ import annotations

import functools

import msgspec

from dateline.vocabulary import load


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """PLOVER type and CAMEO code."""

    plover: str
    cameo: str


class Codebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/plover.yaml."""

    gatherings: dict[str, dict[str, Code]]
    helping: frozenset[str]
    hurting: frozenset[str]
    ahead: dict[str, Code]
    refused: Code
    elsewhere: dict[str, str]


@functools.cache
def table() -> Codebook:
    """The codebook's tables."""
    return load("plover", Codebook)


def of_gathering(kind: str, status: str | None) -> Code | None:
    """The code of a gathering or an agreement in a status; None for a kind or status that the table has not."""
    return table().gatherings.get(kind, {}).get(status or "")


def of_act(plover: str, cameo: str, standing: str | None) -> Code:
    """The code of an act of that type and code, ``standing`` planned, proposed, refused or None for done."""
    book = table()
    done = Code(book.elsewhere.get(cameo, plover), cameo)
    if standing in ("planned", "proposed"):
        if plover in book.helping:
            return book.ahead["helping"]
        return book.ahead["hurting"] if plover in book.hurting and standing == "planned" else done
    return book.refused if standing == "refused" and plover in book.helping else done
