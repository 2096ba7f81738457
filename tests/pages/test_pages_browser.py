"""Every page in a real Chromium: light, dark, phone, print, without scripts, by keyboard alone."""

from __future__ import annotations

import re

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser
from tests.pages.conftest import Opener
from tests.pages.site_build import EVENT, Site

AXE = Axe()
PAGES = (
    "/", "/upcoming?as_of=2023-04-15", "/overdue", "/changes?days=150", "/events", f"/events/{EVENT}",
    f"/events/{EVENT}/why/when", f"/events/{EVENT}/cite", "/pairs", "/pairs/JPN-KOR?years=1&others=true",
    "/pairs/JPN-KOR-USA?years=1", "/series", "/series/8eb56d32", "/people", "/sources", "/sources?source=IANS",
    "/coverage", "/search?q=security+talks", "/review", "/sign-in", "/queries",
)  # fmt: skip
MORE = (
    "/events?party=KOR&kind=visit",
    "/pairs/JPN-KOR",
    "/people?name=Funakoshi",
    "/search",
    "/add",
    "/pairs/JPN-KOR?as_of=2020-01-01",
)
TOLD = {"resultTypes": ["violations"]}
CONTRAST = {**TOLD, "runOnly": ["color-contrast"]}


def assert_accessible(page: Page, options: dict[str, list[str]] = TOLD) -> None:
    found = AXE.run(page, options=options).response["violations"]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found] == []


def assert_fits(page: Page) -> None:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{page.url} is {over} pixels too wide"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_light_and_dark_and_fits_a_phone(look: Opener, path: str) -> None:
    page = look(path, color_scheme="light")
    expect(page.locator("h1")).to_have_count(1)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, CONTRAST)
    page.set_viewport_size({"width": 360, "height": 740})
    assert_fits(page)
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    assert_fits(page)


def test_a_story_is_accessible_and_shows_its_evidence_and_what_was_dropped(look: Opener) -> None:
    page = look(f"/events/{EVENT}")
    page.locator("ol.rows a[href^='/stories/']").first.click()
    expect(page.locator(".story mark").first).to_be_visible()
    assert_accessible(page)
    dropped = page.locator(".story details").first
    expect(dropped.locator("p").first).to_be_hidden()
    dropped.locator("summary").click()
    expect(dropped.locator("p").first).to_be_visible()
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, CONTRAST)
    page.set_viewport_size({"width": 360, "height": 740})
    assert_fits(page)


def test_the_first_screen_has_its_three_columns(look: Opener) -> None:
    page = look("/?as_of=2023-04-15&since=2023-04-01")
    expect(page.get_by_role("heading", name="The next 14 days")).to_be_visible()
    card = page.locator(".card", has_text="17 Apr 2023").first
    for words in (
        "South Korea",
        "Japan",
        "director general",
        "in 2 days",
        "first in 5 years",
        "confirmed",
        "independent source",
    ):
        expect(card).to_contain_text(words)
    left = page.locator("section", has=page.locator("#changed"))
    expect(left).to_contain_text("new: planned")
    expect(page.locator("section", has=page.locator("#late"))).to_contain_text("overdue", ignore_case=True)


def test_changes_read_as_from_to(look: Opener) -> None:
    page = look("/changes?as_of=2023-04-18&days=3")
    expect(page.locator(".rows li", has_text="security policy consultation").first).to_contain_text("planned → held")


def test_changes_count_from_the_last_look(look: Opener) -> None:
    page = look("/")
    expect(page.locator("#changed")).to_have_text("Changed since 26 Aug 2024 07:00")
    (cookie,) = (c for c in page.context.cookies() if c["name"] == "dateline-looked")
    assert cookie["httpOnly"]
    page.context.add_cookies([{**cookie, "value": "2024-08-20T09:00:00+00:00|2024-08-30T18:00:00+00:00"}])  # type: ignore[list-item]
    page.reload()
    expect(page.locator("#changed")).to_have_text("Changed since 30 Aug 2024 18:00")
    page.reload()
    expect(page.locator("#changed")).to_have_text("Changed since 30 Aug 2024 18:00")


def test_a_value_opens_its_sentence_beside_it_and_gives_the_focus_back(look: Opener) -> None:
    page = look(f"/events/{EVENT}")
    value = page.locator("dd a.why", has_text="Seoul").first
    value.click()
    side = page.locator("#side")
    expect(side.locator("blockquote mark").first).to_have_text("Seoul")
    expect(side).to_be_focused()
    assert page.url.endswith(page.url.rpartition("/")[2])
    assert "/why/" not in page.url
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    expect(value).to_be_focused()


