"""Which cities a text names, and of which state they are."""

from __future__ import annotations

import functools

from dateline.language import Lexicon
from dateline.model import Span
from dateline.vocabulary import tables


def cities(text: str, span: Span) -> list[tuple[Span, str]]:
    """Cities and capitals of ``text[span]`` with the alpha-3 of their state; "" where a city's name is none there."""
    return [(hit.span(span.start), hit.value) for hit in _lexicon().find(span.cut(text))]


def is_city(name: str) -> bool:
    """True for a city's whole name."""
    return bool(_lexicon().get(name))


@functools.cache
def _lexicon() -> Lexicon[str]:
    masks = [(phrase, "") for phrase in tables.not_a_state()]
    towns = [(form, city.country) for city in tables.cities() for form in city.forms]
    capitals = [(form, state.code) for state in tables.states() for form in state.capitals]
    return Lexicon([*masks, *towns, *capitals])
