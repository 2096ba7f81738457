"""The one loader of vocabulary: a YAML file beside this one, read into a frozen type, once.

Every file has a schema (the type it is loaded as); ``tests/vocabulary`` loads them all.
"""

from __future__ import annotations

import functools
import hashlib
import re
from importlib import resources
from typing import Any, ClassVar, TypeVar

import msgspec

from dateline.errors import VocabularyError

T = TypeVar("T")
_ROOT = resources.files(__package__)


@functools.cache
def _words() -> Any:
    """Reads YAML with 1.2's truth values: words such as "no", "on" and "y" stay words. Made where a file is read."""
    import yaml

    class Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
            first: [
                (tag, pattern)
                for tag, pattern in rules
                if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
            ]
            for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    return Words


def load(name: str, form: type[T]) -> T:
    """The content of ``NAME.yaml`` as ``form``.

    Raises VocabularyError naming the file and the path that breaks the schema. Callers keep the result
    (``functools.cache`` on the function that asks); nothing is read at import.
    """
    from yaml import YAMLError

    path = _ROOT / f"{name}.yaml"
    try:
        return parse(path.read_bytes(), form)
    except FileNotFoundError as error:
        raise VocabularyError(f"no vocabulary file {name}.yaml; there are: {', '.join(names())}") from error
    except (msgspec.MsgspecError, YAMLError) as error:
        raise VocabularyError(f"vocabulary/{name}.yaml breaks its schema: {error}; see tests/vocabulary") from error


def parse(text: bytes, form: type[T]) -> T:
    """YAML text as ``form``, with YAML 1.2's truth values. Raises msgspec.MsgspecError or yaml.YAMLError."""
    import yaml

    return msgspec.convert(yaml.load(text, Loader=_words()), form)


def names() -> list[str]:
    """Every vocabulary file, without its suffix, sorted."""
    return sorted(str(p.name)[: -len(".yaml")] for p in _ROOT.iterdir() if str(p.name).endswith(".yaml"))


@functools.cache
def digest() -> str:
    """One SHA-256 over all vocabulary files: part of the engine's identity."""
    whole = hashlib.sha256()
    for name in names():
        whole.update(name.encode() + b"\0" + (_ROOT / f"{name}.yaml").read_bytes() + b"\0")
    return whole.hexdigest()


def raw(name: str) -> Any:
    """The content of ``NAME.yaml`` without a schema, for tests."""
    return load(name, Any)
