"""Chromium over a served record. Without Chromium these tests are skipped; DATELINE_TEST_BROWSER=1 demands it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.pages.site_build import FLAGS, Site, chromium, demo_record, serving, settled


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return demo_record(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base)


@pytest.fixture(scope="session")
def site(demo: Path) -> Iterator[Site]:
    """For reading alone: nobody writes to it."""
    with serving(demo) as one:
        yield one


@pytest.fixture(scope="session")
def desk(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A record to be judged, one for all tests: each leaves alone, or as it was, what another is about."""
    copy = tmp_path_factory.mktemp("desk") / "desk.db"
    settled(demo)
    copy.write_bytes(demo.read_bytes())
    with serving(copy) as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("DATELINE_TEST_BROWSER") == "1":
            pytest.fail("DATELINE_TEST_BROWSER=1, and there is no Chromium: apt-get install chromium")
        pytest.skip("no Chromium on this machine; to run these tests: apt-get install chromium")
    with sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield one
        one.close()


Opener = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, site: Site) -> Iterator[Opener]:
    """``look(path, **context)``: a page of the site; whatever a browser complains about fails the test at its end."""
    yield from _opener(browser, site)


@pytest.fixture
def work(browser: Browser, desk: Site) -> Iterator[Opener]:
    """The same over a record that may be judged."""
    yield from _opener(browser, desk)


def _opener(browser: Browser, site: Site) -> Iterator[Opener]:
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: str, **options: object) -> Page:
        context = browser.new_context(base_url=site.address, **{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        context.set_default_timeout(40_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda m: complaints.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
