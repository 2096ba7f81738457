"""Every error Dateline raises on purpose.

    DatelineError
    |-- UsageError            the caller asked for something that does not exist       exit 2
    |   `-- UnknownValue      an option, state or code; names the nearest valid ones
    |-- SourceError           one source could not be read; the batch goes on          exit 1
    |   |-- SourceMissing
    |   |-- SourceEmpty
    |   |-- SourceTooLarge
    |   |-- SourceUnhandled   not text, or a format that is not handled
    |   |-- SourceRefused     an address that may not be asked
    |   `-- SourceFailed      an address that gave no document
    |-- EntryError            a row of a sheet that cannot be taken; the others go on   exit 1
    |-- RecordError           the record file is foreign, newer or unwritable           exit 1
    |-- PipelineError         a language pipeline is missing, or is not what was sealed  exit 1
    |-- VocabularyError       a vocabulary file breaks its schema
    `-- EdtfError             a day or period that is no EDTF of the contract

Each message names the thing, its value, what is allowed, and the next command to try.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "DatelineError",
    "EdtfError",
    "EntryError",
    "PipelineError",
    "RecordError",
    "SourceEmpty",
    "SourceError",
    "SourceFailed",
    "SourceMissing",
    "SourceRefused",
    "SourceTooLarge",
    "SourceUnhandled",
    "UnknownValue",
    "UsageError",
    "VocabularyError",
]


class DatelineError(Exception):
    """The root: catch this to catch everything Dateline raises on purpose."""

    exit_status = 1


class UsageError(DatelineError):
    """The caller asked for something that does not exist."""

    exit_status = 2


class UnknownValue(UsageError):
    """A value outside a closed list.

    ``what`` names the list ("state or code"), ``value`` is what was given, ``nearest`` the closest valid ones.
    """

    def __init__(self, what: str, value: str, nearest: Iterable[str] = (), hint: str = "") -> None:
        self.what, self.value, self.nearest = what, value, tuple(nearest)
        near = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"no {what} {value!r}{near}{'. ' + hint if hint else ''}")


class SourceError(DatelineError):
    """One source could not be read; ``uri`` is its address, ``reason`` a word for the summary."""

    reason = "unreadable"

    def __init__(self, uri: str, problem: str, advice: str) -> None:
        self.uri, self.problem, self.advice = uri, problem, advice
        super().__init__(f"{uri}: {problem}; {advice}")


class SourceMissing(SourceError):
    """No file or folder at that path, or it may not be opened."""

    reason = "missing"


class SourceEmpty(SourceError):
    """Nothing but white space."""

    reason = "empty"


class SourceTooLarge(SourceError):
    """Over the size limit (settings: ``max_source_bytes``)."""

    reason = "too large"


class SourceUnhandled(SourceError):
    """Not text, or a format that is not handled."""

    reason = "not handled"


class SourceRefused(SourceError):
    """An address that may not be asked: private, forbidden by robots.txt, a loop of redirects."""

    reason = "refused"


class SourceFailed(SourceError):
    """An address that gave no document; ``status`` is the server's answer, None where there was none."""

    reason = "failed"

    def __init__(
        self, uri: str, problem: str, advice: str, *, status: int | None = None, retry_after: str = ""
    ) -> None:
        super().__init__(uri, problem, advice)
        self.status, self.retry_after = status, retry_after


class RecordError(DatelineError):
    """The record cannot be opened or written; nothing in it was changed."""


class PipelineError(DatelineError):
    """A language pipeline cannot be used: it is not there, spaCy is not, or its weights are not those sealed."""


class VocabularyError(DatelineError):
    """A vocabulary file breaks its schema."""


class EntryError(DatelineError):
    """A row that a person wrote down, or its form, breaks the rules of an entry."""


class EdtfError(DatelineError, ValueError):
    """A string that is no day or period of the contract's EDTF."""
