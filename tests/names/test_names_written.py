"""A written name -> its parts, without its titles."""

from __future__ import annotations

import pytest

from dateline.names.written import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vice Defense Minister Shin Beom-chul", ("shin", "beom-chul")),
        ("Minister for Foreign Affairs Bui Thanh Son", ("bui", "thanh", "son")),
        ("Lt. Gen. Jane R. Doe", ("jane", "r", "doe")),
        ("H.E. Dr. S. Jaishankar", ("s", "jaishankar")),
        ("Air Chief Marshal (retd) Zaheer Sidhu", ("zaheer", "sidhu")),
        ("Datuk Seri Anwar Ibrahim", ("anwar", "ibrahim")),
        ("Lavrov, Sergey", ("sergey", "lavrov")),
        ("Woo Kyung-seok, deputy director-general", ("woo", "kyung-seok")),
        ("Ferdinand Marcos, Jr.", ("ferdinand", "marcos")),
        ('Rodrigo "Rody" Duterte', ("rodrigo", "duterte")),
        ("M.K. Narayanan", ("m", "k", "narayanan")),
        ("Сергей Лавров", ("sergey", "lavrov")),
        ("Minister", ("minister",)),
        ("", ()),
        ("--", ()),
    ],
)
def test_parts(text: str, words: tuple[str, ...]) -> None:
    assert read(text)[0].words == words


def test_a_word_that_may_be_a_title_is_read_both_ways() -> None:
    assert [one.words for one in read("U Thant")] == [("u", "thant"), ("thant",)]
    assert [one.words for one in read("Ma Ying-jeou")] == [("ma", "ying-jeou"), ("ying-jeou",)]
    assert [one.words for one in read("Maung")] == [("maung",)]


@pytest.mark.parametrize(
    ("text", "generation"),
    [("Ferdinand Marcos Jr.", "jr"), ("Lloyd J. Austin III", "3"), ("King Abdullah II", "jr"), ("Park Jin", None)],
)
def test_generations(text: str, generation: str | None) -> None:
    assert read(text)[0].generation == generation
