"""A record in a PostgreSQL database of its own: one schema, one writer at a time by an advisory lock."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from dateline.errors import RecordError
from dateline.store import emptied  # noqa: F401 - its tables are part of the schema
from dateline.store.complaints import one_line
from dateline.store.derived import ONLY
from dateline.store.migrations import STEPS
from dateline.store.schema import APPLICATION, APPLICATION_ID, VERSION, meta, metadata

_SEARCH = "CREATE INDEX ix_sentences_words ON sentences USING gin (to_tsvector('english', words))"
_PATIENCE = "30s"
_FIRST = 4
"""The schema version from which PostgreSQL is known; older ones never were there."""


def is_postgres(url: str) -> bool:
    """True for an address of a PostgreSQL database."""
    return url.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def shown(url: str) -> str:
    """The address without its password."""
    return sa.make_url(_driver(url)).set(drivername="postgresql").render_as_string(hide_password=True)


def engine_at(url: str, *, create: bool) -> sa.Engine:
    """An engine on the record in that database, made there where ``create`` and there is none."""
    name = shown(url)
    engine = _engine(url, create=create)
    try:
        with engine.connect() as connection:
            found = _version(connection, name)
        if found is None and not create:
            raise RecordError(f"{name}: there is no record; make one with: dateline --record {name} ingest PATH...")
        if found is not None and found > VERSION:
            raise RecordError(
                f"{name}: record of schema version {found}, this program knows up to {VERSION}; update dateline"
            )
        if found != VERSION:
            if not create:
                raise RecordError(
                    f"{name}: record of schema version {found}, needs {VERSION}; run: dateline --record {name} ingest"
                )
            _migrate(engine, name)
    except sa.exc.DatabaseError as error:
        engine.dispose()
        raise one_line(name, error) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def _driver(url: str) -> str:
    return f"postgresql+psycopg://{url.partition('://')[2]}"


def _engine(url: str, *, create: bool) -> sa.Engine:
    try:
        told: dict[str, Any] = {"connect_timeout": 10}
        if not create:
            told["options"] = "-c default_transaction_read_only=on"
        engine = sa.create_engine(_driver(url), connect_args=told)
    except ModuleNotFoundError as error:
        raise RecordError(
            f"{shown(url)}: PostgreSQL needs its driver; install it with: pip install 'dateline[postgres]'"
        ) from error

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("write"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
        else:
            # One picture of the record for all that a question reads.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def _version(connection: sa.Connection, name: str) -> int | None:
    if not sa.inspect(connection).has_table("meta"):
        if sa.inspect(connection).get_table_names():
            raise RecordError(f"{name}: a database with other tables, but no record; give the record one of its own")
        return None
    told: dict[str, Any] = {row.name: row.value for row in connection.execute(sa.select(meta))}
    if told.get("application") != APPLICATION:
        raise RecordError(f"{name}: a database, but no Dateline record; give the record one of its own")
    return int(told["schema_version"])


def _migrate(engine: sa.Engine, name: str) -> None:
    """Makes the tables, or takes the missing steps; asked again behind the lock, as another may have been first."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        found = _version(connection, name)
        if found is None:
            _narrow()
            metadata.create_all(connection)
            connection.exec_driver_sql(_SEARCH)
            connection.execute(meta.insert().values(name="application", value=APPLICATION))
        else:
            for step in STEPS[max(found, _FIRST) : VERSION]:
                step(connection)
            connection.execute(meta.delete().where(meta.c.name == "schema_version"))
        connection.execute(meta.insert().values(name="schema_version", value=str(VERSION)))


def _narrow() -> None:
    """Tells this kind of database, too, which rows the indexes of some rows hold (``derived.only``)."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if ONLY in index.info:
                index.dialect_options["postgresql"]["where"] = sa.text(index.info[ONLY])
