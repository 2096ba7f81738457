"""Which language a text is in, by its small words and its script: enough to know English from the rest."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dateline.reading.words import languages

UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 2000


def language(text: str) -> str:
    """ISO 639-1 code, "und" where nothing decides. Too short a text counts as English if it is Latin script."""
    sample = text[:_REACH]
    by_script = _by_script(sample)
    if by_script:
        return by_script
    seen = Counter(_WORD.findall(sample.casefold()))
    total = max(1, sum(seen.values()))
    scores = {
        code: sum(seen[word] for word in small if word in seen) / total
        for code, small in languages().stop_words.items()
    }
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    if total < 12:
        return "en" if sample.isascii() or scores["en"] >= scores[best] else best
    if scores["en"] >= 0.6 * scores[best] and scores["en"] >= 0.1:
        return "en"
    return best if scores[best] >= 0.08 else UNKNOWN


def _by_script(sample: str) -> str | None:
    head = sample[:1500]
    if len(head) - len(head.encode("ascii", "ignore")) < 0.03 * len(head):
        return None
    letters = [c for c in head if c.isalpha()]
    if not letters:
        return None
    scripts = Counter(unicodedata.name(c, "").split(" ")[0].split("-")[0] for c in letters)
    for row in languages().scripts:
        share = scripts[row["script"]] / len(letters)
        if share >= (0.05 if row["language"] in ("ja", "ko") else 0.3):
            return row["language"]
    return None
