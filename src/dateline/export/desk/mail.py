"""Mail by SMTP: one message with all changes of a run. Server and password come from the caller's environment."""

from __future__ import annotations

import datetime as dt
import hashlib
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

import msgspec

from dateline.errors import SourceFailed, UsageError
from dateline.export import words
from dateline.export.desk.changes import Change
from dateline.export.safe import line

_SECONDS = 20.0
_FORM = "smtps://USER:PASSWORD@mail.example:465 or smtp://USER:PASSWORD@mail.example:587"


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """``tls``: from the first byte (smtps). Where it is not, STARTTLS is asked for and needed before a password."""

    host: str
    port: int
    tls: bool
    user: str = ""
    password: str = ""


def server(url: str) -> Server:
    """The server that an ``smtp://`` or ``smtps://`` URL names. Raises UsageError without repeating the URL."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        port, host, parts = None, "", urlsplit("")
    if parts.scheme not in ("smtp", "smtps") or not host:
        raise UsageError(f"DATELINE_SMTP is no mail server; allowed: {_FORM}")
    tls = parts.scheme == "smtps"
    return Server(
        host=host, port=port or (465 if tls else 587), tls=tls, user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )  # fmt: skip


def address(text: str) -> str:
    """A mail address, checked. Raises UsageError."""
    found = parseaddr(text)[1]
    if found != text.strip() or found.count("@") != 1 or not found.isprintable() or " " in found:
        raise UsageError(f"{text!r} is no mail address; for example: desk@news.example")
    return found


def message(query: str, found: Sequence[Change], now: dt.datetime, *, sender: str, to: str, pages: str) -> EmailMessage:
    """The mail. Its id follows from what it tells, so that a mail sent twice is known as one."""
    mail = EmailMessage()
    count = f"{len(found)} change{'' if len(found) == 1 else 's'}"
    mail["Subject"] = line(f"{query}: {count}" + (f", {found[0].kind}" if len(found) == 1 else ""), 150)
    mail["From"], mail["To"], mail["Date"] = sender, to, format_datetime(now)
    name = hashlib.sha256("\n".join([query, to, *(one.keys[0] for one in found)]).encode()).hexdigest()
    mail["Message-ID"] = f"<{name[:32]}@dateline.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(_lines(found, pages)))
    return mail


def send(mail: EmailMessage, to: Server, context: ssl.SSLContext | None = None) -> None:
    """Hands the mail to the server. Raises SourceFailed, which tells neither user nor password."""
    context = context or ssl.create_default_context()
    try:
        with _connection(to, context) as connection:
            if not to.tls and connection.has_extn("starttls"):
                connection.starttls(context=context)
                connection.ehlo()
            elif not to.tls and to.password:
                raise UsageError(
                    f"{to.host} offers no encryption, and a password must not go in the open; use smtps://"
                )
            if to.user:
                connection.login(to.user, to.password)
            connection.send_message(mail)
    except (smtplib.SMTPException, OSError) as error:
        problem = f"the mail server refused or was not reached ({type(error).__name__})"
        raise SourceFailed(to.host, problem, "nothing was noted as sent; the next run tries again") from None


def _connection(to: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if to.tls:
        return smtplib.SMTP_SSL(to.host, to.port, timeout=_SECONDS, context=context)
    connection = smtplib.SMTP(to.host, to.port, timeout=_SECONDS)
    connection.ehlo()
    return connection


def _lines(found: Sequence[Change], pages: str) -> list[str]:
    lines = []
    for one in found:
        where = f"{pages.rstrip('/')}/events/{one.event.id}" if pages else f"dateline show {one.event.id[:8]}"
        lines += [words.title(one.event), f"  {one.told}", f"  {where}", ""]
    return lines
