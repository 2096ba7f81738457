# ruff: noqa: E501 - the tables read better in lines
"""Credits, version marks, encodings, languages, clocks against one another."""

from __future__ import annotations

import pytest
from reading_build import FIRST, STORY, TITLE, body, paragraphs, story

from dateline.errors import SourceEmpty, SourceUnhandled
from dateline.reading import whole_text
from dateline.reading.anatomy import headline
from dateline.sources import Bytes

PAGE = f"{TITLE}\n\nMay 9, 2023\n\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoy will leave on Friday, Yonhap News Agency reported.", ("Yonhap News Agency", "IANS")),
        ("The envoy will leave on Friday, according to Kyodo News.", ("Kyodo News", "IANS")),
        ("The envoy will leave on Friday, a source told Interfax.", ("Interfax", "IANS")),
        (
            "The envoy will leave on Friday, the TASS news agency said, citing the ministry.",
            ("TASS news agency", "IANS"),
        ),
        ("The envoy will leave on Friday, state-owned news agency MENA reported.", ("MENA", "IANS")),
        ("The envoy will leave on Friday, IANS reported.", ("IANS",)),
        ("Last month, Kyodo News reported that the envoy was ill.", ("IANS",)),
        ("A report said on Friday that the trend said little.", ("IANS",)),
        ("The Prime Minister said on Friday that the envoy was ill.", ("IANS",)),
    ],
)
def test_the_chain_has_its_origin_first(sentence: str, expected: tuple[str, ...]) -> None:
    reading = story(f"{PAGE}Oslo, May 9 (IANS) {FIRST}\n\n{sentence}")
    assert reading.story.agencies == expected


def test_a_credit_deep_in_the_story_is_one_of_a_detail() -> None:
    late = "A drill of the two navies was put off, Kyodo News reported."
    assert story(f"{PAGE}{body('Oslo, May 9 (IANS) ')}\n\n{late}").story.agencies == ("IANS",)


@pytest.mark.parametrize(
    ("line", "version", "rest"),
    [
        ("(LEAD) Talks begin", "LEAD", "Talks begin"),
        ("(2nd LD) Talks begin", "2nd LD", "Talks begin"),
        ("2nd LD: Talks begin", "2nd LD", "Talks begin"),
        ("3RD LEAD Talks begin", "3RD LEAD", "Talks begin"),
        ("UPDATE 1-Talks begin", "UPDATE 1", "Talks begin"),
        ("WRAPUP 2-Talks begin", "WRAPUP 2", "Talks begin"),
        ("DJ 2nd UPDATE: Talks begin", "2nd UPDATE", "Talks begin"),
        ("Talks begin (2nd LD)", "2nd LD", "Talks begin"),
        ("Talks begin (Part 2)", "Part 2", "Talks begin"),
        ("URGENT: Talks begin", "URGENT", "Talks begin"),
        ("^Talks begin", None, "Talks begin"),
        ("Lead talks begin", None, "Lead talks begin"),
        ("Update of the treaty is due", None, "Update of the treaty is due"),
        ("Part of the treaty is void", None, "Part of the treaty is void"),
    ],
)
def test_version_marks(line: str, version: str | None, rest: str) -> None:
    marked = headline.split_marks(line)
    assert (marked.version, marked.span.cut(line)) == (version, rest)


@pytest.mark.parametrize(
    ("name", "data", "warned"),
    [
        ("utf-8", "Türkiye’s envoy".encode(), False),
        ("utf-8 with mark", b"\xef\xbb\xbf" + "Türkiye’s envoy".encode(), False),
        ("utf-16", "Türkiye’s envoy".encode("utf-16"), False),
        ("windows-1252", "Türkiye’s envoy".encode("cp1252"), True),
        ("declared wrongly", b'<meta charset="utf-8"><p>' + "Türkiye’s envoy".encode("cp1252"), True),
        ("declared rightly", b'<meta charset="windows-1252"><p>' + "Türkiye’s envoy".encode("cp1252"), False),
        ("declared wrongly, is utf-8", b'<meta charset="iso-8859-9"><p>' + "Türkiye’s envoy".encode(), True),
    ],
)
def test_encodings(name: str, data: bytes, warned: bool) -> None:
    long = data + b" and the other ministers of the north met on Friday in the old town hall of Oslo." * 3
    if name == "utf-16":
        long = data
    reading = story(long, uri="test.html" if b"<meta" in data else "test.txt")
    assert "Türkiye’s envoy" in reading.text
    assert bool(reading.story.warnings and "decoded" in " ".join(reading.story.warnings)) == warned


def test_text_decoded_twice_is_told() -> None:
    broken = ("The ministry’s envoy said – as ever – “no”. " * 3).encode().decode("cp1252", "replace")
    assert "decoded twice" in " ".join(story(f"{PAGE}{broken}").story.warnings)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"PK\x03\x04", b"\x00\x01\x02\x03" * 99])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceUnhandled, match="not text"):
        story(data)


