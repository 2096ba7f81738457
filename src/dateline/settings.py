"""What a user may set, with its default. The environment is read in ``cli`` alone."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``record``: path or URL of the record; ``max_source_bytes``: larger sources are refused before reading.

    ``pipeline``: how sentences are read: "patterns", "english" (the shipped parser beside them), or a spaCy pipeline.
    """

    record: str = "dateline.db"
    max_source_bytes: int = 16 * 1024 * 1024
    pipeline: str = "patterns"
