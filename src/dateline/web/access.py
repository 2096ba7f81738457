"""Who may write, and who may read an agency's full text: sign-in by token, sessions, and the mark of a form.

The token itself is never put into a cookie, a page, an address or a log. A session is a signed note (who, until when);
its key is made of the token, so a new token ends every session.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import hmac
import secrets

import msgspec

COOKIE = "dateline"
LASTS = dt.timedelta(hours=12)
LONGEST_NAME = 80


class Session(msgspec.Struct, frozen=True):
    """Who signed in (``name`` may be empty) and until when (POSIX seconds); ``nonce`` tells sessions apart."""

    name: str
    until: int
    nonce: str


class Signing:
    """Checks tokens and sessions for one ``token``; with None nobody can sign in."""

    def __init__(self, token: str | None) -> None:
        self._token = token.encode() if token else None
        self._key = hashlib.sha256(b"dateline session\0" + self._token).digest() if self._token else b""

    @property
    def possible(self) -> bool:
        """True where there is a token to sign in by."""
        return self._token is not None

    def knows(self, token: str) -> bool:
        """True for the token; takes as long for any other."""
        given = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        return self._token is not None and hmac.compare_digest(given, hashlib.sha256(self._token).digest())

    def start(self, name: str, now: dt.datetime) -> str:
        """A cookie's value for a new session of ``name``."""
        until = int((now + LASTS).timestamp())
        told = msgspec.json.encode(Session(name[:LONGEST_NAME], until, secrets.token_urlsafe(16)))
        return f"{base64.urlsafe_b64encode(told).decode()}.{self._sign(told)}"

    def session(self, cookie: str | None, now: dt.datetime) -> Session | None:
        """The session of a cookie; None where it is none of ours, or over."""
        if not cookie or self._token is None or len(cookie) > 1000:
            return None
        note, _, mark = cookie.partition(".")
        try:
            told = base64.urlsafe_b64decode(note.encode())
            if not hmac.compare_digest(mark.encode(), self._sign(told).encode()):
                return None
            session = msgspec.json.decode(told, type=Session)
        except (binascii.Error, ValueError, msgspec.DecodeError):
            return None
        return session if session.until > now.timestamp() else None

    def form_mark(self, session: Session) -> str:
        """What a form of this session carries, so that no other site's form counts."""
        return self._sign(b"form\0" + session.nonce.encode())

    def fits(self, session: Session, mark: str) -> bool:
        """True where a form's mark is that of the session."""
        return hmac.compare_digest(mark.encode("utf-8", "replace"), self.form_mark(session).encode())

    def _sign(self, told: bytes) -> str:
        return hmac.new(self._key, told, hashlib.sha256).hexdigest()
