"""What the planner of SQLite has to be told, which keeps no statistics of how often a value stands in a column."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class beside(FunctionElement[Any]):
    """The column as it is, but no index is looked in for it.

    For a condition that most rows meet ("stands still"), beside one that few do: of two indexes SQLite takes the one
    with a single value asked for, and would read all rows that stand still.
    """

    inherit_cache = True
    name = "beside"


@compiles(beside)
def _as_it_is(element: beside, compiler: sa.sql.compiler.SQLCompiler, **told: Any) -> str:
    return str(compiler.process(element.clauses, **told))


@compiles(beside, "sqlite")
def _for_sqlite(element: beside, compiler: sa.sql.compiler.SQLCompiler, **told: Any) -> str:
    return f"+{compiler.process(element.clauses, **told)}"
