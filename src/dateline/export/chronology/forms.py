"""The forms by name; a form's library is asked for when the form is."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from dateline.errors import UsageError
from dateline.export.chronology.entries import Chronology

FORMS = {"md": "markdown", "html": "html", "docx": "docx"}


def render(form: str, told: Chronology) -> bytes:
    """The whole document. Raises UsageError where the library of the form is missing."""
    try:
        module = importlib.import_module(f"dateline.export.chronology.{FORMS[form]}")
    except ImportError as error:
        raise UsageError(f"{form} needs {error.name}; install it with: pip install 'dateline[export]'") from error
    write: Callable[[Chronology], bytes] = module.write
    return write(told)
