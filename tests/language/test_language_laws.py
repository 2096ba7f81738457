"""Laws: one length, whole words, no overlaps, nothing lost, linear time."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_build import analysed, document

from dateline.language import Lexicon, any_case, plain
from dateline.language.alternatives import quicker
from dateline.language.sentences import LONGEST, split
from dateline.model import Span

PIECES = [
    "The", "U.S.", "Gen.", "said", "met", "Seoul.According", "on Monday", ",", ";", ".", '"', "\u201c", "\u2019s", "--",
    "\u2013", "who", "after", "according to", "Kim", "J.", "K.", "S. Korea", "a.m.", "(", ")", "\n\n", "\u00a0", "?",
    "Yonhap", "the ministry", "citing", "told reporters", "3.5",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
WORDS = st.text(alphabet="abcAB -.'é1", min_size=1, max_size=6).filter(lambda w: w.strip() == w)


@given(TEXTS)
def test_plain_keeps_the_length_and_is_stable(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("odd", "folded"),
    [
        ("\u201cHi\u201d", '"Hi"'),
        ("Seoul\u2019s", "Seoul's"),
        ("vice\u2011minister", "vice-minister"),
        ("on\u00a0Monday", "on Monday"),
    ],
)
def test_plain_folds_what_typesetters_vary(odd: str, folded: str) -> None:
    assert plain(odd) == folded


@settings(deadline=None)
@given(TEXTS)
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    doc = document(text)
    spans = [s.span for s in doc.sentences]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(doc.cut(s) and doc.cut(s) == doc.cut(s).strip(" ") for s in spans)
    kept = "".join(doc.cut(s) for s in spans)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", "".join(re.findall(r"[^\n]+", plain_lines(text))))
    assert doc == document(text)


def plain_lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.split("\n"))


@settings(deadline=None)
@given(TEXTS)
def test_clauses_tile_their_sentence_and_credits_stay_in_it(text: str) -> None:
    for sentence in analysed(text):
        clauses = sentence.clauses
        assert clauses[0].span.start == sentence.span.start and clauses[-1].span.end == sentence.span.end
        assert all(a.span.end == b.span.start for a, b in itertools.pairwise(clauses))
        assert all(c.span.start <= c.head <= c.span.end for c in clauses)
        for credit in sentence.attributions:
            assert sentence.span.holds(credit.span) and credit.span.holds(credit.speaker)
        speakers = [a.speaker for a in sentence.attributions]
        assert not any(a.overlaps(b) for a, b in itertools.combinations(speakers, 2))


@settings(deadline=None)
@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=12), st.booleans())
def test_lexicon_hits_are_whole_words_apart_and_cut_their_form(forms: list[str], words: list[str], fold: bool) -> None:
    text = " ".join(words)
    lexicon = Lexicon(((form, form) for form in forms), fold=fold)
    behind = 0
    for start, end, form in lexicon.find(text):
        cut = text[start:end]
        assert (cut.lower() == form.lower()) if fold else (cut == form)
        assert behind <= start < end
        behind = end
        if cut[0].isalnum():
            assert start == 0 or not text[start - 1].isalnum()
        if cut[-1].isalnum():
            assert end == len(text) or not text[end].isalnum()


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_lexicon_finds_a_form_that_stands_alone(forms: list[str]) -> None:
    lexicon = Lexicon((form, n) for n, form in enumerate(forms))
    for form in forms:
        assert form in lexicon and lexicon.get(form) == forms.index(form)
        assert lexicon.find(form)[0][:2] == (0, len(form))


def test_lexicon_takes_the_longest() -> None:
    lexicon = Lexicon([("North", 1), ("North Korea", 2), ("Korea", 3), ("Korea Herald", 4)])
    found = [(h.value) for h in lexicon.find("North Korea, the Korea Herald said, and Korea's North; Northern Koreas")]
    assert found == [2, 4, 3, 1]


HOSTILE = ["a, ", "who ", '"', "said ", "U.S. ", "Kim said, ", "according to ", "The. ", "after , "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    text = piece * 4_000
    before = time.process_time()
    analysed(text)
    assert time.process_time() - before < 5


def test_what_runs_on_without_a_stop_is_cut_behind_words() -> None:
    text = "the envoy of Norway met the envoy of Ghana; " * 200
    sentences = split(text, Span(0, len(text)))
    assert "".join(text[s.start : s.end] for s in sentences).replace(" ", "") == text.replace(" ", "")
    assert all(s.end - s.start <= LONGEST and text[s.end - 1] == ";" for s in sentences)


FORMS = [
    "talks?", "tal(?:k|e)s?", "t", "s", "K", "i", "sum+it", "summit", "(?:has |have )?met", "[sT]alk", "[^t]alk",
    r"\d+k", "(?<!the )talk", "(?!ta)t.lk", r"\btalk\b", "(?P<who>talk|task|stalk|k)", "", "s*k", "k{0,2}i", "tête",
    r"\.k", "(?-i:T|K|S|I)", " ?talk", "ta(?=lk)|sum", "$", "[A-Z]k", "(?:a|k|s|t)i",
]  # fmt: skip
BITS = [
    "talk", "Talks", "the ", "s", "K", "i", " ", "\u0130", "\u0131", "\u212a", "\u017f", "TÊTE", "summit", "Met",
    "has ", "1", ".", "task",
]  # fmt: skip
NEAR = st.lists(st.sampled_from(BITS), max_size=8).map("".join)


@settings(deadline=None)
@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=9), NEAR)
def test_alternatives_behind_their_letters_match_the_same(forms: list[str], text: str) -> None:
    named = [form for form in forms if "?P<" in form][1:]
    any_of = "|".join(form for form in forms if form not in named)
    for source in (any_of, rf"\b(?:{any_of})(?!x)", f"(?:{any_of}) ?(?:{any_of.replace('?P<who>', '')})"):
        plain_found = [(m.span(), m.groupdict()) for m in re.finditer(source, text, re.I)]
        assert [(m.span(), m.groupdict()) for m in any_case(source).finditer(text)] == plain_found


def test_a_letter_stands_for_all_that_it_matches_in_any_case() -> None:
    everything = "".join(map(chr, range(0x110000)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        source = quicker(f"{letter}|1|2|3")
        assert f"[{letter}" in source
        assert set(any_case(source).findall(everything)) - {*"123"} == set(re.findall(letter, everything, re.I))


@pytest.mark.parametrize(
    ("source", "rewritten"),
    [
        ("talks?|summit", "talks?|summit"),
        ("to|at|tea|on", "(?-i:(?=[aAoOtT]))(?:(?-i:[tT])(?:o|ea)|(?-i:[aA])t|(?-i:[oO])n)"),
        ("to|.x|tea|on", "(?-i:[tT])o|.x|(?-i:[tT])ea|(?-i:[oO])n"),
        ("(?i)to|at|tea|on", "(?i)to|at|tea|on"),
    ],
)
def test_alternatives_are_put_behind_their_letters(source: str, rewritten: str) -> None:
    assert quicker(source) == rewritten