@pytest.mark.parametrize("data", ["<html><body></body></html>", "<html><script>x</script></html>", "\ufeff  \n "])
def test_a_page_without_words_is_empty(data: str) -> None:
    with pytest.raises(SourceEmpty):
        story(data, uri="test.html")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El ministro de Exteriores de Chile viajará la próxima semana a Oslo para una reunión con su homólogo."),
        ("fr", "Le ministre des Affaires étrangères du Chili se rendra à Oslo la semaine prochaine pour une réunion."),
        (
            "de",
            "Der Außenminister von Chile wird in der nächsten Woche nach Oslo reisen und dort mit der Ministerin reden.",
        ),
        ("ru", "Министр иностранных дел Чили приедет в Осло на следующей неделе, сообщил он в понедельник."),
        ("ko", "칠레 외교부 장관이 다음 주 오슬로를 방문한다고 외교부가 화요일 밝혔다."),
        ("ja", "チリの外務大臣は来週オスロを訪問すると外務省が火曜日に発表した。"),
        ("zh", "智利外交部长将于下周访问奥斯陆，外交部周二宣布。"),
        ("ar", "وقال وزير الخارجية في بيان إن الاجتماع سيعقد في أوسلو على مدى يومين مع الوزير الذي وصل من سانتياغو."),
    ],
)
def test_other_languages_are_shelved_with_their_code(code: str, text: str) -> None:
    reading = story(f"Oslo 2023\n\nMay 9, 2023\n\n{text}\n\n{text}")
    assert (reading.story.language, reading.shelved) == (code, "language")
    assert reading.story.published == "2023-05-09"


def test_english_is_not_shelved() -> None:
    assert story(body()).shelved is None


META = '<html><head><meta property="article:published_time" content="%s"></head><body><h1>%s</h1><p>%s</p><p>x</p></body></html>'


@pytest.mark.parametrize(
    ("meta", "prefix", "published", "dateline", "warned"),
    [
        ("2023-05-09T10:00:00+02:00", "OSLO, May 9 (AP) -- ", "2023-05-09T10:00:00+02:00", "2023-05-09", False),
        ("2023-05-11", "OSLO, May 9 (AP) -- ", "2023-05-11", "2023-05-09", False),
        ("2023-09-01", "OSLO, May 9 (AP) -- ", "2023-05-09", "2023-05-09", True),
        ("2023-05-01", "OSLO, May 9 (AP) -- ", "2023-05-09", "2023-05-09", True),
        ("2023-01-02", "OSLO, Dec 31 (AP) -- ", "2023-01-02", "2022-12-31", False),
    ],
)
def test_metadata_that_the_dateline_contradicts_loses(
    meta: str, prefix: str, published: str, dateline: str, warned: bool
) -> None:
    told = story(META % (meta, TITLE, prefix + FIRST), uri="test.html").story
    assert (told.published, told.dateline.date, bool(told.warnings)) == (published, dateline, warned)


def test_a_weekday_breaks_a_date() -> None:
    page = META.replace("<p>x</p>", "") % ("2021-05-09", TITLE, FIRST)
    told = story(page.replace("</h1>", "</h1><div>Tuesday, May 9, 10:15</div>"), uri="test.html").story
    assert told.published == "2023-05-09T10:15:00" and "weekday" in told.warnings[0]


@pytest.mark.parametrize(
    ("line", "published"),
    [("03/04/2024", "2024-04-03"), ("13/04/2024", "2024-04-13"), ("04/13/2024", "2024-04-13")],
)
def test_days_written_in_numbers(line: str, published: str) -> None:
    assert story(f"{TITLE}\n\n{line}\n\n{body()}").story.published == published


def test_a_day_in_numbers_lies_near_the_dateline() -> None:
    assert story(f"{TITLE}\n\n03/04/2024\n\n{body('OSLO, March 4 (AP) -- ')}").story.published == "2024-03-04"


def test_a_day_handed_in_dates_the_dateline() -> None:
    told = story(body("OSLO, May 9 (AP) -- "), date="2023-05-12").story
    assert (told.dateline.date, told.published) == ("2023-05-09", "2023-05-09")


def test_a_text_without_a_date_says_how_to_hand_one_in() -> None:
    assert "--date" in story(body()).story.warnings[0]


def test_the_same_reporting_has_the_same_hash_in_any_dress() -> None:
    page = f"<html><body><h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in STORY)
    assert story(page, uri="a.html").story.text_sha256 == story(PAGE + body()).story.text_sha256


def test_the_page_text_is_what_offsets_point_into() -> None:
    page = f"<html><head><title>A</title></head><body><nav>Menu</nav><h1>{TITLE}</h1><p>{FIRST}</p>".encode()
    text = whole_text(Bytes("a.html", page, "0"))
    assert text == f"A\nMenu\n{TITLE}\n{FIRST}\n"
    assert paragraphs(story(page, uri="a.html")) == [FIRST]


@pytest.mark.parametrize("mark", ["PTI TAS MKB", "Enditem", "(END)", "IANS ABC DEF"])
def test_a_sign_off_is_cut_from_the_last_sentence(mark: str) -> None:
    reading = story(f"{PAGE}{body('Oslo, May 9 (IANS) ')} {mark}")
    assert paragraphs(reading)[-1] == STORY[-1]
    assert mark in [d.text for d in reading.story.dropped]


@pytest.mark.parametrize("mark", ["(ANI)", "RSS", "(PNA)", "EFE"])
def test_a_credit_behind_the_last_sentence_is_none_of_it(mark: str) -> None:
    reading = story(f"{PAGE}{body()} {mark}")
    assert paragraphs(reading)[-1] == STORY[-1]
    assert mark in [d.text for d in reading.story.dropped]
    assert reading.story.agencies == (mark.strip("()"),)
