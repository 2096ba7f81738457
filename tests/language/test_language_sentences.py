"""Sentences the way wires write them, and the clauses and credits inside them."""

from __future__ import annotations

import pytest
from language_build import analysed

SENTENCES = {
    "two plain ones": "The envoys met.| They will meet again.",
    "U.S. inside": "The U.S. will host the talks.| The envoys arrive on Monday.",
    "U.S. at the end": "He flew to the U.S.| The aides met in Seoul.",
    "ranks": "Gen. Park met Lt. Col. Ito and Adm. Rao on Monday.| They signed a pact.",
    "initials": "J. K. Rao led the team.| M. T. Oduya chaired the talks.",
    "S. Korea": "S. Korea and N. Korea agreed.| The U.N. welcomed it.",
    "glued to a phrase": "Talks ended in Seoul.|According to the ministry, they went well.",
    "glued to an article": "He said so.|The minister left.",
    "quotes": '"We agree," he said.| "We will meet."| The talks ended.',
    "quote that ends": 'He called it "a new start."| The ministry agreed.',
    "questions": "Did they meet?| Yes!| They did.",
    "months": "The pact was signed on Jan. 5.| It took effect on Feb. 1.",
    "brackets": "Talks (the first since 2019.)| They ended.",
    "figures": "It cost $2.5 billion.| Version 2.0 of the pact followed.",
    "clock inside": "The sides met at 9 a.m. in Rome.| They left.",
    "clock at the end": "The meeting is at 3 p.m.| The two will dine.",
    "styles": "Mr. Oka and Dr. Li met.| St. Petersburg hosted them.",
    "number": "The No. 2 official came.| He left.",
    "D.C.": "They met in Washington, D.C.| The talks lasted an hour.",
    "one without an end": "Talks to resume on Monday",
    "dateline": "SEOUL, April 17 (Yonhap) -- The two sides met on Monday.| They agreed.",
    "dateline of a federal seat": "WASHINGTON, D.C. (AP) — The envoy left.| He returns Friday.",
    "dateline of an agency with a month cut short": "NEW DELHI, Aug. 3 (PTI) - India and the U.K. met.| It went well.",
    "rank in brackets": "Maj. Gen. A. B. M. Karim and Col. (ret.) J. Otieno met.| They left.",
    "retired, cut short": "So did Lt. Gen. (Retd.) P. Singh.| He left.",
    "bracket that ends": "The envoy came (his first visit.)| He left.",
    "numbered list": "1. Talks resume on Monday.| 2. The envoys meet in Oslo.",
    "numbers in brackets": "They agreed to: (1) reopen the line; (2) meet in Sept.; (3) talk.| Nothing else was said.",
    "paragraph of a pact": "Para. 3 says so.| Art. 5 does not.",
    "states cut short": "S. Korean Vice FM Cho met N. Korea's Ri.| Talks lasted two hours.",
    "typographic quotes": "“We will talk,” said Lim Ji-ho.| “We must.”| He left for the U.S. on Monday.",
    "doctors": "Dr. J.K. Rao, Ph.D., spoke.| So did the envoy.",
    "excellencies": "He met Prime Minister H.E. Sok Dara.| The visit ends Sunday.",
    "dashes": "The call – the first since 2019 – lasted an hour.| It went well.",
    "hard wrap": "The vice ministers of the two\ncountries met in Oslo.| They\nwill meet again.",
    "hard wrap at an abbreviation": "The talks with U.S.\nenvoys and Gen.\nPark went on.| They agreed.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [s.span.cut(text) for s in analysed(text)] == [part.strip() for part in marked.split("|")]


def test_every_sentence_knows_its_paragraph() -> None:
    text = "The envoys met on Monday.\n\nThey will meet again. The ministry said so."
    assert [s.paragraph for s in analysed(text)] == [0, 1, 1]


CLAUSES = {
    "The ministers met in Oslo after talks collapsed in May.": ["main", "after"],
    "The envoy, who arrived on Monday, met the president.": ["main", "relative", "main"],
    "They met to discuss trade; the talks lasted an hour.": ["main", "purpose", "main"],
    "The talks, which involve Japan, China and South Korea, will open on Monday.": ["main", "relative", "main"],
    "He left, and will return on Friday.": ["main", "coordinate"],
    "The ministers met in Oslo.": ["main"],
    "The talks resumed although the truce had ended.": ["main", "cause"],
    "The two met before the summit opened.": ["main", "before"],
    "They spoke when the envoy came.": ["main", "when"],
}


@pytest.mark.parametrize(("text", "roles"), CLAUSES.items())
def test_clauses(text: str, roles: list[str]) -> None:
    (sentence,) = analysed(text)
    assert [clause.role for clause in sentence.clauses] == roles
    assert "".join(clause.span.cut(text) for clause in sentence.clauses) == text


def test_clause_at_an_offset() -> None:
    text = "The envoy, who arrived on Monday, met the president."
    (sentence,) = analysed(text)
    roles = [sentence.clause_at(text.index(word)).role for word in ("envoy", "Monday", "met")]
    assert roles == ["main", "relative", "main"]
    assert sentence.clause_at(10_000) == sentence.clauses[-1]


ATTRIBUTIONS = {
    "tail with a day": ("The two will meet, the foreign ministry said on Friday.", ["the foreign ministry"], ["tail"]),
    "head": ("The ministry said the two will meet.", ["The ministry"], ["head"]),
    "phrase in front": ("According to Yonhap, the two will meet.", ["Yonhap"], ["phrase"]),
    "phrase at the end": ("The two will meet, according to an official.", ["an official"], ["phrase"]),
    "agency that cites": (
        "The two will meet, Kyodo reported, citing government sources.",
        ["Kyodo", "government sources"],
        ["tail", "phrase"],
    ),
    "inverted": ('"We will meet," said Minister Ola Haugland.', ["Minister Ola Haugland"], ["inverted"]),
    "told in front": ("The envoy told reporters on Tuesday that talks had ended.", ["The envoy"], ["head"]),
    "told at the end": ('"Talks went well," Haugland told reporters in Oslo on Tuesday.', ["Haugland"], ["tail"]),
    "told unnamed": ("They will meet, a diplomat told Reuters on condition of anonymity.", ["a diplomat"], ["tail"]),
    "announced by nobody": ("The talks ended, it was announced on Monday.", ["it"], ["learned"]),
    "in the middle": ("Tokyo will, the minister added, send a ship.", ["the minister"], ["tail"]),
    "none": ("The ministers met in Oslo.", [], []),
    "a clause is no speaker": ("The foreign ministers met in Oslo and said they would meet again.", [], []),
}


@pytest.mark.parametrize(("text", "speakers", "forms"), ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_attributions(text: str, speakers: list[str], forms: list[str]) -> None:
    (sentence,) = analysed(text)
    assert [a.speaker.cut(text) for a in sentence.attributions] == speakers
    assert [a.form for a in sentence.attributions] == forms
    assert all(a.span.holds(a.speaker) for a in sentence.attributions)


def test_what_belongs_to_the_crediting_is_in_its_span() -> None:
    text = "The two will meet, the foreign ministry said on Friday."
    (credit,) = analysed(text)[0].attributions
    assert credit.span.cut(text).strip() == "the foreign ministry said on Friday"
