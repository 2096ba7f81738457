"""Which addresses are never connected to."""

from __future__ import annotations

import pytest
from rogue import AGENT, LIMITS, Rogue, Ticking, fetching, page, say

from dateline.errors import SourceFailed, SourceRefused
from dateline.sources.web import Client, Guard

PRIVATE = [
    "127.0.0.1", "127.9.9.9", "10.0.0.8", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "224.0.0.1", "240.0.0.1",
    "198.18.0.1", "255.255.255.255",
]  # fmt: skip


def asking(found: list[str], allow: list[str] | None = None) -> Client:
    return Client(Guard(allow or [], lambda host, port: found), LIMITS, Ticking().clock(), AGENT)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    with pytest.raises(SourceRefused, match="private or reserved"):
        asking([address]).get("http://wire.example/story")


@pytest.mark.parametrize(
    "uri",
    ["file:///etc/passwd", "ftp://wire.example/a", "gopher://x", "http://", "https://me:secret@wire.example/",
     "http://wire.example:0/", "http://wire.example:99999/", "javascript:alert(1)", "wire.example/story"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(uri: str) -> None:
    with pytest.raises(SourceRefused):
        asking(["127.0.0.1"], ["127.0.0.1"]).get(uri)


def test_the_refusal_names_the_option_that_allows_it() -> None:
    with pytest.raises(SourceRefused, match="--allow"):
        asking(["10.1.2.3"]).get("http://wire.lan/story")


def test_an_allowed_network_is_asked(server: Rogue) -> None:
    server.pages["/a"] = page("inside")
    port = server.server_address[1]
    assert asking(["127.0.0.1"], ["127.0.0.0/8"]).get(f"http://wire.lan:{port}/a").data == b"inside"
    assert asking(["127.0.0.1"], ["wire.lan"]).get(f"http://wire.lan:{port}/a").data == b"inside"


@pytest.mark.parametrize("onward", ["http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://127.0.0.2:1/"])
def test_a_redirect_is_checked_again(server: Rogue, onward: str) -> None:
    server.pages["/away"] = say(302, Location=onward)
    with fetching() as fetcher, pytest.raises(SourceRefused):
        fetcher.get(server.url("/away"))


def test_a_host_that_is_nowhere_fails() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("name not known")

    with pytest.raises(SourceFailed, match="no such host"):
        Client(Guard([], nowhere), LIMITS, Ticking().clock(), AGENT).get("http://wire.example/")
