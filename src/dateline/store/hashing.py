"""The hash under which a text is kept."""

from __future__ import annotations

import functools
import hashlib


@functools.lru_cache(maxsize=2)
def sha256_of(text: str) -> str:
    """Of a source's text; the stories of a feed share one text, one behind another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
