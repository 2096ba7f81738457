"""What a package gives to others, loaded when it is first asked for: a short command loads what it uses and no more."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any


def lazily(package: str, of: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """The ``__getattr__`` of ``package``: by module beneath it, the names that it has from there.

    None of the names may be that of a module right beneath the package, which would stand in its place.
    """
    modules = {name: module for module, names in of.items() for name in names}

    def given(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return given
