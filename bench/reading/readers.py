"""The readers that are compared, each as one function of a page's bytes: Dateline, trafilatura, htmldate."""

from __future__ import annotations

import functools
import gc
import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

from dateline.errors import SourceError
from dateline.reading import read
from dateline.reading.anatomy.ledger import AMONG
from dateline.sources import Bytes

# AEB counts as body what stands among the paragraphs, whatever it is (subheads, lists, captions, tables), but for what
# speaks to the reader or about the page. The record does not; the ledger says what it is, so it can be put back.
NOT_BODY = frozenset({"metadata", "promotion"})


class Article(NamedTuple):
    """What a reader finds in a page: its body, and its publish day."""

    body: str
    day: str | None


class Reader(NamedTuple):
    name: str
    read: Callable[[bytes], Article]
    forget: Callable[[], None]


def dateline() -> Reader:
    """Our reading: paragraphs, and of the ledger what the benchmark counts as body."""
    return Reader("dateline", _dateline, _forget)


def _dateline(data: bytes) -> Article:
    try:
        stories = [one.story for one in read(Bytes("page.html", data, hashlib.sha256(data).hexdigest()))]
    except SourceError:
        return Article("", None)
    pieces = {
        piece.start: piece.text
        for story in stories
        for piece in (
            *story.paragraphs,
            *(d for d in story.dropped if d.why.endswith(AMONG) and d.kind not in NOT_BODY),
        )
    }
    return Article("\n".join(pieces[at] for at in sorted(pieces)), stories[0].published)


def _forget() -> None:
    """Nothing read in one round helps the next."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.cache_info().maxsize is not None:
            one.cache_clear()


def trafilatura() -> Reader | None:
    """Body and metadata at its defaults, comments off; None where it is not installed."""
    try:
        import trafilatura as rival
        from trafilatura.meta import reset_caches
    except ImportError:
        return None

    def extract(data: bytes) -> Article:
        found: Any = rival.bare_extraction(data, include_comments=False, with_metadata=True)
        return Article(found.text or "", found.date) if found else Article("", None)

    return Reader("trafilatura", extract, reset_caches)


def htmldate() -> Reader | None:
    """The original publish date, extensive search on; None where it is not installed."""
    try:
        from htmldate import find_date
        from htmldate.meta import reset_caches
    except ImportError:
        return None
    return Reader(
        "htmldate",
        lambda data: Article("", find_date(data, original_date=True, extensive_search=True)),
        reset_caches,
    )
