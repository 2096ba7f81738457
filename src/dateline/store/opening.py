"""Where a record is: a path, an ``sqlite:///`` URL, or a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import sqlalchemy as sa

from dateline.errors import RecordError
from dateline.store import postgres, sqlite


def opened(url_or_path: str, *, create: bool) -> tuple[sa.Engine, str]:
    """An engine on the record, at this program's schema version, and the name to call it by. Raises RecordError."""
    if postgres.is_postgres(url_or_path):
        return postgres.engine_at(url_or_path, create=create), postgres.shown(url_or_path)
    path = file_of(url_or_path)
    return sqlite.engine_at(path, create=create), str(path)


def file_of(url_or_path: str) -> Path:
    """The file that a path or a ``sqlite:///`` URL names. Raises RecordError for another kind of URL."""
    if "://" not in url_or_path:
        return Path(url_or_path)
    scheme, _, rest = url_or_path.partition("://")
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        raise RecordError(
            f"{url_or_path}: no record can be kept there; give a path, sqlite:///PATH or postgresql://HOST/DATABASE"
        )
    return Path(unquote(rest[1:]))
