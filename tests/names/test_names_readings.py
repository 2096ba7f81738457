"""What a spelling may stand for: Korean syllables, Wade-Giles, Arabic compounds, marks."""

from __future__ import annotations

import pytest

from dateline.names import chinese, compounds, korean, marks
from dateline.names.written import Name, read


def name(text: str) -> Name:
    return read(text)[0]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Woo Kyung-seok", {("u", "gyeong", "seok")}),
        ("Woo Kyung-suk", {("u", "gyeong", "seok"), ("u", "gyeong", "suk")}),
        ("Kim Hyon-min", {("gim", "hyeon", "min")}),
        ("Angela Merkel", set()),
        ("Park", set()),
    ],
)
def test_korean_readings(text: str, reading: set[tuple[str, ...]]) -> None:
    assert korean.readings(name(text), None) == reading


@pytest.mark.parametrize(
    ("text", "surname", "given"),
    [
        ("Teng Hsiao-p'ing", "deng", "xiaoping"),
        ("Chou En-lai", "zhou", "enlai"),
        ("Chang Hsueh-liang", "zhang", "xueliang"),
        ("Lü Zhengcao", "lv", "zhengcao"),
        ("Jinping Xi", "xi", "jinping"),
    ],
)
def test_chinese_readings_have_the_pinyin(text: str, surname: str, given: str) -> None:
    assert (surname, given) in chinese.readings(name(text), None)


def test_without_a_sign_of_wade_giles_a_name_is_pinyin_only() -> None:
    assert chinese.readings(name("Chang Jun"), None) == {("chang", "jun")}
    assert ("zhang", "wei") in chinese.readings(name("Chang Wei"), "TWN")


@pytest.mark.parametrize(
    "texts",
    [
        ("Abdulrahman", "Abdul Rahman", "Abd al-Rahman", "Abdurrahman", "Abderrahman"),
        ("Nuruddin", "Nur al-Din", "Nur ud-Din"),
        ("Nasrallah", "Nasr Allah", "Nasrullah"),
    ],
)
def test_compounds_written_apart_or_together_are_one_part(texts: tuple[str, ...]) -> None:
    parts = [compounds.together(name(text).parts) for text in texts]
    assert all(len(found) == 1 for found in parts)
    readings = [set(compounds.readings(found[0].text)) for found in parts]
    assert set.intersection(*readings)


def test_marks() -> None:
    assert marks.plain("schröder") == ("schroder", "schroeder")
    assert "cavusoglu" in marks.plain("çavuşoğlu")
    assert marks.plain("trọng") == ("trong",)
