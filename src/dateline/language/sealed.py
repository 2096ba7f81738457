"""Weights that came with the package: read as they were sealed, by the seal beside them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

from dateline.errors import PipelineError

T = TypeVar("T")


def content(room: str, name: str) -> bytes:
    """The file of that name under the weights of a room (a package). Raises PipelineError where it is missing."""
    try:
        return (resources.files(room) / "weights" / name).read_bytes()
    except FileNotFoundError as error:
        raise PipelineError(
            f"weights/{name} is missing; install dateline anew: pip install --force-reinstall dateline"
        ) from error


def seal(told: bytes, name: str, form: type[T]) -> T:
    """The seal that the file ``name`` holds. Raises PipelineError where it is none of that form."""
    try:
        return msgspec.convert(tomllib.loads(told.decode()), form)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise PipelineError(f"weights/{name} is no seal ({error}); install dateline anew") from error
