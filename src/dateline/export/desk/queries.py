"""Saved queries: names for filters, in a TOML file beside the record that people may edit, too."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline.errors import UnknownValue, UsageError
from dateline.export.safe import line
from dateline.model import Event
from dateline.model.edtf import parse
from dateline.record import select

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_HEAD = "# Saved queries of Dateline: dateline query list. A table a query, with the filters of dateline events.\n"


class Query(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The filters of ``dateline events``: codes, kinds, statuses, days (a day, month or year)."""

    party: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    undated: bool = True

    def select(self, events: Iterable[Event]) -> list[Event]:
        """The events that fit."""
        return select(
            events, parties=self.party, kinds=self.kind, statuses=self.status, since=_day(self.since, last=False),
            until=_day(self.until, last=True), undated=self.undated,
        )  # fmt: skip


class _File(msgspec.Struct, forbid_unknown_fields=True):
    queries: dict[str, Query] = {}


def beside(record: str, ending: str) -> Path:
    """The file beside a record: talks.db -> talks.queries.toml; of a database elsewhere, in this folder."""
    if "://" in record and not record.startswith("sqlite://"):
        return Path(f"dateline.{ending}")
    from dateline.store.opening import file_of

    return file_of(record).with_suffix(f".{ending}")


class Queries:
    """The queries of one file, which need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, record: str) -> Queries:
        """Those of a record."""
        return cls(beside(record, "queries.toml"))

    def mark(self) -> str:
        """Changes whenever any of them may have."""
        try:
            told = self.path.stat()
        except OSError:
            return ""
        return f"{told.st_mtime_ns}:{told.st_size}:{told.st_ino}"

    def all(self) -> dict[str, Query]:
        """Every query by name. Raises UsageError, naming the place, where the file is no such TOML."""
        try:
            told = tomllib.loads(self.path.read_text(encoding="utf-8"))
            return dict(sorted(msgspec.convert(told, _File).queries.items()))
        except FileNotFoundError:
            return {}
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise UsageError(f"{self.path}: {error}; mend it, or take it away and save the queries again") from error

    def find(self, name: str) -> Query:
        """The query of that name. Raises UnknownValue with those there are."""
        there = self.all()
        if name not in there:
            known = f"there are: {', '.join(there)}" if there else "none is saved yet"
            raise UnknownValue("saved query", name, (), f"{known}; save one: dateline query save NAME --party KOR")
        return there[name]

    def save(self, name: str, query: Query) -> bool:
        """Keeps it under that name; True where it took another's place. Raises UsageError for what is no name."""
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name for a query; allowed: small letters, digits, - and _, up to 60")
        there = self.all()
        self._write({**there, name: query})
        return name in there

    def remove(self, name: str) -> None:
        """Forgets it. Raises UnknownValue."""
        self.find(name)
        self._write({other: query for other, query in self.all().items() if other != name})

    def _write(self, queries: dict[str, Query]) -> None:
        text = _HEAD + "".join(f"\n[queries.{name}]\n{_toml(query)}" for name, query in sorted(queries.items()))
        part = self.path.with_name(f".{self.path.name}.part")
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(self.path)


def told(query: Query) -> str:
    """The query as the options that make it."""
    parts = [f"--{name} {_word(value)}" for name in ("party", "kind", "status") for value in getattr(query, name)]
    parts += [f"--{name} {value}" for name in ("since", "until") if (value := getattr(query, name))]
    return " ".join(parts) or "all events"


def _word(value: str) -> str:
    return f"'{value}'" if " " in value else value


def _toml(query: Query) -> str:
    """Each field on a line; TOML's strings take the escapes of JSON."""
    told = msgspec.to_builtins(query)
    return "".join(f"{name} = {json.dumps(_clean(value), ensure_ascii=False)}\n" for name, value in told.items())


def _clean(value: object) -> object:
    if isinstance(value, str):
        return line(value)
    return [line(str(one)) for one in value] if isinstance(value, (list, tuple)) else value


def _day(day: str | None, *, last: bool) -> dt.date | None:
    if day is None:
        return None
    period = parse(day)
    return period.last if last else period.first
