"""Two written names -> one person or two, and why; each class with others of its kind."""

from __future__ import annotations

import pytest

from dateline.names import is_short_for, same


def is_same(one: str, other: str, country: str | None = None) -> bool:
    forth, back = same(one, other, country=country), same(other, one, country=country)
    assert forth == back
    return forth.same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yoon Suk Yeol", "Yoon Seok-youl"),
        ("Woo Kyung-seok", "Kyungseok Woo"),
        ("Woo Kyung-seok", "Woo Gyeong-seok"),
        ("Choe Son Hui", "Choi Sun-hee"),
        ("Kim Yo Jong", "Kim Yeo-jeong"),
        ("Kim Yong-hyun", "Kim Yong-hyon"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("Lai Ching-te", "Lai Qingde"),
        ("Li Ke-qiang", "Keqiang Li"),
        ("John Lee Ka-chiu", "John Lee"),
        ("Takehiro Funakoshi", "FUNAKOSHI Takehiro"),
        ("Ohno Yoshinori", "Yoshinori Ōno"),
        ("Jun'ichi Ihara", "Ihara Junichi"),
        ("Nguyễn Phú Trọng", "Nguyen Phu Trong"),
        ("Hoà Bình Trần", "Trần Hòa Bình"),
        ("Abd al-Rahman al-Thani", "Abdulrahman Al Thani"),
        ("Nour al-Din Bedoui", "Noureddine Bedoui"),
        ("Mohammed bin Salman Al Saud", "Muhammad ibn Salman"),
        ("Mohammad Javad Zarif", "Javad Zarif"),
        ("Serhii Shaptala", "Sergei Shaptala"),
        ("Lavrov, Sergey", "Sergei Viktorovich Lavrov"),
        ("Qasym-Jomart Toqayev", "Kassym-Jomart Tokayev"),
        ("Yaşar Güler", "Yashar Gueler"),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Orban Viktor", "Viktor Orbán"),
        ("Maria Fernanda Espinosa Garces", "Maria Fernanda Espinosa"),
        ("Antony J. Blinken", "Tony Blinken"),
        ("KP Sharma Oli", "Khadga Prasad Sharma Oli"),
        ("S. Jaishankar", "Subrahmanyam Jaishankar"),
        ("Ukhnaagiin Khurelsukh", "Khurelsukh Ukhnaa"),
        ("U Thant", "Thant"),
        ("Soekarno", "Sukarno"),
        ("Abiy Ahmed Ali", "Abiy Ahmed"),
        ("Yitzhak Herzog", "Isaac Herzog"),
        ("Kiriakos Mitsotakis", "Kyriakos Mitsotakis"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Woo Kyung-seok", "Woo Kyung-sook"),
        ("Park Jin", "Park Jin-hee"),
        ("Kim Sung-han", "Kim Sung-hwan"),
        ("Kim Yong-hyun", "Kim Young-hyun"),
        ("Li Jun", "Li Jian"),
        ("Wang Yi", "Wang Yong"),
        ("Chang Wei", "Zhang Wei"),
        ("Chen Gang", "Chen Kang"),
        ("Yoko Kamikawa", "Yuko Kamikawa"),
        ("Tran Van A", "Tran Van B"),
        ("Trần Văn Hùng", "Trần Văn Hưng"),
        ("Mohammed bin Salman", "Mohammed bin Zayed"),
        ("Hamad bin Khalifa", "Khalifa bin Hamad"),
        ("Abdul Rahman Saleh", "Abdul Rahim Saleh"),
        ("Ali Hassan", "Ali Hussein"),
        ("Hassan Ali", "Ali Hassan"),
        ("Sergei Lavrov", "Sergei Lavrova"),
        ("Ivan Petrovich Sidorov", "Ivan Ivanovich Sidorov"),
        ("James Thomas", "Thomas James"),
        ("George W. Bush", "George H.W. Bush"),
        ("Jean-Claude Juncker", "Jean Juncker"),
        ("Juan Carlos Varela", "Carlos Varela"),
        ("Pedro Sánchez Pérez", "Pedro Sánchez Gómez"),
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos Sr."),
        ("Aung San", "Aung San Suu Kyi"),
        ("Ma Jun", "Ko Jun"),
        ("Jaishankar", "S. Jaishankar"),
        ("", "Park Jin"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Park Jin", "Park Jin", "spelling"),
        ("Kishida Fumio", "Fumio Kishida", "order"),
        ("Sergey Lavrov", "Sergei Lavrov", "romanisation"),
        ("S. Jaishankar", "Subrahmanyam Jaishankar", "initials"),
        ("Antony Blinken", "Antony John Blinken", "part left out"),
        ("Shin", "Shin Beom-chul", "lone name"),
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos Sr.", "generation"),
        ("Hamad bin Khalifa", "Khalifa bin Hamad", "order"),
        ("Sergei Ivanov", "Sergei Ivankov", "other name"),
    ],
)
def test_the_rule_that_decides(one: str, other: str, rule: str) -> None:
    verdict = same(one, other)
    assert verdict.rule == rule
    assert verdict.why


def test_the_reason_names_what_differs() -> None:
    assert same("Sergei Ivanov", "Sergei Ivankov").why == "another name: ivankov beside ivanov"
    assert "saud is left out" in same("Mohammed bin Salman Al Saud", "Mohammed bin Salman").why


def test_the_state_decides_between_traditions() -> None:
    assert is_same("Kim Yong-min", "Kim Young-min", "PRK")
    assert not is_same("Kim Yong-min", "Kim Young-min", "KOR")
    assert is_same("Chang Wei", "Zhang Wei", "TWN")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Shin", "Shin Beom-chul", True),
        ("Mr. Ando", "Atsushi Ando", True),
        ("Lavrow", "Sergei Lavrov", True),
        ("Beom", "Shin Beom-chul", False),
        ("Shin Beom-chul", "Shin", False),
        ("Ono", "Atsushi Ando", False),
    ],
)
def test_short_forms_within_a_story(short: str, full: str, fits: bool) -> None:
    assert is_short_for(short, full) is fits
