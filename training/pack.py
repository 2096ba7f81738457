"""Packs a trained pipeline for the wheel: `python -m training.pack --pipeline FOLDER [--to FOLDER]`.

Weights in half precision, deflated to one file, and beside it ``english.toml`` with its size, hash and version.
(xz would save another 3 % and cost half of the time that loading takes.)
"""

from __future__ import annotations

import argparse
import hashlib
import zlib
from pathlib import Path
from typing import Any

import numpy
import spacy
import srsly

WEIGHTS = Path(__file__).parents[1] / "src" / "dateline" / "language" / "weights"


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pipeline", type=Path, required=True, help="OUT/best of training.build")
    asked.add_argument("--to", type=Path, default=WEIGHTS)
    asked.add_argument("--version", default="1", help="version of the weights, told by `dateline --version`")
    args = asked.parse_args()
    print(pack(args.pipeline, args.to, args.version))


def pack(pipeline: Path, to: Path, version: str) -> str:
    """Write ``english.z`` and ``english.toml`` under ``to``; the table that was written."""
    nlp = spacy.load(pipeline)
    parts = srsly.msgpack_loads(nlp.to_bytes(exclude=["vocab"]))
    for name in nlp.pipe_names:
        parts[name] = srsly.msgpack_dumps(_halved(srsly.msgpack_loads(parts[name])))
    packed = zlib.compress(srsly.msgpack_dumps(parts), 9)
    table = (
        "# Written by training/pack.py: what english.z must be.\n"
        f'version = "{version}"\nsha256 = "{hashlib.sha256(packed).hexdigest()}"\nbytes = {len(packed)}\n'
    )
    to.mkdir(parents=True, exist_ok=True)
    (to / "english.z").write_bytes(packed)
    (to / "english.toml").write_text(table, encoding="utf-8")
    return table


def _halved(part: dict[str, Any]) -> dict[str, Any]:
    """A component's parts with the model's numbers in half precision."""
    if "model" not in part:
        return part
    model = srsly.msgpack_loads(part["model"])
    model["params"] = [{name: _half(value) for name, value in node.items()} for node in model["params"]]
    return {**part, "model": srsly.msgpack_dumps(model)}


def _half(value: Any) -> Any:
    return value.astype(numpy.float16) if isinstance(value, numpy.ndarray) and value.dtype == numpy.float32 else value


if __name__ == "__main__":
    main()
