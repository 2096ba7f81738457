"""A webhook: one POST of JSON with all changes of a run. No redirect is followed; the address may be a secret."""

from __future__ import annotations

import hashlib
import hmac
import ssl
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import certifi
import httpcore
import msgspec

from dateline import __version__
from dateline.errors import SourceFailed, UsageError
from dateline.export import words
from dateline.export.desk.changes import Change
from dateline.export.safe import line

SIGNED = "x-dateline-signature"
_SECONDS = 15.0


def check(address: str) -> None:
    """Raises UsageError for what is no http or https address."""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
    except ValueError:
        good = False
    if not good:
        raise UsageError("the webhook is no http or https address; for example: https://hooks.example/desk")


def body(query: str, found: Sequence[Change], at: str, address: str) -> bytes:
    """What is posted. ``text`` is what chat services print, ``changes`` what programs read."""
    lines = [f"{words.title(one.event)}: {one.told}" for one in found]
    told: dict[str, Any] = {
        "query": query,
        "sent": at,
        "text": line(f"{len(found)} change{'' if len(found) == 1 else 's'} in {query}") + "\n" + "\n".join(lines),
        "changes": [_item(one, address) for one in found],
    }
    return msgspec.json.encode(told)


def signature(secret: str, data: bytes) -> str:
    """HMAC-SHA256 of the body: how the receiver knows that it is from here."""
    return "sha256=" + hmac.new(secret.encode(), data, hashlib.sha256).hexdigest()


def post(address: str, data: bytes, *, secret: str | None = None) -> None:
    """Posts it. Raises SourceFailed, which names the host and no more of the address."""
    check(address)
    headers: dict[bytes | str, bytes | str] = {
        "content-type": "application/json",
        "user-agent": f"dateline/{__version__}",
    }
    if secret:
        headers[SIGNED] = signature(secret, data)
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS)
    host = urlsplit(address).hostname or ""
    try:
        context = ssl.create_default_context(cafile=certifi.where())
        with httpcore.ConnectionPool(ssl_context=context) as pool:
            answer = pool.request("POST", address, headers=headers, content=data, extensions={"timeout": timeout})
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError, ValueError) as error:
        problem = f"the webhook was not reached ({type(error).__name__})"
        raise SourceFailed(host, problem, "nothing was noted as sent; the next run tries again") from None
    if not 200 <= answer.status < 300:
        problem = f"the webhook answered {answer.status}"
        raise SourceFailed(host, problem, "nothing was noted as sent; the next run tries again", status=answer.status)


def _item(one: Change, address: str) -> dict[str, Any]:
    event = one.event
    page = f"{address.rstrip('/')}/events/{event.id}" if address else None
    return {
        "kind": one.kind, "told": one.told, "before": one.before, "after": one.after, "known": one.known,
        "event": event.id, "title": words.title(event), "status": event.status, "when": event.when,
        "parties": sorted(line(code) for code in event.codes), "place": words.place(event), "page": page,
    }  # fmt: skip
