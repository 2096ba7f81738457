"""Bytes of many encodings -> the same words; offsets stay those of the decoded source."""

from __future__ import annotations

import pytest
from reading_build import SECOND, TITLE, paragraphs, story

from dateline.reading.decode import DOUBLED

FIRST = (
    "The foreign minister of Türkiye, Çelik Özdemir, said on Tuesday that Norway’s offer – “a good one” – was accepted "
    "in Ålesund after long talks."
)
WIRE = f"{TITLE}\n\nMay 9, 2023\n\n{FIRST}\n\n{SECOND}\n"
PAGE = "<html><head>{meta}</head><body><h1>{title}</h1><p>May 9, 2023</p><p>{first}</p><p>{second}</p></body></html>"


def page(meta: str) -> str:
    return PAGE.format(meta=meta, title=TITLE, first=FIRST, second=SECOND)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_plain_text(encoding: str) -> None:
    data = WIRE.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    assert paragraphs(story(data)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("meta", "encoding", "warned"),
    [
        ('<meta charset="utf-8">', "utf-8", False),
        ('<meta charset="windows-1252">', "cp1252", False),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "cp1252", False),
        ('<meta charset="iso-8859-15">', "utf-8", True),
        ('<meta charset="utf-8">', "cp1252", True),
        ('<meta charset="no-such-thing">', "cp1252", True),
        ("", "utf-8", False),
    ],
)
def test_pages_that_tell_the_truth_and_pages_that_do_not(meta: str, encoding: str, warned: bool) -> None:
    reading = story(page(meta).encode(encoding), uri="a.html")
    assert paragraphs(reading) == [FIRST, SECOND]
    assert any("decoded as" in warning for warning in reading.story.warnings) is warned


@pytest.mark.parametrize("uri", ["a.txt", "a.html"])
def test_what_was_decoded_twice_is_shown_repaired_and_its_offsets_stay(uri: str) -> None:
    whole = WIRE if uri == "a.txt" else page("")
    data = whole.encode().decode("cp1252", "replace").replace("\ufffd", "").encode()
    twice = FIRST.encode().decode("cp1252", "replace").replace("\ufffd", "")
    reading = story(data, uri=uri)
    first = reading.story.paragraphs[0]
    assert DOUBLED in reading.story.warnings
    assert reading.text[first.start : first.end] == twice
    assert "Norway’s offer – “a good" in first.text and "Türkiye" in first.text
    assert "â€" not in first.text


def test_line_breaks_of_every_system_are_one_story_each() -> None:
    stories = [story(WIRE.replace("\n", end)) for end in ("\n", "\r\n", "\r")]
    assert [paragraphs(one) for one in stories] == [[FIRST, SECOND]] * 3
    assert len({one.story.text_sha256 for one in stories}) == 1


FOREIGN = {
    "fr": "Les ministres des Affaires étrangères de la Norvège et du Chili"
    " se sont réunis mardi à Oslo pour parler de la pêche.",
    "de": "Die Außenminister von Norwegen und Chile haben sich am Dienstag"
    " in Oslo getroffen und über die Fischerei gesprochen.",
    "es": "Los ministros de Exteriores de Noruega y de Chile se reunieron"
    " el martes en Oslo para hablar de la pesca en el sur.",
    "ru": "Министры иностранных дел Норвегии и Чили встретились во вторник"
    " в Осло, сообщил представитель министерства на брифинге.",
    "ko": (
        "노르웨이와 칠레 외교장관은 화요일 오슬로에서 만나 남극해 어업과 쇄빙선 조약에 대해 논의했다고 외교부가 밝혔다."
    ),
    "ja": (
        "ノルウェーとチリの外相は火曜日にオスロで会談し、南極海の漁"
        "業と砕氷船に関する条約について協議したと外務省が発表した。"
    ),
    "ar": "التقى وزيرا خارجية النرويج وتشيلي يوم الثلاثاء في أوسلو وبحثا"
    " الصيد في المحيط الجنوبي، وقالت الوزارة إن اللقاء كان جيدا.",
    "tr": "Norveç ve Şili dışişleri bakanları salı günü Oslo'da bir araya"
    " geldi ve balıkçılık için yeni bir anlaşmayı ele aldı.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_shelved_with_headline_publisher_and_clock(language: str) -> None:
    text = FOREIGN[language]
    head = (
        '<meta property="og:site_name" content="Fjord Tribune">'
        '<meta property="article:published_time" content="2023-05-09">'
    )
    reading = story(
        f"<html><head>{head}</head><body><h1>{text[:40]}</h1><p>{text}</p><p>{text}</p></body></html>",
        uri="a.html",
    )
    assert (reading.story.language, reading.shelved) == (language, "language")
    assert (reading.story.publisher, reading.story.published) == ("Fjord Tribune", "2023-05-09")
    assert reading.story.headline == text[:40].strip()
