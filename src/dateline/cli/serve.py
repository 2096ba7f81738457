"""``dateline serve``: pages and API over the record."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.web.serving import Serving

HOST = "127.0.0.1"
PORT = 8023
_LOCAL = ("127.0.0.1", "::1", "localhost")
_SHORTEST = 12
_MOST = 4
"""Processes, unless more are asked for."""


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0: any free one.")] = PORT,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")] = HOST,
    open_: Annotated[bool, typer.Option("--open", help="Open the first page in a browser.")] = False,
    public: Annotated[
        bool, typer.Option("--public", help="For everybody: excerpts and links; full texts only with the token.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Who has it may judge and add. [env: DATELINE_TOKEN; default: nobody]"),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which this server is reached (a proxy's). Repeated: each."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=64, help="Processes that answer. [default: one a core, at most 4]"),
    ] = None,
) -> None:
    """Serve the record as pages and as an API, until Ctrl-C. See: docs/serve.md.

    Example: `dateline serve --open`
    """
    from dateline.cli.serving import cores, listening, run
    from dateline.store import open_store

    serving = _serving(host, public, token or os.environ.get("DATELINE_TOKEN"), allow_host or ())
    with open_store(context.obj.record, create=False) as store:
        store.count()
    with listening(host, port) as socket:
        address = f"http://{_here(host)}:{socket.getsockname()[1]}/"
        typer.echo(f"{context.obj.record} at {address} (Ctrl-C ends it)")
        if serving.token is None:
            typer.echo("for reading alone; to judge and add, set DATELINE_TOKEN and start again")
        run(context.obj, serving, socket, address if open_ else None, workers or min(cores(), _MOST))


def _here(host: str) -> str:
    """The host in an address that a browser of this machine opens: "every address" is none."""
    named = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{named}]" if ":" in named else named


def _serving(host: str, public: bool, token: str | None, names: list[str] | tuple[()]) -> Serving:
    """How to serve, checked. Raises UsageError for what would give full texts to a network, or for a short token."""
    if host not in _LOCAL and not public:
        raise UsageError(
            f"--host {host} serves others than you; add --public (excerpts and links; full texts with the token)"
        )
    if token is not None and (len(token) < _SHORTEST or not token.isascii() or not token.isprintable()):
        raise UsageError(
            f"the token needs {_SHORTEST} printable ASCII characters or more; for example: "
            "python -c 'import secrets; print(secrets.token_urlsafe())'"
        )
    _need_extra()
    from dateline.web.serving import Serving

    hosts = tuple(names) if host in ("0.0.0.0", "::") else (host, *names)
    return Serving(token=token, public=public, hosts=hosts, warm=True)


def _need_extra() -> None:
    """Raises UsageError with the command that installs what serving needs."""
    for name in ("fastapi", "uvicorn", "jinja2", "python_multipart"):
        try:
            __import__(name)
        except ImportError as error:
            raise UsageError(f"serve needs {name}; install it with: pip install 'dateline[serve]'") from error
