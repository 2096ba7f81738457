"""Stories that mean harm: whatever they bring in comes out as words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.pages.site_build import Site, command, serving, settled

SCRIPT = '<script>document.title="run"</script><img src=x onerror="document.title=1">'
TURNED = "\u202eesreveR\u202c \u2066turned"
HEADLINE = f"Seoul{SCRIPT}, Tokyo {TURNED} to hold talks"
STORY = f"""{HEADLINE} {"long " * 200_000}

SEOUL, April 14 (Yonhap) -- South Korea and Japan will hold vice ministerial talks in Seoul{SCRIPT} on April 17,
their first in five years, the foreign ministry said. The talks on "=cmd|' /C calc'!A0{SCRIPT}" {TURNED} were
planned by Kim{SCRIPT} Min-jung, a vice foreign minister.

South Korea and Japan are to discuss javascript:alert(1) and {SCRIPT} at the talks, a ministry official said.
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "2023-04-14-hostile.txt").write_text(STORY)
    record = folder / "hostile.db"
    command(record, "ingest", str(folder / "2023-04-14-hostile.txt"), "--date", "2023-04-14")
    settled(record)
    with serving(record) as one:
        yield one


def test_hostile_stories_come_out_as_words(browser: Browser, hostile: Site, tmp_path: Path) -> None:
    context = browser.new_context(base_url=hostile.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto("/sources?source=Yonhap")
    addresses = ["/", "/events", "/pairs", "/pairs/JPN-KOR", "/pairs/JPN-KOR.svg", "/sources", "/coverage", "/people"]
    addresses += ["/changes?days=40000", "/upcoming", "/overdue", "/series", "/review", "/search?q=talks"]
    for found in ("/events", "/search?q=talks", "/people"):
        page.goto(found)
        links = page.locator("#results a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        addresses += [a for a in links if a.startswith(("/events/", "/stories/", "/people/"))][:4]
    for address in dict.fromkeys(addresses):
        page.goto(address)
        assert page.title() not in ("run", "1"), address
        assert page.locator("main script, main img, svg script").count() == 0, address
        text = page.content()
        assert not {"\u202e", "\u2066"} & set(text), address
        assert len(text) < 400_000, address
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0 or address.endswith(".svg"), address
    assert complaints == []
    context.close()
