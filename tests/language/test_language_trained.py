"""The shipped parser: its seal, its laws, its tokens over wires, and its scores on trees of our own."""

from __future__ import annotations

import hashlib
import itertools
import re
from pathlib import Path

import msgspec
import pytest
from conllu_read import Gold, golds
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from dateline.errors import PipelineError
from dateline.language import choose, shipped, trained
from dateline.language.parse import Parse
from dateline.model import Span

PIECES = [
    "The", "U.S.", "Gen.", "said", "met", "Shin Beom-chul", "S. Korea's", "on Monday", ",", ";", ".", '"', "\u201c",
    "--", "\u2014", "who", "(", ")", "-", "mid-June", "Sino-Indian", "\n", "  ", "\u00a0", "don't", "3.5", "\u00e9",
    "\U0001f600",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


def parsed(text: str) -> Parse:
    (parse,) = trained.english().parse(text, [Span(0, len(text))])
    return parse


def tokens(text: str) -> list[str]:
    return [token.span.cut(text) for token in parsed(text).tokens]


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.integers(0, 9))
def test_tokens_cut_the_source_and_lose_nothing_but_white_space(text: str, shift: int) -> None:
    whole = "x" * shift + text
    (parse,) = trained.english().parse(whole, [Span(shift, len(whole))])
    spans = [token.span for token in parse.tokens]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.cut(whole).strip() for span in spans)
    assert re.sub(r"\s", "", "".join(span.cut(whole) for span in spans)) == re.sub(r"\s", "", text)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_every_token_reaches_a_root(text: str) -> None:
    parse = parsed(text)
    for number, token in enumerate(parse.tokens):
        assert 0 <= token.head < len(parse.tokens)
        assert len(list(parse.above(number))) < len(parse.tokens)


TOKENS = {
    "given name with a hyphen": "Vice|Minister|Shin|Beom-chul|met|Ban|Ki-moon|.",
    "possessive behind one": "Kyung-seok|'s|aide",
    "initials": "J.|K.|Rao|and|George|H.|W.|Lund",
    "states cut short": "S.|Korea|and|the|U.S.|met|N.|Korea|.",
    "ranks": "Gen.|Park|and|Lt.|Col.|Ito",
    "pairs of states": "Sino|-|Indian|and|ROK|-|U.S.|talks",
    "compounds are cut": "a|three|-|day|,|high|-|level|visit",
    "prefixes are not": "a|pre-war|,|non-aligned|,|anti-piracy|pact|of|mid-June",
    "quotes": '"|We|agree|,|"|he|said|.',
    "typographic quotes": "\u201c|We|agree|,|\u201d|he|said|.",
    "dateline": "SEOUL|,|April|17|(|Yonhap|)|--|The|two|met|.",
    "bullet": "-|Talks|resume",
    "days": "Sept.|5|and|2023-04-16",
    "and/or": "talks|and|/|or|visits",
    "verbs cut short": "They|do|n't|,|he|'ll|go",
}


@pytest.mark.parametrize("cut", TOKENS.values(), ids=TOKENS)
def test_tokens(cut: str) -> None:
    text = re.sub(r" ([,.)]|'s|n't|'ll)", r"\1", cut.replace("|", " "))
    text = re.sub(r"\( ", "(", text).replace(" - ", "-") if not text.startswith("-") else text
    text = text.replace(" / ", "/")
    text = re.sub(r"([\"\u201c]) (.*?) ?([\"\u201d])", r"\1\2\3", text)
    assert tokens(text) == cut.split("|")


def test_trees_of_our_own_stay_above_their_floors() -> None:
    right = dict.fromkeys(("token", "pos", "head"), 0)
    words = 0
    for gold in golds():
        tree = {token.span: token for token in parsed(gold.text).tokens}
        words += len(gold.words)
        for key, hits in _hits(gold, tree).items():
            right[key] += hits
    assert right["token"] / words >= 0.98
    assert right["pos"] / words >= 0.90
    assert right["head"] / words >= 0.78


def _hits(gold: Gold, tree: dict[Span, trained.Token]) -> dict[str, int]:
    """How many words of a sentence have the right token, part of speech, and head with relation."""
    spans = list(tree)
    found = [(word, tree[word.span]) for word in gold.words if word.span in tree]
    return {
        "token": len(found),
        "pos": sum(word.pos == token.pos for word, token in found),
        "head": sum(word.dep == token.dep and gold.words[word.head].span == spans[token.head] for word, token in found),
    }


def test_the_seal_fits_the_weights_in_the_wheel() -> None:
    content = shipped.packed()
    assert len(content) == shipped.seal().bytes <= 8_000_000
    assert hashlib.sha256(content).hexdigest() == shipped.seal().sha256


def test_other_weights_are_refused_with_the_next_command() -> None:
    with pytest.raises(PipelineError, match=r"3 bytes of sha256 .*sealed are .*pip install --force-reinstall"):
        shipped.checked(b"bad", shipped.seal())


def test_a_broken_seal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_read", lambda name: b"sha256 = 3")
    with pytest.raises(PipelineError, match=r"english\.toml is no seal"):
        shipped.seal()


def test_a_pipeline_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(PipelineError, match=r"no spaCy pipeline 'xx_nowhere'.*patterns, english"):
        choose("xx_nowhere")


def test_the_users_own_pipeline_is_taken_from_its_folder(tmp_path: Path) -> None:
    trained.english().nlp.to_disk(tmp_path / "own")
    pipeline = choose(str(tmp_path / "own"))
    assert pipeline.identity.startswith("en_")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="has no parser"):
        choose(str(tmp_path / "blank"))


CLEAR_NLP = {
    "a preposition hangs under its noun": (
        ["talks", "with", "Japan"], [0, 0, 1], ["ROOT", "prep", "pobj"],
        [(0, "root"), (2, "case"), (0, "nmod")],
    ),
    "a chain of two": (
        ["met", "envoys", "from", "Japan"], [0, 0, 1, 2], ["ROOT", "dobj", "prep", "pobj"],
        [(0, "root"), (0, "obj"), (3, "case"), (1, "nmod")],
    ),
    "a passive and its agent": (
        ["he", "met", "by", "aides"], [1, 1, 1, 2], ["nsubjpass", "ROOT", "agent", "pobj"],
        [(1, "nsubj"), (1, "root"), (3, "case"), (1, "obl")],
    ),
    "ours stays as it is": (
        ["he", "met", "aides"], [1, 1, 1], ["nsubj:pass", "ROOT", "obj"],
        [(1, "nsubj"), (1, "root"), (1, "obj")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "heads", "deps", "wanted"), CLEAR_NLP.values(), ids=CLEAR_NLP)
def test_labels_of_the_users_own_pipelines(
    words: list[str], heads: list[int], deps: list[str], wanted: list[tuple[int, str]]
) -> None:
    doc = Doc(English().vocab, words=words, heads=heads, deps=deps)
    assert [(token.head, token.dep) for token in trained.of(doc, 0).tokens] == wanted


def test_white_space_is_no_token_and_heads_nothing() -> None:
    doc = Doc(English().vocab, words=["met", " ", "him"], heads=[0, 0, 1], deps=["ROOT", "dep", "obj"])
    assert [msgspec.structs.astuple(t)[2:] for t in trained.of(doc, 0).tokens] == [(0, "root"), (0, "obj")]
