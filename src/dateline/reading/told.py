"""Facts as they are gathered, each with the pointer that is its evidence."""

from __future__ import annotations

import re

from dateline.reading.page import Facts, collapse

_HOST = re.compile(r"\s*[a-z][a-z0-9+.-]{1,20}://(?:[^/?#@\s]*@)?(?P<host>[\w.-]+)\S*", re.IGNORECASE)
_ONE = ("language", "located", "notice", "title")


class Told:
    """What a document says about its story, field by field, in the order of trust."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}
        self._pointers: list[tuple[str, str, str]] = []

    def say(self, field: str, value: object, pointer: str) -> None:
        """``field`` of Facts is ``value``, which stands at ``pointer``; what is no text, or empty, is not said."""
        text = collapse(value[:20_000]) if isinstance(value, str) else ""
        if text:
            self._values.setdefault(field, []).append(text)
            self._pointers.append((field, text, pointer))

    def says(self, field: str) -> bool:
        """True where something was said of ``field``."""
        return bool(self._values.get(field))

    def first(self, field: str, value: object, pointer: str) -> None:
        """As ``say``, but before what was said of ``field`` until now."""
        before = self._values.pop(field, [])
        self.say(field, value, pointer)
        self._values.setdefault(field, []).extend(before)

    def address(self, url: object) -> None:
        """The page that the story stands on."""
        found = _HOST.match(url) if isinstance(url, str) else None
        if found:
            self._values.setdefault("hosts", []).append(found["host"].lower().removeprefix("www."))
            self._values.setdefault("addresses", []).append(found[0].strip())

    def facts(self) -> Facts:
        """All of it, each value once."""
        many = {f: tuple(dict.fromkeys(v)) for f, v in self._values.items() if f not in _ONE}
        single = {f: v[0] for f, v in self._values.items() if f in _ONE and v}
        return Facts(**many, **single, pointers=tuple(dict.fromkeys(self._pointers)))  # type: ignore[arg-type]
