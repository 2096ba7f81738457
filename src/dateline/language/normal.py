"""One text to match on: same length as the source, typographic variants folded to ASCII."""

from __future__ import annotations

_FOLD = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u00ad": "-",
        "\u2013": "\u2014",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ", "\r": " ", "\n": " ",
        "\u200b": " ", "\ufeff": " ",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """``text`` with quotes, hyphens and white space folded; ``len`` and every offset stay as they are."""
    return text.translate(_FOLD)
