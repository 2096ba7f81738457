"""Colours of the picture, light and dark. Nothing is told by colour alone: form and words say the same."""

from __future__ import annotations

from typing import Literal

import msgspec

Theme = Literal["light", "dark"]


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """Colours by what they stand for, as #rrggbb."""

    paper: str
    band: str
    ink: str
    quiet: str
    rule: str
    upper: str
    lower: str
    stem: str
    unequal: str
    overdue: str
    off: str
    shade: str
    ahead: str
    confirmed: str
    contradicted: str
    open: str


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        paper="#ffffff", band="#f4f6f9", ink="#1d2733", quiet="#566270", rule="#d5dbe3", upper="#1f5fae",
        lower="#0d7a63", stem="#a9b4c1", unequal="#8436b3", overdue="#b4540a", off="#a3283a", shade="#c9a6ad",
        ahead="#fdf8ec", confirmed="#1b7a3d", contradicted="#b3261e", open="#6b5b00",
    ),
    "dark": Palette(
        paper="#12171e", band="#1a212a", ink="#e8edf3", quiet="#a3afbd", rule="#323d4a", upper="#7db2f5",
        lower="#4fc9ab", stem="#5c6a79", unequal="#cf9bf0", overdue="#f2a65e", off="#f28b98", shade="#6d4550",
        ahead="#1d1d18", confirmed="#6fd08f", contradicted="#ff8f86", open="#d9c55a",
    ),
}  # fmt: skip
