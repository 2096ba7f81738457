"""Who is only thanked, greeted or invited at a gathering: not at the table where another of his side is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.actors import Cast
from dateline.events.company import start_of
from dateline.events.frame import Frame
from dateline.events.party_cues import words
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

REACH = 70  # characters from the words of thanking to the post
PAIR = 2
NEAR = 2  # sentences around in which another of his side is told at the table
_THANKED = Pattern(
    r"\b{thanked} (?:(?:the|his|her|its|their|both|then|host|country's) )*(?:[A-Z][\w\-]+(?:'s)? ){0,2}$", words
)


def without(text: str, frames: Sequence[Frame], cast: Cast) -> list[Frame]:
    """The frames without such people."""
    firm = [
        (f.order, n, cast.people[n].code)
        for f in frames
        for n, span in f.people
        if not _is_thanked(text, cast, n, span)
    ]
    return [_without(text, frame, firm, cast) for frame in frames]


def _without(text: str, frame: Frame, firm: Sequence[tuple[int, int, str | None]], cast: Cast) -> Frame:
    near = [(n, code) for order, n, code in firm if abs(order - frame.order) <= NEAR]
    seated, sides = {n for n, _ in near}, {code for _, code in near} - {None}
    full = len(sides) >= PAIR

    def stays(number: int, span: Span) -> bool:
        code = cast.people[number].code
        rival = code in sides if code else full
        return number in seated or not rival or not _is_thanked(text, cast, number, span)

    kept = tuple(one for one in frame.people if stays(*one))
    return frame if kept == frame.people else replace(frame, people=kept)


def _is_thanked(text: str, cast: Cast, number: int, span: Span) -> bool:
    return bool(_THANKED.search(before(text, start_of(cast.people[number], span), REACH)))
