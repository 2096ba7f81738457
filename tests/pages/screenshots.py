"""Pictures of every page, to be looked at: ``python -m tests.pages.screenshots FOLDER``."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.pages.site_build import EVENT, FLAGS, chromium, demo_record, serving

PAGES = {
    "monday": "/?as_of=2023-04-15&since=2023-04-01", "upcoming": "/upcoming", "overdue": "/overdue",
    "changes": "/changes?as_of=2023-04-20&days=40", "events": "/events", "event": f"/events/{EVENT}",
    "why": f"/events/{EVENT}/why/recurrence", "story": "/search?q=consultation", "pair": "/pairs/JPN-KOR",
    "pair-3-years": "/pairs/JPN-KOR?years=3&others=true", "pairs": "/pairs", "series": "/series",
    "one-series": "/series/8eb56d32", "people": "/people", "person": "/people?name=Funakoshi", "sources": "/sources",
    "coverage": "/coverage", "search": "/search?q=security+talks", "review": "/review", "sign-in": "/sign-in",
    "queries": "/queries", "add": "/add", "problem": "/events/nothing",
}  # fmt: skip
FOLLOW = {"story": "#results a[href^='/stories/']", "person": "#results a[href^='/people/']"}
LOOKS = {
    "light": (1440, "light", "screen"), "dark": (1440, "dark", "screen"), "phone": (390, "light", "screen"),
    "wide": (2200, "light", "screen"), "print": (794, "light", "print"),
}  # fmt: skip


def is_complaint(kind: str, text: str) -> bool:
    """What a browser says of a page that should not be; the page of an error is none of its own."""
    return kind in ("error", "warning") and "404" not in text


def main(folder: Path) -> int:
    """Writes PAGE-LOOK.png for each; returns 1 where a page complains or is too wide."""
    folder.mkdir(parents=True, exist_ok=True)
    complaints: list[str] = []
    path = chromium()
    if path is None:
        print("no Chromium on this machine: apt-get install chromium")
        return 1
    with tempfile.TemporaryDirectory() as kept, serving(demo_record(Path(kept))) as site, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        for look, (width, scheme, media) in LOOKS.items():
            context = browser.new_context(
                base_url=site.address,
                viewport={"width": width, "height": 1000},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            page = context.new_page()
            page.emulate_media(media=media)  # type: ignore[arg-type]
            page.on(
                "console",
                lambda m: complaints.append(m.text) if m.type in ("error", "warning") and "404" not in m.text else None,
            )
            for name, address in PAGES.items():
                page.goto(address)
                if name in FOLLOW:
                    page.locator(FOLLOW[name]).first.click()
                    page.wait_for_url(re.compile("/(stories|people)/"))
                if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    complaints.append(f"{name}, {look}: too wide")
                page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)
        browser.close()
    print("\n".join([*complaints, f"{len(PAGES) * len(LOOKS)} pictures in {folder}"]))
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