def test_every_dotted_value_of_an_event_has_a_sentence(look: Opener) -> None:
    page = look(f"/events/{EVENT}")
    addresses = set(page.locator("a.why").evaluate_all("all => all.map(one => one.getAttribute('href'))"))
    assert len(addresses) > 8
    for address in addresses:
        answer = page.request.get(address)
        assert answer.ok, address
        assert "<blockquote>" in answer.text(), address


def test_without_scripts_a_page_says_the_same(look: Opener) -> None:
    page = look("/", java_script_enabled=False)
    for path in ("/", "/events", "/pairs/JPN-KOR?years=1"):
        page.goto(path)
        expect(page.locator("h1")).to_contain_text(re.compile(r"\w{4}"))
        expect(page.locator("input[type=range]")).to_be_hidden()
        expect(page.locator("#as-of")).to_be_visible()


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_the_server_draws_every_page_whole(site: Site, path: str) -> None:
    tree = LexborHTMLParser(httpx.get(f"{site.address}{path}", timeout=60, follow_redirects=True).text)
    (head,) = tree.css("h1")
    assert re.search(r"\w{4}", head.text())
    (slider,) = tree.css("input[type=range]")
    assert "hidden" in slider.attributes
    (field,) = tree.css("#as-of")
    assert "hidden" not in field.attributes
    assert (field.parent is not None and field.parent.css("button")[0].text()) == "Show"


def test_without_scripts_a_value_leads_to_its_sentences(look: Opener) -> None:
    page = look(f"/events/{EVENT}", java_script_enabled=False)
    page.locator("dd a.why", has_text="Seoul").first.click()
    expect(page).to_have_url(re.compile(r"/events/\w+/why/where"))
    expect(page.locator("blockquote mark").first).to_have_text("Seoul")


def test_a_day_is_chosen_with_the_field(look: Opener) -> None:
    page = look(f"/events/{EVENT}", java_script_enabled=False)
    page.locator("#as-of").fill("2023-04-15")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("as_of=2023-04-15"))
    expect(page.locator("main .chip").first).to_have_text("planned")
    for link in page.locator("nav[aria-label=Main] a").all():
        assert "as_of=2023-04-15" in (link.get_attribute("href") or "")
    page.get_by_role("link", name="Back to today").click()
    expect(page.locator("main .chip").first).to_have_text("held")


def test_a_day_is_chosen_with_the_slider(look: Opener) -> None:
    page = look("/pairs/JPN-KOR?years=10")
    slider = page.locator("input[type=range]")
    expect(slider).to_be_visible()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"years=10.*as_of=2024-09-01|as_of=2024-09-01.*years=10"))
    expect(page.locator("header")).to_contain_text("as it stood")


@pytest.mark.parametrize(
    ("fill", "told", "untold"),
    [
        ({"kind": "visit"}, "visit", "call"),
        ({"kind": "call"}, "call", "exercise"),
        ({"status": "cancelled"}, "cancelled", "held"),
    ],
)
def test_filters_narrow_the_list_as_they_are_set(look: Opener, fill: dict[str, str], told: str, untold: str) -> None:
    page = look("/events")
    before = page.locator("#results tbody tr").count()
    ((name, value),) = fill.items()
    page.locator(f"input[name={name}][value={value}]").check()
    expect(page).to_have_url(re.compile(f"{name}={value}"))
    rows = page.locator("#results tbody tr")
    expect(rows.first).to_contain_text(told)
    assert 0 < rows.count() <= before
    expect(page.locator("#results tbody td:nth-child(2)").filter(has_text=untold)).to_have_count(0)


