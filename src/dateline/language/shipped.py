"""The weights in the wheel: their hash is checked, then they are unpacked (half precision, deflated) for spaCy.

Made by ``training/``; licence, sources and scores stand beside them in ``weights/``.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

import msgspec

from dateline.errors import PipelineError
from dateline.language import sealed

NAME = "english"
FRAME = ("vocab", "tokenizer", "meta.json", "config.cfg")


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """weights/english.toml: what english.z must be."""

    version: str
    sha256: str
    bytes: int

    @property
    def identity(self) -> str:
        """Name, version and the beginning of the hash."""
        return f"{NAME} {self.version} {self.sha256[:12]}"


def seal() -> Seal:
    """The seal of the weights. Raises PipelineError where it is missing."""
    return sealed.seal(_read(f"{NAME}.toml"), f"{NAME}.toml", Seal)


def packed() -> bytes:
    """The packed weights, after their hash was checked. Raises PipelineError where it is another."""
    return checked(_read(f"{NAME}.z"), seal())


def checked(content: bytes, by: Seal) -> bytes:
    """``content`` where it is what was sealed. Raises PipelineError."""
    found = hashlib.sha256(content).hexdigest()
    if found != by.sha256:
        raise PipelineError(
            f"weights/{NAME}.z has {len(content)} bytes of sha256 {found[:12]}..., sealed are {by.bytes} bytes of "
            f"{by.sha256[:12]}...; install dateline anew: pip install --force-reinstall dateline"
        )
    return content


def unpacked(content: bytes) -> tuple[str, bytes]:
    """The configuration of the pipeline, and what ``Language.from_bytes`` reads, numbers in single precision again."""
    import srsly

    parts = srsly.msgpack_loads(zlib.decompress(content))
    wide = {name: part if name in FRAME else _widened(part) for name, part in parts.items()}
    return parts["config.cfg"].decode(), srsly.msgpack_dumps(wide)


def _widened(component: bytes) -> bytes:
    import srsly

    parts = srsly.msgpack_loads(component)
    if "model" in parts:
        model = srsly.msgpack_loads(parts["model"])
        model["params"] = [{name: _wide(value) for name, value in node.items()} for node in model["params"]]
        parts["model"] = srsly.msgpack_dumps(model)
    return bytes(srsly.msgpack_dumps(parts))


def _wide(value: Any) -> Any:
    return value.astype("float32") if getattr(value, "dtype", None) == "float16" else value


def _read(name: str) -> bytes:
    return sealed.content("dateline.language", name)
