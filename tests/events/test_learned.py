"""Sentences whose words no trigger knows: read as a whole, by scores that were fitted to other sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.gatherings.score import figures
from training.gatherings.sentences import Sentence, sentence, stories

from dateline.errors import PipelineError
from dateline.events.learned import model, scores
from dateline.events.learned.scores import Model, Models
from dateline.model import Span

SENTENCES = Path(__file__).resolve().parents[2] / "corpus" / "sentences"
LONE = Model(("yes",), (0.0,), {"a": (1.0, 4.0), "b": (1.0, -4.0), "rare": (3.0, 12.0)})
MODELS = Models(LONE, Model(("x", "y"), (0.0, 0.1), {"a": (1.0, 1.0, 0.0)}), LONE, LONE)


@pytest.mark.parametrize(
    ("features", "chance"),
    [
        ((), 0.5),
        (("unknown",), 0.5),
        (("a",), 0.982),
        (("b",), 0.018),
        (("a", "b"), 0.5),
        (("a", "unknown"), 0.982),
        (("b", "rare"), 0.926),
    ],
)
def test_unknown_features_say_nothing_and_rare_ones_more(features: tuple[str, ...], chance: float) -> None:
    assert LONE.chance(features) == pytest.approx(chance, abs=0.001)


def test_the_best_class_is_that_of_the_highest_sum() -> None:
    assert (MODELS.kind.best(["a"]), MODELS.kind.best([])) == ("x", "y")


def test_packed_scores_are_read_back_as_they_were() -> None:
    assert scores.unpacked(scores.packed(MODELS)) == MODELS
    assert scores.packed(MODELS) == scores.packed(scores.unpacked(scores.packed(MODELS)))


def test_a_row_holds_the_weight_and_what_it_says_times_that() -> None:
    assert scores.model(["yes"], [0.12345], {"a": 2.0}, {"a": [0.50049]}) == Model(
        ("yes",), (0.123,), {"a": (2.0, 1.001)}
    )


def test_scores_that_are_not_the_sealed_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    scores.models.cache_clear()
    monkeypatch.setattr(scores, "seal", lambda: scores.Seal("0" * 64, 0.5))
    with pytest.raises(PipelineError, match=r"gatherings\.z is of sha256 .* install dateline anew"):
        scores.models()
    monkeypatch.undo()
    assert len(scores.models().tells.rows) > 1000
    assert len(model()) == 64


def test_a_labelled_sentence() -> None:
    told = sentence("call held | FRA KEN | Paris [[rang]] Nairobi on Monday.", "here")
    assert told == Sentence("Paris rang Nairobi on Monday.", "call", "held", ("FRA", "KEN"), Span(6, 10))
    assert sentence("none | sport | Chad beat Mali.", "here") == Sentence("Chad beat Mali.", "none", None, (), None)


@pytest.mark.parametrize(
    "line", ["Chad beat Mali.", "call held | FRA KEN | Paris rang Nairobi.", "call | FRA | [[rang]]"]
)
def test_a_line_of_another_form_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"x\.txt:7"):
        sentence(line, "x.txt:7")


@pytest.mark.parametrize("path", sorted(SENTENCES.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_labelled_sentence_has_the_form(path: Path) -> None:
    told = [one for story in stories(path) for one in story.sentences]
    assert len(told) > 40
    assert {one.kind for one in told} <= {"none", "meeting", "call", "visit", "forum", "exercise", "agreement"}


@pytest.mark.gate
def test_the_engine_keeps_its_floors_on_sentences_that_nothing_was_fitted_to() -> None:
    told = figures(SENTENCES / "test" / "f.txt")
    assert told["found"] >= 0.78
    assert told["status"] >= 0.64
    assert told["parties"] >= 0.69
    assert told["false"] <= 0.09
