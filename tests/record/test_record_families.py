"""Copies and what only looks like one: two stories in, one family or two out."""

from __future__ import annotations

import msgspec
import pytest
from record_build import event, story, telling

from dateline.model import Dateline, Telling
from dateline.record import fold

DISPATCH = """Senior diplomats and defence officials of South Korea and Japan will hold their 12th round of security \
talks in Seoul on Monday, Seoul's defence ministry said on Friday.
The meeting, led by director generals, is the first in five years and follows the leaders' promise last month to \
leave years of quarrels behind and to work more closely on matters of security.
The South is to send Han Sang-woo of the foreign ministry, while Tokyo named Kenji Morita, who heads the bureau for \
Asian affairs.
Both sides will take up North Korea's missiles, their own defence papers and ways to keep officers in touch, the \
ministry added."""


def copy(
    name: str, known: str, text: str, *, by: str | None = None, status: str = "planned", **more: object
) -> Telling:
    return telling(story(name, known, text, by=by, **more), event(status, "2023-04-17"))


def families(*told: Telling) -> int:
    return len(fold(told).families)


FIRST = copy("first", "2023-04-14", DISPATCH, by="Yonhap", dated="2023-04-14")


@pytest.mark.parametrize(
    "text",
    [
        DISPATCH,
        DISPATCH.upper(),
        "\n".join(DISPATCH.split("\n")[:2]),
        "SEOUL, April 15 - " + DISPATCH.replace("Senior d", "D").replace("quarrels", "strife"),
        DISPATCH.replace("Han Sang-woo", "Hahn Sangwoo").replace("the first in five years", "their first in 5 years"),
        DISPATCH + "\nThe portal adds that Seoul's weather was mild, and that traffic in the city was light all day.",
    ],
    ids=["reprint", "capitals", "cut", "rewrite", "respelt", "with a tail"],
)
def test_one_family(text: str) -> None:
    assert families(FIRST, copy("other", "2023-04-15", text, publisher="Portal")) == 1


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (DISPATCH.replace("12th", "13th"), {}),
        (DISPATCH.replace("on Monday", "on Tuesday"), {}),
        (DISPATCH.replace("in five years", "in two years").replace("Monday", "Thursday"), {}),
        (DISPATCH, {"dated": "2023-11-09", "extra": " It rained."}),
        (DISPATCH.replace("will hold", "held").replace("is to send", "sent"), {"status": "held"}),
    ],
    ids=["another round", "another weekday", "another gap", "another year's dateline", "news on it"],
)
def test_two_families(text: str, more: dict[str, str]) -> None:
    extra = more.get("extra", "")
    rest = {k: v for k, v in more.items() if k != "extra"}
    assert families(FIRST, copy("other", "2023-11-09", text + extra, by="Yonhap", **rest)) == 2


def test_two_agencies_that_quote_one_statement_are_two_families() -> None:
    quote = (
        "The statement said: \"Both sides will take up North Korea's missiles, their own defence papers and ways to "
        'keep officers in touch, and the first in five years follows the promise of last month."\n'
    )
    one = copy(
        "one",
        "2023-04-14",
        quote + "Yonhap learned of it from two officials who asked for silence on names.",
        by="Yonhap",
    )
    two = copy(
        "two",
        "2023-04-14",
        quote + "In Tokyo, a spokesman told a news briefing that the venue was settled.",
        by="Kyodo",
    )
    assert families(one, two) == 2


def test_the_same_template_half_a_year_on_is_another_dispatch_even_without_a_printed_day() -> None:
    assert families(FIRST, copy("later", "2023-10-13", DISPATCH + " The sky was clear.", by="Yonhap")) == 2


def test_a_family_names_its_dispatch_and_says_why() -> None:
    other = copy("other", "2023-04-16", "\n".join(DISPATCH.split("\n")[:2]), publisher="Portal")
    (family,) = fold([other, FIRST]).families
    assert family.stories == (FIRST.story.id, other.story.id)
    assert family.why == {other.story.id: f"100% of the shorter text stands in {FIRST.story.id[:12]}"}


def test_a_clock_on_one_copy_and_a_day_on_the_other_are_one_time() -> None:
    timed = msgspec.structs.replace(FIRST.story, dateline=Dateline(), published="2023-04-14T15:06:00+09:00")
    other = copy("other", "2023-04-14", DISPATCH.replace("Senior d", "D"), publisher="Portal")
    assert families(msgspec.structs.replace(FIRST, story=timed), other) == 1