def test_filters_by_party_and_days_work_without_scripts(look: Opener) -> None:
    page = look("/events", java_script_enabled=False)
    page.locator("input[name=party]").first.fill("Egypt")
    page.locator("input[name=party]").nth(1).fill("IRN")
    page.locator("input[name=since]").fill("2023")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#results tbody tr")).to_have_count(2)
    expect(page.locator("details.filters summary")).to_contain_text("Egypt and IRN, from 2023")
    page.get_by_role("link", name="The rank ladder of these two").click()
    expect(page.locator("h1")).to_have_text("Egypt and Iran")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("/events?since=soon", "soon"),
        ("/events?party=Atlantis", "Atlantis"),
        ("/events/nothing", "nothing"),
        ("/?since=x", "x"),
    ],
)
def test_a_wrong_question_is_answered_on_a_page(browser, site, address: str, problem: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(base_url=site.address)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status in (400, 404)
    expect(page.locator(".alarm")).to_contain_text(problem)
    page.close()


def test_keyboard_alone_goes_from_the_first_screen_to_a_sentence(look: Opener) -> None:
    page = look("/?as_of=2023-04-15")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    target = page.locator(".card h3 a").first
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            break
    expect(target).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/events/"))
    page.locator("main a.why").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#side blockquote").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()


def test_a_mark_of_the_ladder_leads_to_its_event_and_the_table_tells_the_same(look: Opener) -> None:
    page = look("/pairs/KOR-JPN")
    expect(page).to_have_url(re.compile("/pairs/JPN-KOR"))
    marks = set(page.locator("svg.ladder a").evaluate_all("all => all.map(one => one.getAttribute('href'))"))
    rows = set(
        page.locator("tbody tr td:nth-child(3) a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    )
    assert len(marks) > 90
    assert marks <= rows
    label = re.compile("^Mon 17 Apr 2023, held, ROK-Japan security policy consultation, director general, Seoul")
    mark = page.locator("svg.ladder a[aria-label]").filter(has_text=label)
    mark.first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/events/{EVENT}"))


def test_the_ladder_changes_with_years_and_company(look: Opener) -> None:
    page = look("/pairs/JPN-KOR")
    everything = page.locator("svg.ladder a").count()
    page.get_by_role("link", name="3 years", exact=True).click()
    few = page.locator("svg.ladder a").count()
    page.get_by_role("link", name="With others, too").click()
    more = page.locator("svg.ladder a").count()
    assert few < more < everything + 60
    assert few < everything


@pytest.mark.parametrize(("ending", "kind"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_the_picture_comes_as_a_file(look: Opener, ending: str, kind: str) -> None:
    page = look("/pairs/JPN-KOR?as_of=2023-04-18&years=5")
    link = page.get_by_role("link", name=ending.upper(), exact=True)
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"].startswith(kind)
    assert "JPN-KOR-2023-04-18" in answer.headers["content-disposition"]


def test_the_picture_opens_by_itself(look: Opener) -> None:
    page = look("/pairs/JPN-KOR.svg?theme=dark")
    expect(page.locator("svg")).to_have_attribute("role", "img")


def test_on_paper_the_steering_is_left_out(look: Opener) -> None:
    page = look("/pairs/JPN-KOR")
    page.emulate_media(media="print")
    expect(page.locator("nav[aria-label=Main]")).to_be_hidden()
    expect(page.locator("svg.ladder")).to_be_visible()


def test_a_search_marks_its_words_and_leads_to_the_story(look: Opener) -> None:
    page = look("/")
    page.get_by_label("Search the sentences of all stories").fill('"security talks"')
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_have_text(re.compile("security talks", re.IGNORECASE))
    page.locator("#results .rows a").first.click()
    expect(page).to_have_url(re.compile("/stories/"))


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("/events?kind=visit&page=1", ["/events.csv?kind=visit", "/events.ics?kind=visit", "/events.atom?kind=visit"]),
        ("/upcoming?party=KOR", ["/upcoming.csv?party=KOR", "/upcoming.ics?party=KOR", "/upcoming.atom?party=KOR"]),
        ("/overdue", ["/overdue.csv", "/overdue.ics", "/overdue.atom"]),
        ("/changes?since=2023-04-01", ["/changes.csv?since=2023-04-01&after=2023-04-01"]),
        ("/pairs/JPN-KOR?years=1", ["/pairs/JPN-KOR.csv", "/pairs/JPN-KOR.ics", "/pairs/JPN-KOR.atom"]),
        (f"/events/{EVENT}", [".csv", ".ics", ".atom", ".json"]),
        ("/series", ["/series.csv"]),
        ("/series/8eb56d32", [".csv", ".ics", ".atom"]),
        ("/people?party=KOR", ["/people.csv?party=KOR"]),
        ("/sources", ["/sources.csv"]),
        ("/coverage?as_of=2023-04-15", ["/coverage.csv?as_of=2023-04-15"]),
        ("/search?q=talks", ["/search.csv?q=talks"]),
    ],
)
def test_a_page_links_the_files_behind_it(site: Site, path: str, files: list[str]) -> None:
    with httpx.Client(base_url=site.address, timeout=60, follow_redirects=True) as client:
        tree = LexborHTMLParser(client.get(path).text)
        links = [str(a.attributes["href"]) for a in tree.css("main .tools a[href]")]
        for name in files:
            (address,) = [link for link in links if link.endswith(name)]
            assert client.get(address).status_code == 200, address


def test_a_change_opens_the_sentence_that_told_it_beside_the_page(look: Opener) -> None:
    page = look("/?as_of=2023-04-18&since=2023-04-15")
    change = page.locator("section", has=page.locator("#changed")).locator(".turn a.why", has_text="held").first
    change.click()
    expect(page.locator("#side blockquote mark").first).to_be_visible()
    expect(page.locator("#side blockquote")).to_have_count(
        page.locator("#side blockquote", has_text="17 Apr 2023").count()
    )
    assert "/why/" not in page.url


def test_keys_on_the_slider_ask_once_they_rest_and_keep_the_focus(look: Opener) -> None:
    page = look("/pairs?page=1")
    page.locator("input[type=range]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("as_of=2024-08-30"))
    expect(page.locator("input[type=range]")).to_be_focused()
