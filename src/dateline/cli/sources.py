"""One source through the engine, and its faults as values that never stop a batch."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

import msgspec
import typer

from dateline.cli import garbage
from dateline.errors import DatelineError, SourceError, SourceRefused
from dateline.sources import Bytes

if TYPE_CHECKING:
    from dateline.engine import Read


_AHEAD = 8
"""Sources handed to each process before the first comes back."""


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

    A translation that lies beside the file of a shelved story comes behind it.

    Raises SourceError: what ``source`` already is, what reading refuses, and EngineFault for anything else.
    """
    from dateline import engine
    from dateline.reading import translation

    if not isinstance(source, Bytes):
        raise source
    if "://" in source.uri and engine.is_by_hand(source):
        raise SourceRefused(
            source.uri, "an entry or a translation, which the web cannot write", "save it and look it over"
        )
    # A name that is no text (surrogates of a foreign file system) could not be kept.
    address = source.uri.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        found = engine.read(msgspec.structs.replace(source, uri=address), date=on)
        beside = (translation.beside(one.reading.story) for one in found if one.reading.shelved)
        return (*found, *(read for one in beside if one is not None for read in engine.read(one)))
    except DatelineError:
        raise
    except Exception as error:
        problem = f"dateline failed on it ({type(error).__name__}: {str(error)[:80]})"
        raise EngineFault(address, problem, "please report it together with the file") from error


def read_all(
    sources: Iterable[Bytes | SourceError], on: str | None, jobs: int = 1, pipeline: str = ""
) -> Iterator[tuple[Read, ...] | SourceError]:
    """The stories of every source in its place, or why there are none; ``jobs`` processes read, by ``pipeline``."""
    if jobs == 1:
        for source in sources:
            yield _read(source, on)
        return
    # Started afresh: a forked process would share the open record.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (pipeline,)) as pool:
        ahead: deque[Future[tuple[Read, ...] | _Fault] | SourceError] = deque()
        for source in sources:
            ahead.append(pool.submit(_told, source, on) if isinstance(source, Bytes) else source)
            if len(ahead) > _AHEAD * jobs:
                yield _whole(ahead.popleft())
        while ahead:
            yield _whole(ahead.popleft())


class _Fault(msgspec.Struct, frozen=True):
    """A SourceError on its way between processes."""

    kind: type[SourceError]
    uri: str
    problem: str
    advice: str


def _read(source: Bytes | SourceError, on: str | None) -> tuple[Read, ...] | SourceError:
    try:
        return stories(source, on)
    except SourceError as error:
        return error


def _told(source: Bytes, on: str | None) -> tuple[Read, ...] | _Fault:
    found = _read(source, on)
    if isinstance(found, SourceError):
        return _Fault(type(found), found.uri, found.problem, found.advice)
    return found


def _whole(done: Future[tuple[Read, ...] | _Fault] | SourceError) -> tuple[Read, ...] | SourceError:
    if isinstance(done, SourceError):
        return done
    found = done.result()
    return found.kind(found.uri, found.problem, found.advice) if isinstance(found, _Fault) else found


def _begin(pipeline: str) -> None:
    """Ctrl-C is for the process that keeps what is read; this one reads by the same pipeline."""
    from dateline import engine

    garbage.seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if pipeline:
        engine.using(pipeline).__enter__()
