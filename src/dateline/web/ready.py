"""Answers made before, given again as long as nothing that they depend on is otherwise.

What an answer depends on is in its ETag (``freshness``): the state of the record, the day, the address with its query,
who asks and what they may read. The addresses of the server by which it was asked stand in files, so they count, too.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TypeVar

import msgspec
from fastapi import Request
from starlette.responses import Response

Kept = TypeVar("Kept", bound=Response)
LARGEST = 1 << 20
"""Bytes of one answer that is held; what is larger is made anew."""
MOST = 48 << 20
"""Bytes of all of them."""


class Ready(msgspec.Struct, frozen=True):
    """A whole answer: its body, its type, and where the rest of a list is."""

    body: bytes
    media_type: str
    link: str | None = None

    def response(self) -> Response:
        """To be sent."""
        return Response(self.body, media_type=self.media_type, headers={"link": self.link} if self.link else None)


class ReadyAnswers:
    """The answers asked for last, by ETag and the server's own address; safe to share by threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._size = most, 0
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[str, str], Ready] = OrderedDict()

    def get(self, tag: str, base: str) -> Ready | None:
        """The answer of that ETag at that address."""
        with self._lock:
            found = self._held.get((tag, base))
            if found is not None:
                self._held.move_to_end((tag, base))
            return found

    def put(self, tag: str, base: str, answer: Ready) -> None:
        """Holds it, unless it is large; what was not asked for longest goes."""
        if len(answer.body) > LARGEST:
            return
        with self._lock:
            before = self._held.pop((tag, base), None)
            self._size += len(answer.body) - (len(before.body) if before else 0)
            self._held[(tag, base)] = answer
            while self._size > self._most:
                _, gone = self._held.popitem(last=False)
                self._size -= len(gone.body)


def keep(request: Request, response: Kept, link: str | None = None) -> Kept:
    """The answer, held for who asks the same next where its address has ETags. ``link``: where its list goes on."""
    tag = getattr(request.state, "etag", None)
    if tag and request.method == "GET" and response.status_code == 200:
        ready: ReadyAnswers = request.app.state.site.ready
        ready.put(tag, str(request.base_url), Ready(bytes(response.body), str(response.media_type), link))
    return response
