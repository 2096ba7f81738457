"""What closes a claim of a gap: "since 2016", "since the invasion", and what the claim is narrowed to."""

from __future__ import annotations

from collections.abc import Callable

from dateline.times.grammar import Scene
from dateline.times.reading import Reading
from dateline.times.tokens import alphabet
from dateline.times.words import words

DateAt = Callable[[int], tuple[int, Reading] | None]


def since(
    scene: Scene, start: int, k: int, ordinal: str | None, scope: str | None, date_at: DateAt
) -> tuple[int, int, Reading] | None:
    """Reads "since 2016", "since the invasion", "since the war began in 2022"."""
    tokens = scene.tokens
    at = k + 1
    direct = date_at(at)
    parts: tuple[tuple[int, int, Reading], ...] = ()
    if direct is None and tokens.low(at) in ("the", "about"):
        at = k + 2
        direct = date_at(at)
    if direct and direct[1].when:
        end = direct[0]
        follows = tokens.low(end) in ("'s", "’s", "’", "'") or (
            tokens.low(k + 1) == "the" and tokens.kinds[end : end + 1] == alphabet()["word"]
        )
        if not follows:
            return (
                start,
                direct[0],
                Reading(
                    kind="recurrence",
                    rule="since",
                    ordinal=ordinal,
                    since=direct[1].when.edtf,
                    scope=scope,
                    parts=((at, direct[0], direct[1]),),
                ),
            )
    end = _phrase_end(scene, k + 1)
    if end <= k + 1:
        return None
    since = None
    for at in range(k + 1, end):
        told = date_at(at)
        if told and told[1].when and told[1].kind == "date":
            since, parts = told[1].when.edtf, ((at, told[0], told[1]),)
            end = max(end, told[0])
            break
    event = tokens.slice(k + 1, end)
    return (
        start,
        end,
        Reading(
            kind="recurrence",
            rule="since-event",
            ordinal=ordinal,
            since=since,
            since_event=event,
            scope=scope,
            parts=parts,
        ),
    )


def _phrase_end(scene: Scene, i: int) -> int:
    """Where the noun phrase or clause after "since" ends: a comma, a stop, a reporting verb, or twelve words."""
    tokens, letters = scene.tokens, alphabet()
    ends = {letters["comma"], letters["stop"], letters["long"], letters["shut"], letters["and"]}
    for k in range(i, min(i + 12, len(tokens.lows))):
        if tokens.kinds[k] in ends or (
            k > i and tokens.low(k) in ("as", "but", "amid", "with", "to", "when", "while", "for", "will")
        ):
            return k
    return min(i + 12, len(tokens.lows))


def ordinal_word(scene: Scene, k: int) -> str | None:
    """The ordinal at token ``k`` as a word: "3rd" is third."""
    low = scene.tokens.lows[k]
    if low in words().ordinals or low == "second":
        return low
    by_number = {number: word for word, number in words().ordinals.items()} | {2: "second"}
    value = scene.tokens.values[k]
    return by_number.get(value, low) if isinstance(value, int) else low


def scope_of(scene: Scene, i: int, j: int) -> str | None:
    """What the claim is narrowed to: "in-person", "visit to Seoul"."""
    tokens = scene.tokens
    for k in range(i, j):
        if tokens.kinds[k] == alphabet()["stop"] or (
            tokens.low(k) in ("in", "since") and tokens.low(k + 1) not in ("-",)
        ):
            break
        for width in (5, 3, 1):
            if width == 1 or tokens.low(k + 1) == "-":
                raw = "".join(tokens.lows[k : k + width])
                if raw in words().scopes:
                    return raw
        if tokens.low(k) in words().journeys and tokens.low(k + 1) == "to":
            last = k + 2
            while last < j and tokens.capital(last):
                last += 1
            return tokens.slice(k, last) if last > k + 2 else None
    return None
