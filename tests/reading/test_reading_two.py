"""Pages of two whole stories, told apart by what stands under their headlines; and pages that only look so."""

from __future__ import annotations

import hashlib

import pytest
from reading_build import STORY, TITLE

from dateline.model import Story
from dateline.reading import read
from dateline.sources import Bytes

OTHER = "Bridge over the Macara to be built by both sides"
BRIDGE = (
    "Peru and Ecuador will build a bridge over the Macara river together, their transport ministers said on Tuesday.",
    "The bridge is to be opened in 2027 and will cost 40 million dollars, which the two governments share.",
    "Lorries wait for hours at the old crossing, which was made for carts and has one lane only.",
)


def told(paragraphs: tuple[str, ...], prefix: str = "") -> str:
    return "".join(f"<p>{prefix if i == 0 else ''}{text}</p>" for i, text in enumerate(paragraphs))


def stories(text: str, uri: str) -> list[Story]:
    data = text.encode()
    return [one.story for one in read(Bytes(uri, data, hashlib.sha256(data).hexdigest()))]


SIGNED = (
    f"<div><h2>{TITLE}</h2><p>By Jane Roe</p><p>3 June 2024 10:15</p>{told(STORY)}"
    f"<h2>{OTHER}</h2><p>By Ann Poe</p><p>4 June 2024 11:40</p>{told(BRIDGE)}</div>"
)
PLACED = f"<main><h3>{TITLE}</h3>{told(STORY, 'OSLO: ')}<h3>{OTHER}</h3>{told(BRIDGE, 'LIMA (Andina) – ')}</main>"
RULED = (
    f"{TITLE}\n\nOSLO, June 3 (NTB) - " + "\n\n".join(STORY) + f"\n\n* * *\n\n{OTHER}\n\n"
    "LIMA, June 4 (Andina) - " + "\n\n".join(BRIDGE) + "\n"
)


@pytest.mark.parametrize(("page", "uri"), [(SIGNED, "a.html"), (PLACED, "a.html"), (RULED, "a.txt")])
def test_two_stories_of_one_page_stand_apart(page: str, uri: str) -> None:
    one, two = stories(page, uri)
    assert (one.headline, two.headline) == (TITLE, OTHER)
    assert (len(one.paragraphs), len(two.paragraphs)) == (3, 3)


def test_each_has_its_own_writer_and_day() -> None:
    one, two = stories(SIGNED, "a.html")
    assert (one.byline, one.published) == ("Jane Roe", "2024-06-03T10:15:00")
    assert (two.byline, two.published) == ("Ann Poe", "2024-06-04T11:40:00")


PARTED = f"<h1>{TITLE}</h1><p>3 June 2024</p>{told(STORY)}<h2>What the sides want</h2>{told(BRIDGE)}"
TEASED = f"<h1>{TITLE}</h1><p>3 June 2024</p>{told(STORY)}<h2>{OTHER}</h2><p>4 June 2024</p><p>{BRIDGE[0]}</p>"
STARRED = f"{TITLE}\n\nOSLO, June 3 (NTB) - " + "\n\n".join(STORY) + "\n\n* * *\n\n" + "\n\n".join(BRIDGE) + "\n"


@pytest.mark.parametrize(("page", "uri"), [(PARTED, "a.html"), (TEASED, "a.html"), (STARRED, "a.txt")])
def test_subheads_teasers_and_stars_part_no_story(page: str, uri: str) -> None:
    assert len(stories(page, uri)) == 1
