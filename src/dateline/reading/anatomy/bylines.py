"""Who wrote it: the line between headline and story, the one behind the story, the authors of the metadata."""

from __future__ import annotations

import re

from dateline.reading import names
from dateline.reading.anatomy import label, placed, shape
from dateline.reading.anatomy.layout import Layout
from dateline.reading.anatomy.publisher import is_institution
from dateline.reading.anatomy.verdict import Verdict
from dateline.reading.page import Page
from dateline.reading.words import datelines, fold

# "Author: Jane Roe", "Reporter: Jane Roe, Ann Poe", "(By Jane Roe and Ann Poe)", "By Jane Roe" behind the story.
_BEHIND = re.compile(r"^\(?(?:(?i:author|reporter|writer|written by|by)\s?:|By)\s+(?P<who>[^()|:;\d]{4,70}?)\s*\)?\.?$")
_REACH = 10
_WRITERS = frozenset({"correspondent", "reporter", "columnist", "journalist", "contributor"})
_AND = re.compile(r"\s*(?:,|;|&|/|\band\b)\s*")


def find(page: Page, plan: Layout) -> str | None:
    """The byline as the page words it; an agency's name too where it stands alone under the headline."""
    start = plan.body[0] if plan.body else len(page.blocks)
    near = [i for i in range(start) if _names_writer(plan.verdicts[i]) and not _is_dateline(page, plan, i)]
    if plan.headline is not None:
        above = [i for i in near if 0 < i == plan.headline - 1 and plan.verdicts[i].kind == "metadata"]
        near = [i for i in near if i > plan.headline] or above
    people = [i for i in near if label.is_person(plan.verdicts[i].value or "")]
    behind = None if people or not plan.body else _behind(page, plan)
    if near and not (behind and all(names.agency(plan.verdicts[i].value or "") for i in near)):
        return (plan.verdicts[(people or near)[0]].value or "").strip(" /|-–—") or None
    return behind or next((label.signed_by(author) for author in page.facts.authors if _may_sign(author, page)), None)


def told(byline: str | None, plan: Layout, printed: str | None) -> str | None:
    """The byline of the record: a house that signs what it prints itself, or a notice to editors, signs nothing."""
    house = names.agency(byline) if byline else None
    if house is None:
        return byline
    own = printed is not None and names.agency(printed) == house and not _signed(plan, byline or "")
    return None if own or not plan.body else byline


def _signed(plan: Layout, byline: str) -> bool:
    """True where the house stands behind "By"."""
    return any(v.why == label.A_BYLINE and (v.value or "").strip(" /|-–—") == byline for v in plan.verdicts)


def _behind(page: Page, plan: Layout) -> str | None:
    """The people that a line close behind the story names as its authors."""
    last = plan.body[-1]
    for i in range(last + 1, min(len(page.blocks), last + 1 + _REACH)):
        verdict = plan.verdicts[i]
        if verdict.kind == "comment":
            return None
        if verdict.why == label.A_WRITER and verdict.value:
            return verdict.value
        if _is_signature(page, i, last):
            return page.blocks[i].text
        found = _BEHIND.match(page.blocks[i].text) if shape.words(page.blocks[i].text) <= 12 else None
        who = found["who"].strip(" .,") if found else ""
        first = _AND.split(who)[0]
        if who and label.is_name(first) and len(first) > 4 and names.agency(first) is None and not is_institution(who):
            return who
    return None


def _is_signature(page: Page, i: int, last: int) -> bool:
    """True for a person's name right behind the story, over a line that says what he is: "Special correspondent"."""
    below = page.blocks[i + 1].text if i + 1 < len(page.blocks) else ""
    office = {fold(word) for word in below.split()} if shape.words(below) <= 4 else set()
    return i == last + 1 and label.is_person(page.blocks[i].text) and not _WRITERS.isdisjoint(office)


def _is_dateline(page: Page, plan: Layout, i: int) -> bool:
    """True for a dateline on a line of its own: whom it names files the story and signs nothing."""
    found = placed.whole(page.blocks[i].text) if plan.verdicts[i].why == label.A_DATED_LINE else None
    return found is not None and found.stamp is not None and found.stamp.hour is None and bool(found.credits)


def _names_writer(verdict: Verdict) -> bool:
    """True for a byline, and for a line that is a house's name and nothing else; the address of a site is none."""
    return bool(verdict.value) and (verdict.kind != "navigation" or "." not in (verdict.value or ""))


def _may_sign(author: str, page: Page) -> bool:
    """True for an author of the metadata but a ministry that publishes itself and the word for nobody ("newsroom")."""
    words = fold(author).split()
    if len(words) == 1 and words[0] in datelines().desk_words:
        return False
    office = len(words) > 1 and not datelines().desk_words.isdisjoint(words)
    return not is_institution(author) or (office and fold(author) not in map(fold, page.facts.publishers))
