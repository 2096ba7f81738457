"""The answer to "is it the same person?", with its reason."""

from __future__ import annotations

import msgspec


class Verdict(msgspec.Struct, frozen=True):
    """``same``, ``why`` in words for a reader, and the ``rule`` that decided.

    Rules of same: ``spelling``, ``order``, ``romanisation``, ``initials``, ``part left out``. Of different:
    ``other name``, ``lone name``, ``generation``, ``order``, ``part left out``, ``no name``.
    """

    same: bool
    why: str
    rule: str
