"""The scores: linear models whose numbers ``training/gatherings`` writes; their hash is checked on loading."""

from __future__ import annotations

import functools
import hashlib
import math
import zlib
from collections.abc import Collection, Mapping, Sequence

import msgspec

from dateline.errors import PipelineError
from dateline.language import sealed

NAME = "gatherings"


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A linear model over named features.

    A row holds the weight of its feature (rare ones weigh more) and, for each class, that weight times what the feature
    says for it. What the known features of a sentence say is added and divided by the length of their weights.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    rows: dict[str, tuple[float, ...]]

    def sums(self, features: Collection[str]) -> list[float]:
        """The sum for each class."""
        known = [row for f in features if (row := self.rows.get(f))]
        length = math.sqrt(sum(row[0] ** 2 for row in known)) or 1.0
        return [b + sum(row[n] for row in known) / length for n, b in enumerate(self.bias, 1)]

    def best(self, features: Collection[str]) -> str:
        """The class of the highest sum."""
        sums = self.sums(features)
        return self.classes[sums.index(max(sums))]

    def chance(self, features: Collection[str]) -> float:
        """Of a model with one column: how likely it is, 0 to 1."""
        return 1 / (1 + math.exp(-self.sums(features)[0]))


class Models(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a sentence ``tells`` a gathering, its ``kind`` and ``status``, and by which ``word``."""

    tells: Model
    kind: Model
    status: Model
    word: Model


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """weights/gatherings.toml: what gatherings.z must be, and the chance from which a sentence counts."""

    sha256: str
    enough: float


@functools.cache
def models() -> Models:
    """The shipped models. Raises PipelineError where they are missing or are not what was sealed."""
    content = _read(f"{NAME}.z")
    found = hashlib.sha256(content).hexdigest()
    if found != seal().sha256:
        raise PipelineError(
            f"weights/{NAME}.z is of sha256 {found[:12]}..., sealed is {seal().sha256[:12]}...; "
            "install dateline anew: pip install --force-reinstall dateline"
        )
    return unpacked(content)


@functools.cache
def seal() -> Seal:
    """The seal of the models. Raises PipelineError where it is none."""
    return sealed.seal(_read(f"{NAME}.toml"), f"{NAME}.toml", Seal)


def packed(told: Models) -> bytes:
    """The models as ``unpacked`` reads them; equal models give equal bytes."""
    return zlib.compress(msgspec.msgpack.encode(told, order="sorted"), 9)


def unpacked(content: bytes) -> Models:
    """The models of packed ``content``."""
    return msgspec.msgpack.decode(zlib.decompress(content), type=Models)


def model(
    classes: Sequence[str], bias: Sequence[float], weights: Mapping[str, float], rows: Mapping[str, Sequence[float]]
) -> Model:
    """A model of rounded numbers out of what each feature weighs and says for each class."""
    told = {name: tuple(round(weights[name] * one, 3) for one in (1.0, *row)) for name, row in rows.items()}
    return Model(tuple(classes), tuple(round(b, 3) for b in bias), told)


def _read(name: str) -> bytes:
    return sealed.content("dateline.events.learned", name)
