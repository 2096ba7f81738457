"""What every source gives."""

from __future__ import annotations

import msgspec


class Bytes(msgspec.Struct, frozen=True):
    """What a source gave: its address as the caller wrote it, its bytes, their SHA-256."""

    uri: str
    data: bytes
    sha256: str
