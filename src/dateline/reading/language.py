"""Which language a text is in, by its small words and its script: enough to know English from the rest."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

from dateline.reading.words import languages

UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+")
_REACH, _SENTENCE = 2000, 7


def language(text: str) -> str:
    """ISO 639-1 code, "und" where nothing decides. Too short a text counts as English if it is Latin script."""
    return _language(text[:_REACH])


@functools.lru_cache(maxsize=64)
def _language(sample: str) -> str:
    by_script = _by_script(sample)
    if by_script:
        return by_script
    seen = _WORD.findall(sample.casefold())
    total, users = max(1, len(seen)), _users()
    scores = dict.fromkeys(languages().stop_words, 0.0)
    for word, times in Counter(seen).items():
        for code in users.get(word, ()):
            scores[code] += times / total
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    if total < 12:
        return "en" if sample.isascii() or scores["en"] >= scores[best] else best
    if scores["en"] >= 0.6 * scores[best] and scores["en"] >= 0.1:
        return "en"
    return best if scores[best] >= 0.08 else UNKNOWN


def is_other(text: str) -> bool:
    """True for a sentence that cannot be English: none of its small words is, and another language claims it."""
    seen = _WORD.findall(text[:_REACH].casefold())
    if len(seen) < _SENTENCE or any("en" in _users().get(word, ()) for word in seen):
        return False
    return sum(not word.isascii() for word in seen) >= 2 or (not text.isascii() and language(text) != "en")


@functools.cache
def _users() -> dict[str, tuple[str, ...]]:
    """Small word -> the languages that have it."""
    table: dict[str, tuple[str, ...]] = {}
    for code, small in languages().stop_words.items():
        for word in small:
            table[word] = (*table.get(word, ()), code)
    return table


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
