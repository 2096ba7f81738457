"""Briefs of few lines, wrapped: a line that cannot end a sentence runs on into the next."""

from __future__ import annotations

import hashlib

import pytest

from dateline import reading
from dateline.sources import Bytes

HEAD = "Seoul and Tokyo to resume dialogue\n\n"
BRIEFS = [
    (
        "SEOUL, April 14, 2023 (Yonhap) -- South Korea and Japan will hold security talks of directors in Seoul on\n"
        "Monday for the first time in five years, the foreign ministry said Friday.\n",
        1,
    ),
    (
        "NAIROBI, May 3, 2021 (Harbour) - Ministers of the two states signed a paper on fishing that was drafted by\n"
        "Kenyan and Somali officials in 2019.\n\nThe paper enters into force in June.\n",
        2,
    ),
    (
        "The port authority of Busan said that its new quay would be opened to ships of the navy in October, and\n"
        "President Yoon will attend.\n",
        1,
    ),
]


def paragraphs(text: str) -> list[str]:
    data = (HEAD + text).encode()
    (one,) = reading.read(Bytes("b.txt", data, hashlib.sha256(data).hexdigest()))
    return [paragraph.text for paragraph in one.story.paragraphs]


@pytest.mark.parametrize(("text", "count"), BRIEFS)
def test_wrapped_briefs_keep_their_first_line(text: str, count: int) -> None:
    found = paragraphs(text)
    assert len(found) == count
    assert found[0] == " ".join(text.split("\n\n")[0].split())


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = (
        "The two ministers met in Tokyo on Monday and spoke for two hours.\nThey gave no details.\nThey meet in May.\n"
    )
    assert len(paragraphs(text)) == 3
