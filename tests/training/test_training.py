"""How the parser is made, in its parts; nothing is trained here."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.lang.en import English
from training.conllu import documents, read, runs
from training.fetch import fetch, of_genres
from training.score import score, table
from training.tokens import bend, kept_prefixes, whole

TREES = """\
# newdoc id = GUM_news_talks
# newpar
# sent_id = one
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tmet\tmeet\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = two
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
# sent_id = three
1\tpre-war\tpre-war\tADJ\tJJ\t_\t2\tamod\t_\t_
2\ttalks\ttalk\tNOUN\tNNS\t_\t0\troot\t_\t_

# newdoc id = GUM_fiction_sea
# sent_id = four
1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tsailed\tsail\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.conllu"
    path.write_text(TREES, encoding="utf-8")
    return path


def test_a_sentence_as_it_stood_on_the_page(bank: Path) -> None:
    one, two, *_ = read(bank)
    assert (one.words, one.spaces, one.heads, one.deps) == (
        ("They", "met", "."), (True, False, True), (1, 1, 1), ("nsubj", "ROOT", "punct"),
    )  # fmt: skip
    assert one.morphs[1] == "Tense=Past|VerbForm=Fin" and one.opens_document and one.opens_paragraph
    assert (two.words, two.spaces) == (("do", "n't", "."), (False, False, True))


def test_paragraphs_are_documents(bank: Path) -> None:
    texts = [doc.text.strip() for doc in documents(list(read(bank)), English().vocab)]
    assert texts == ["They met. don't.", "pre-war talks", "He sailed"]


def test_runs_lose_nothing_and_follow_the_seed(bank: Path) -> None:
    sentences = list(read(bank)) * 5
    drawn = runs(sentences, seed=3)
    assert [s for run in drawn for s in run] == sentences
    assert drawn == runs(sentences, seed=3) != runs(sentences, seed=4)
    assert all(not s.opens_document for run in drawn for s in run[1:])


def test_a_tree_scored_against_itself_is_right(bank: Path) -> None:
    sentences = list(read(bank))
    truth = {doc.text: doc for doc in documents(sentences, English().vocab)}

    class Oracle(English):
        def pipe(self, texts: list[str]) -> list[spacy.tokens.Doc]:  # type: ignore[override]
            return [truth[text] for text in texts]

    told = score(Oracle(), sentences)
    assert {told[name] for name in ("tokens", "roots", "UPOS", "UAS", "LAS", "LAS words", "LAS nsubj")} == {100.0}


def test_another_head_is_wrong_in_both_figures(bank: Path) -> None:
    sentences = list(read(bank))[:1]
    (doc,) = documents(sentences, English().vocab)
    doc[0].dep_, doc[2].head = "obj", doc[0]

    class Wrong(English):
        def pipe(self, texts: list[str]) -> list[spacy.tokens.Doc]:  # type: ignore[override]
            return [doc]

    told = score(Wrong(), sentences)
    assert (told["LAS"], told["UAS"], told["LAS words"], told["LAS nsubj"]) == (33.33, 66.67, 50.0, 0.0)


def test_the_table_of_the_card() -> None:
    assert table({"set": {"LAS": 81.44}}, {"LAS": "LAS"}) == "| set | LAS |\n| --- | --- |\n| set | 81.4 |\n"


def test_prefixes_that_keep_their_hyphen_are_counted(bank: Path) -> None:
    assert kept_prefixes(list(read(bank)) * 3) == {"pre"}
    assert kept_prefixes(list(read(bank))) == set()


@pytest.mark.parametrize(
    ("text", "kept"),
    [("pre-war", True), ("Beom-chul", True), ("Ki-moon", True), ("Kai-shek", True), ("555-12-34", True),
     ("three-day", False), ("Long-term", False), ("Sit-in", False), ("beom-chul", False), ("U.S.-Japan", False)],
)  # fmt: skip
def test_what_is_never_cut(text: str, kept: bool) -> None:
    nlp = English()
    bend(nlp, [])
    form = whole(
        ["pre"], [r"\d+(?:-\d+){2,}"], onset="ch|sh|[bkm]", vowel="eo|oo|ai|[aeiou]", coda="[nmlk]", never_second=["in"]
    )
    assert (form.match(text) is not None) is kept


def test_only_documents_of_open_genres_are_taken() -> None:
    assert "".join(of_genres(TREES, ["news"])).count("# sent_id") == 3
    assert "".join(of_genres(TREES, ["fiction"])).count("# sent_id") == 1


def test_fetching_brings_what_is_missing_and_nothing_twice(tmp_path: Path) -> None:
    asked: list[str] = []

    def get(address: str) -> str:
        asked.append(address)
        return TREES

    (tmp_path / "ewt-dev.conllu").write_text("here already")
    fetch(tmp_path, get)
    assert len(asked) == len(set(asked)) == 6 and all(a.startswith("https://") for a in asked)
    assert (tmp_path / "ewt-dev.conllu").read_text() == "here already"
    assert (tmp_path / "gum-open-test.conllu").read_text().count("# sent_id") == 3
    fetch(tmp_path, get)
    assert len(asked) == 6
