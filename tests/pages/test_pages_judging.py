"""Judging and adding in the page, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.pages.conftest import Opener
from tests.pages.site_build import EVENT, TOKEN

OVERDUE = "880e7c1f"
"""A plan for June 2024 of which nobody tells what came of it."""


@pytest.fixture
def signed(work: Opener) -> Opener:
    """Opens a page as Ana, who has the token."""

    def opened(path: str, **options: object) -> Page:
        page = work(f"/sign-in?to={path}", **options)
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_label("Your name, as judgements show it").fill("Ana")
        page.locator("main").get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("button", name="Sign out Ana")).to_be_visible()
        return page

    return opened


@pytest.mark.parametrize("scripts", [True, False])
def test_one_click_settles_a_plan_and_another_takes_it_back(signed: Opener, scripts: bool) -> None:
    page = signed("/overdue", java_script_enabled=scripts)
    card = page.locator(".card", has=page.locator(f"a[href^='/events/{OVERDUE}']"))
    card.get_by_label("Why").fill("the ministry's calendar")
    card.get_by_role("button", name="Held", exact=True).click()
    expect(page).to_have_url(re.compile("/overdue"))
    expect(page.locator(f".card a[href^='/events/{OVERDUE}']")).to_have_count(0)
    page.goto(f"/events/{OVERDUE}")
    expect(page.locator("main .chip").first).to_have_text("held")
    expect(page.locator("main")).to_contain_text("the ministry's calendar")
    undo = page.get_by_role("form", name="Undo this judgement")
    undo.get_by_label("Why").fill("a mistake")
    undo.get_by_role("button").click()
    page.goto(f"/events/{OVERDUE}")
    expect(page.locator("main .chip").first).to_have_text("overdue: planned")


def test_who_is_not_signed_in_sees_no_form_but_the_way_to_sign_in(look: Opener) -> None:
    page = look(f"/events/{EVENT}")
    expect(page.locator("form[action='/judge']")).to_have_count(0)
    expect(page.locator("main").get_by_role("link", name="Sign in")).to_be_visible()


def test_a_value_is_corrected_and_the_forms_are_accessible(signed: Opener) -> None:
    page = signed(f"/events/{EVENT}")
    for one in page.locator("details.judge summary").all():
        one.click()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found] == []
    form = page.get_by_role("form", name="Correct a value")
    form.get_by_label("Field").select_option("where.place")
    form.get_by_label("Right is").fill("Busan")
    form.get_by_label("Why").fill("the host says so")
    form.get_by_role("button", name="Correct").click()
    expect(page.locator(".facts")).to_contain_text("Busan")


def test_two_events_are_merged_and_a_report_is_split_off(signed: Opener) -> None:
    page = signed("/events?party=EGY&party=IRN&kind=meeting&kind=visit")
    links = page.locator("tbody td:nth-child(3) a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    first, second = sorted(links)[:2]
    page.goto(first)
    page.get_by_text("Merge with another event").click()
    form = page.get_by_role("form", name="Merge with another event")
    form.get_by_label("The other's id").fill(second.rpartition("/")[2])
    form.get_by_label("Why").fill("one journey")
    form.get_by_role("button", name="They are one").click()
    page.goto(second)
    merged = page.url.rpartition("/")[2]
    page.goto(first)
    assert page.url.rpartition("/")[2] == merged
    page.get_by_text("Split a report off").click()
    form = page.get_by_role("form", name="Split a report off")
    form.get_by_label("Why").fill("two after all")
    form.get_by_role("button", name="It is another event").click()
    expect(page.locator("main")).to_contain_text("two after all")


def test_what_is_no_event_is_rejected(signed: Opener) -> None:
    page = signed(f"/events/{OVERDUE}")
    page.get_by_text("Reject: this is no event").click()
    form = page.get_by_role("form", name="Reject it")
    form.get_by_label("Why").fill("never planned")
    form.get_by_role("button").click()
    expect(page).to_have_url(re.compile("/review"))
    expect(page.locator("main")).to_contain_text("never planned")
    page.goto("/overdue")
    expect(page.locator(f"a[href^='/events/{OVERDUE}']")).to_have_count(0)


def test_an_event_is_added(signed: Opener) -> None:
    page = signed("/add")
    page.locator("select[name=kind]").select_option("meeting")
    page.locator("select[name=status]").select_option("planned")
    page.get_by_label("Day or period").fill("2024-09-09")
    page.get_by_label("Party", exact=True).fill("Norway")
    page.get_by_label("Other party").fill("Chile")
    page.get_by_label("Place", exact=True).fill("Oslo")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("h1")).to_contain_text("Norway – Chile")
    page.goto("/upcoming")
    expect(page.locator(".card", has_text="Norway")).to_contain_text("Oslo")
