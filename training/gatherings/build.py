"""Fits the scores of ``dateline.events.learned`` to ``corpus/sentences``: ``python -m training.gatherings.build``.

``--fold`` fits to all files but one in turn and scores that one; ``--out`` writes the scores and their seal. Needs the
extra ``training`` (scikit-learn); the same sentences and the same version of it give the same numbers.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.events.learned import hint, scores, signs
from dateline.events.learned.scores import Model, Models
from training.gatherings.sentences import Seen, seen, stories

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "corpus" / "sentences"
WEIGHTS = ROOT / "src" / "dateline" / "events" / "learned" / "weights"
RARE = 2  # sentences (or signs) that a feature must stand in
OFTEN = 0.9  # of the sentences: what stands in more says nothing
SHARP = 2  # power of the inverse document frequency by which a feature weighs
STRENGTH = 3.0  # inverse of regularisation
PARTS = 3  # of the files, each scored by what the others teach
NOISE = 0.04  # of the sentences without a known word that tell nothing, those that may count


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--fold", action="store_true", help="score each file by what the others teach")
    asked.add_argument("--out", type=Path, default=WEIGHTS)
    args = asked.parse_args()
    files = sorted((SENTENCES / "dev").glob("*.txt"))
    read = {path.name: [one for story in stories(path) for one in seen(story)] for path in files}
    if args.fold:
        fold(read)
        return
    every = [one for lines in read.values() for one in lines]
    told = fit(every)
    content = scores.packed(told)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / f"{scores.NAME}.z").write_bytes(content)
    enough = threshold(read)
    sealed = f'sha256 = "{hashlib.sha256(content).hexdigest()}"\nenough = {enough:.2f}\n'
    (args.out / f"{scores.NAME}.toml").write_text(f"# Written by training/gatherings/build.py\n{sealed}")
    print(f"{len(every)} sentences, {len(content):,} bytes, a sentence counts from {enough:.2f}")


def fit(lines: Sequence[Seen]) -> Models:
    """The four models of labelled sentences."""
    told = [one for one in lines if tells(one)]
    whole = [signs.of_sentence(one.line) for one in lines]
    gatherings = [signs.of_sentence(one.line) for one in told]
    words = [(one, n) for one in told for n, sign in enumerate(one.line.signs) if not sign.is_class]
    marked = [bool(one.marked and one.marked.holds(one.line.signs[n].span)) for one, n in words]
    return Models(
        tells=_model(whole, [tells(one) for one in lines]),
        kind=_model(gatherings, [one.sentence.kind for one in told]),
        status=_model(gatherings, [one.sentence.status or "" for one in told]),
        word=_model([signs.of_sign(one.line, n) for one, n in words], marked),
    )


def tells(one: Seen) -> bool:
    """True for a sentence that tells a gathering; of papers signed others take care."""
    return one.sentence.kind in hint.GATHERINGS


def known(one: Seen) -> bool:
    """True for a sentence with a word known to tell a gathering, and what that word needs."""
    return any(fits and trigger.kind in hint.GATHERINGS for trigger, fits in one.line.met)


def _model(features: Sequence[Collection[str]], wanted: Sequence[object]) -> Model:
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(sorted(one), 1.0) for one in features])
    told = np.asarray((table > 0).sum(axis=0)).ravel()
    common = (told >= RARE) & (told <= OFTEN * len(features))
    names, weights = vectorizer.get_feature_names_out()[common], np.log(len(features) / told[common]) ** SHARP
    table = table[:, common].multiply(weights[None, :]).tocsr()
    lengths = np.sqrt(np.maximum(np.asarray(table.multiply(table).sum(axis=1)).ravel(), 1e-9))
    table = table.multiply(1 / lengths[:, None]).tocsr()
    fitted = LogisticRegression(C=STRENGTH, tol=1e-3, max_iter=300).fit(table, np.array(wanted))
    rows = dict(zip(map(str, names), fitted.coef_.T.tolist(), strict=True))
    classes = [str(c) for c in fitted.classes_] if len(fitted.classes_) > 2 else ["yes"]
    return scores.model(
        classes, fitted.intercept_.tolist(), dict(zip(map(str, names), weights.tolist(), strict=True)), rows
    )


def threshold(read: Mapping[str, Sequence[Seen]]) -> float:
    """The chance that only NOISE of the sentences reach which tell nothing and have no word that a trigger knows.

    Each is scored by what the other files teach. Most of them were written to tempt: in stories a third as many do.
    """
    chances = []
    for part in range(PARTS):
        names = sorted(read)[part::PARTS]
        others = [one for name, lines in read.items() if name not in names for one in lines]
        model = _model([signs.of_sentence(one.line) for one in others], [tells(one) for one in others])
        mine = [one for name in names for one in read[name] if not (tells(one) or known(one))]
        chances += [model.chance(signs.of_sentence(one.line)) for one in mine]
    return float(np.quantile(chances, 1 - NOISE))


def fold(read: Mapping[str, Sequence[Seen]]) -> None:
    """Prints what each file makes of the models that the others teach."""
    for name, lines in read.items():
        print(name, *report(fit([one for other, rest in read.items() if other != name for one in rest]), lines))


def report(told: Models, lines: Sequence[Seen]) -> list[str]:
    """Figures of models on labelled sentences, in words."""
    chances = np.array([told.tells.chance(signs.of_sentence(one.line)) for one in lines])
    true = np.array([tells(one) for one in lines])
    mine = [one for one in lines if tells(one)]
    kinds = [told.kind.best(signs.of_sentence(one.line)) == one.sentence.kind for one in mine]
    statuses = [told.status.best(signs.of_sentence(one.line)) == one.sentence.status for one in mine]
    words = [bool(one.marked and one.marked.overlaps(hint.word(one.line, told))) for one in mine]
    reached = [
        f"{(chances[true] > np.quantile(chances[~true], 1 - p)).mean():.3f} at {p:.0%}" for p in (0.01, 0.02, 0.05)
    ]
    parts = zip(("kind", "status", "word"), (kinds, statuses, words), strict=True)
    return [f"{len(lines)} sentences, found {', '.join(reached)} noise,", *(f"{n} {np.mean(v):.3f}" for n, v in parts)]


if __name__ == "__main__":
    main()
