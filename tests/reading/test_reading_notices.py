# ruff: noqa: E501 - one head a line
"""Copy about copy: corrections, kills, withdrawals; what of it is reporting."""

from __future__ import annotations

import pytest
from reading_build import FIRST, STORY, TITLE, body, paragraphs, story

WIRE = body("OSLO, May 9, 2023 (AP) -- ")
PRINTED = ["OSLO, May 9, 2023 (AP) -- " + FIRST, *STORY[1:]]

# what stands above the story | the notice
KEPT: list[tuple[str, str | None]] = [
    (f"CORRECTED-{TITLE}", "correction"),
    (f"Correction: {TITLE}", "correction"),
    (f"{TITLE}\n\n(Corrects name of minister in second paragraph)", "correction"),
    (f"Norway - Chile - talks - correction\nKeywords: diplomacy\n\n{TITLE}", "correction"),
    (f"BC-Norway-Chile, CORRECTION,260\n{TITLE}", "correction"),
    (f"{TITLE}\n\nEditor's note: An earlier version of this report misstated the year.", "correction"),
    (f"Correction: Norway story\n\nIn a story May 8, The Fjord Wire misstated the year.\n\nA corrected version of the story is below:\n\n{TITLE}", "correction"),
    (f"{TITLE}\n\nIn our story of Monday the year was given as 2016. It is 2017. The corrected story:", "correction"),
    (f"Kill or cure: {TITLE}", None),
    (TITLE, None),
    ("Norway and Chile to correct map of ice", None),
    ("Oslo kills plan for cod talks with Chile", None),
]  # fmt: skip


@pytest.mark.parametrize(("above", "notice"), KEPT, ids=[above[:50] for above, _ in KEPT])
def test_a_corrected_story_is_read_without_its_explanation(above: str, notice: str | None) -> None:
    reading = story(f"{above}\n\n{WIRE}")
    assert (reading.story.notice, paragraphs(reading)) == (notice, PRINTED)


def test_a_correction_told_behind_the_story() -> None:
    reading = story(f"{TITLE}\n\n{WIRE}\n\n(Correction: an earlier version of this report gave the year as 2016.)")
    assert (reading.story.notice, paragraphs(reading)) == ("correction", PRINTED)


# copy | notice, place, day
FINAL = [
    (f"KILL: {TITLE}\n\n{WIRE}", ("kill", "Oslo", "2023-05-09")),
    (
        "AFP 091640 GMT MAY 23\nNorway-Chile-talks,KILL\n\nMANDATORY KILL\n\nOSLO, May 9, 2023 (AFP) - ATTENTION EDITORS\n\n"
        f'Please kill our story Norway-Chile-talks headlined "{TITLE}". The statement was forged.\n\nAFP',
        ("kill", "Oslo", "2023-05-09"),
    ),
    (
        "OBIT OLA NORDMANN KILL\n\nOSLO, May 9, 2023 NTB - Editors: NTB is killing the obituary of the diplomat that moved at noon. "
        "He rang the desk himself and is well.\n\nNTB regrets the error.",
        ("kill", "Oslo", "2023-05-09"),
    ),
    (
        f'ADVISORY-Story on Norway, Chile withdrawn\n\nOSLO, May 9, 2023 (Reuters) - The story headlined "{TITLE}" is withdrawn. '
        "The statement on which it was based was from 2011.",
        ("withdrawn", "Oslo", "2023-05-09"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FINAL, ids=[text[:30] for text, _ in FINAL])
def test_a_killed_story_has_no_paragraphs(text: str, expected: tuple[str, str, str]) -> None:
    told = story(text).story
    assert (told.notice, told.dateline.place, told.dateline.date) == expected
    assert told.paragraphs == ()


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("URGENT", "URGENT"),
        ("1st LEAD", "1st LEAD"),
        ("TRANSIT-SOMALIA (LEAD)", "LEAD"),
        ("AP-AF--Kenya-Somalia-Talks,3rd Ld-Writethru,290", "3rd Ld-Writethru"),
        ("r i BC-Sudan-talks 2ndLd-Writethru   04-10 0290", "2ndLd-Writethru"),
        ("Norway-Chile-talks", None),
        ("World news update centre of the north", None),
    ],
)
def test_a_version_stated_above_the_headline(line: str, version: str | None) -> None:
    told = story(f"{line}\n{TITLE}\n\n{WIRE}").story
    assert (told.version, told.headline) == (version, TITLE)
