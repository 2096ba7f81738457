"""One source through the engine, and its faults as values that never stop a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import typer

from dateline.errors import DatelineError, SourceError
from dateline.sources import Bytes

if TYPE_CHECKING:
    from dateline.engine import Read


class EngineFault(SourceError):
    """The engine itself failed on a source: a fault of ours, which must not stop the batch."""

    reason = "fault of dateline"


def read_as_set(context: typer.Context) -> None:
    """From here to the end of the command, stories are read by the pipeline of the settings.

    Raises PipelineError where it cannot be used.
    """
    from dateline import engine

    context.with_resource(engine.using(context.obj.pipeline))


def stories(source: Bytes | SourceError, on: str | None) -> tuple[Read, ...]:
    """The stories of ``source`` as read, ``on`` being the day of those without one.

    Raises SourceError: what ``source`` already is, what reading refuses, and EngineFault for anything else.
    """
    from dateline import engine

    if not isinstance(source, Bytes):
        raise source
    # A name that is no text (surrogates of a foreign file system) could not be kept.
    address = source.uri.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return engine.read(msgspec.structs.replace(source, uri=address), date=on)
    except DatelineError:
        raise
    except Exception as error:
        problem = f"dateline failed on it ({type(error).__name__}: {str(error)[:80]})"
        raise EngineFault(address, problem, "please report it together with the file") from error
