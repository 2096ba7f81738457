"""robots.txt (RFC 9309): what a host lets programs ask for, and how slowly."""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

from dateline.errors import SourceError, SourceFailed, SourceRefused, SourceTooLarge
from dateline.sources.web.client import Client

_MOST = 512_000
_EVERYTHING, _NOTHING = "", "User-agent: *\nDisallow: /\n"


class Robots:
    """The rules of each host, asked for once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._rules: dict[str, Protego] = {}

    def check(self, address: str) -> None:
        """Raises SourceRefused where the host's robots.txt forbids ``address`` to us, or cannot be had (5xx)."""
        if not self._of(address).can_fetch(address, self._client.agent):
            raise SourceRefused(address, "robots.txt forbids it", "ask its publisher, or save it by hand")

    def delay(self, address: str) -> float | None:
        """Seconds that the host asks to be left in peace between two questions."""
        return self._of(address).crawl_delay(self._client.agent)

    def sitemaps(self, address: str) -> tuple[str, ...]:
        """The addresses of the sitemaps that the host's robots.txt names."""
        return tuple(self._of(address).sitemaps)

    def _of(self, address: str) -> Protego:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}".lower()
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(f"{site}/robots.txt"))
        return self._rules[site]

    def _text(self, address: str) -> str:
        """A host without the file (4xx) allows everything; one that fails (5xx, network) nothing: RFC 9309, 2.3.1."""
        try:
            return self._client.get(address, most=_MOST).data.decode("utf-8", "replace").removeprefix("\ufeff")
        except SourceFailed as error:
            return _EVERYTHING if error.status is not None and 400 <= error.status < 500 else _NOTHING
        except SourceTooLarge:
            return _NOTHING
        except SourceRefused:
            raise
        except SourceError:
            return _NOTHING
