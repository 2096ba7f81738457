"""Builds the English pipeline from public treebanks: `python -m training.build --data FOLDER|public --out FOLDER`.

Seeded; writes a checkpoint every EVERY steps and goes on from the last one it finds. The best checkpoint by LAS on the
development parts is what `python -m training.pack` packs for the wheel.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Config, Optimizer

from training.conllu import Sentence, document, documents, read, runs
from training.fetch import fetch
from training.score import score
from training.tokens import bend

TRAIN = ("ewt-train.conllu", "gum-open-train.conllu")
DEV = ("ewt-dev.conllu", "gum-open-dev.conllu")
WORDS, EVERY = 1500, 250
DROP = 0.2
HERE = Path(__file__).parent


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", required=True, help="folder of the treebanks; public: fetched (training/README.md)")
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--steps", type=int, default=4000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--rate", type=float, default=0.001, help="highest learning rate")
    asked.add_argument("--grow", type=Path, help="begin from this shallower pipeline; further layers begin as identity")
    asked.add_argument("--config", type=Path, default=HERE / "pipeline.cfg")
    args = asked.parse_args()
    data = Path(args.data)
    if args.data == "public":
        data = args.out / "treebanks"
        fetch(data)
    build(data, args.out, steps=args.steps, seed=args.seed, config=args.config, top=args.rate, small=args.grow)


def build(
    data: Path, out: Path, *, steps: int, seed: int, config: Path, top: float = 0.001, small: Path | None = None
) -> None:
    """Train for ``steps`` batches of WORDS words, from the last checkpoint under ``out`` on."""
    fix_random_seed(seed)
    train = [s for name in TRAIN for s in read(data / name)]
    dev = [s for name in DEV for s in read(data / name)]
    nlp = English.from_config(Config().from_disk(config))
    bend(nlp, train)
    sample = [Example(nlp.make_doc(d.text), d) for d in documents(train, nlp.vocab)]
    nlp.initialize(lambda: sample)
    if small:
        grow(nlp, spacy.load(small))
    optimizer = nlp.create_optimizer()
    out.mkdir(parents=True, exist_ok=True)
    done = resume(nlp, optimizer, out)
    bend(nlp, train)
    began, best = time.time(), _best(out)
    for step, batch in enumerate(batches(nlp, train, seed, skip=done), start=done + 1):
        if step > steps:
            break
        optimizer.learn_rate = rate(step, steps, top)
        losses: dict[str, float] = {}
        nlp.update(batch, sgd=optimizer, losses=losses, drop=DROP)
        if step % EVERY == 0 or step == steps:
            with nlp.use_params(optimizer.averages):
                figures = score(nlp, dev)
                if figures["LAS"] >= best:
                    best = figures["LAS"]
                    nlp.to_disk(out / "best")
            keep(nlp, optimizer, out, step)
            line = {"step": step, "seconds": round(time.time() - began), **{k: figures[k] for k in ("UPOS", "LAS")}}
            with (out / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")


def grow(nlp: Language, small: Language) -> None:
    """Take over the weights of a shallower pipeline; the layers it lacks add nothing until they have learnt something.

    Layers are residual and normalised, so that one whose gain is zero hands its input on.
    """
    for name in nlp.pipe_names[1:]:
        nlp.get_pipe(name).from_bytes(small.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])
    theirs, ours = (list(one.get_pipe("tok2vec").model.walk(order="dfs_pre")) for one in (small, nlp))
    for node, model in zip(ours, theirs, strict=False):
        for param in model.param_names:
            node.set_param(param, model.get_param(param).copy())
    for node in ours[len(theirs) :]:
        for param in ("G", "b") if node.name == "layernorm" else ():
            node.set_param(param, node.get_param(param) * 0)


def rate(step: int, steps: int, top: float) -> float:
    """Learning rate: up to ``top`` over 200 steps, then down in a line to a twentieth."""
    warm = min(1.0, step / 200)
    return top * warm * (1 - 0.95 * max(0, step - 200) / max(1, steps - 200))


def batches(nlp: Language, train: list[Sentence], seed: int, *, skip: int) -> Iterator[list[Example]]:
    """Endless batches of about WORDS words, newly cut and shuffled each round; the first ``skip`` are passed over."""
    told = round_ = 0
    while True:
        cuts = runs(train, seed=seed * 1000 + round_)
        random.Random(seed * 1000 + round_).shuffle(cuts)
        round_ += 1
        batch: list[list[Sentence]] = []
        for cut in cuts:
            batch.append(cut)
            if sum(len(s.words) for one in batch for s in one) < WORDS:
                continue
            told += 1
            if told > skip:
                docs = [document(one, nlp.vocab) for one in batch]
                yield [Example(nlp.make_doc(d.text), d) for d in docs]
            batch = []


def keep(nlp: Language, optimizer: Optimizer, out: Path, step: int) -> None:
    """A checkpoint: weights and the optimizer's state, by the place of each layer in the pipeline."""
    place = {node.id: i for i, node in enumerate(_nodes(nlp))}
    state: dict[str, Any] = {"step": step}
    for name in ("mom1", "mom2", "averages", "nr_update"):
        values = getattr(optimizer, name) or {}
        state[name] = {(place[key[0]], key[1]): value for key, value in values.items() if key[0] in place}
    nlp.to_disk(out / "last")
    (out / "last.state.tmp").write_bytes(pickle.dumps(state))
    (out / "last.state.tmp").replace(out / "last.state")


def resume(nlp: Language, optimizer: Optimizer, out: Path) -> int:
    """Load the last checkpoint into both; the step it was made at, 0 where there is none."""
    if not (out / "last.state").exists():
        return 0
    nlp.from_disk(out / "last")
    nodes = _nodes(nlp)
    state = pickle.loads((out / "last.state").read_bytes())
    for name in ("mom1", "mom2", "averages", "nr_update"):
        kept = getattr(optimizer, name)
        kept.update({(nodes[place].id, param): value for (place, param), value in state[name].items()})
    return int(state["step"])


def _nodes(nlp: Language) -> list[Any]:
    return [node for _name, pipe in nlp.pipeline for node in pipe.model.walk()]


def _best(out: Path) -> float:
    log = out / "log.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return max((json.loads(line)["LAS"] for line in lines), default=0.0)


if __name__ == "__main__":
    main()
