"""Sentences that are well formed and still no reporting: the page speaks to its reader, or about itself.

What gives them away is who speaks to whom: an order or a "you" beside a word for what sites offer, a "we" that is
the house, the terms under which the text may be used, the life of its author. A sentence that is quoted or that
somebody "said" is reporting whatever it speaks of.
"""

from __future__ import annotations

import functools
import re

from dateline.reading import names
from dateline.reading.anatomy import shape
from dateline.reading.anatomy.press import press_name
from dateline.reading.words import Phrases, any_of, furniture

LONGEST = 60
# Advice speaks to its reader all along: a page with many of these has none.
ORDER, READER, HOUSE = "an order to the reader", "speaks to the reader", "the house speaks"
PITCHES = (ORDER, READER, HOUSE)
_QUOTED = re.compile(r"[“\"][^”\"]{0,600}[”\"]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# "Get the paper for a year for Rs 289", "only $1 a week".
_PRICE = re.compile(
    r"(?:\b(?:Rs|US|EUR|GBP)\b\.?\s?|[$€£₹])\s?\d[^.]{0,40}\b(?:a|per|every|each)\s(?:year|month|week)\b"
    r"|\bfor\s(?:a|one|the\sfirst)\s(?:year|month)\b[^.]{0,40}(?:\bRs\b\.?|[$€£₹])\s?\d"
)
_LAST_SAID = re.compile(
    r"[,”\"]\s(?:[\w.’'-]+\s){0,8}?(?:said|says|told|added|noted|stressed|wrote)\b[^.]{0,60}\.[”\"]?$"
)
_NAME = r"(?:(?:Dr|Prof|Mr|Ms|Mrs|Amb|Sir)\.?\s)?[A-Z][\w.’'-]+(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w.’'-]*){1,3}"
_THIS = ("this ", "(this ")
_ABOUT = ("the ", "our ", "this ", "about the ")
_AUTHOR = re.compile(
    r"^(?:the|our|this)\s(?:author|writer|columnist|contributor|commentator)s?(?:[’']s?)?\s(?:is|was|are|works|has|teaches|can|views|writes)\b"
    r"|^about the (?:author|writer|contributor)",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"^(?P<who>(?:The\s)?[A-Z][\w’' -]{1,40}?)(?:,\s[^.]{3,90}?,)?\s(?:\([^()]+\)\s)?is\s(?:an?|the|\w+[’']s)\s"
)
_IS = re.compile(r"\s(?:\([^)]+\)\s)?(?:is|was|has been)\b")
# "Olav_72: ...", "Guest 3 days ago ...", "Anna K. wrote on 12 May: ...": who comments has a handle or a clock.
_COMMENT = re.compile(
    r"^(?:\w*[a-z]\w*[_\d]+\w*\s?:|(?:[\w.]+\s){1,3}\d+\s(?:minute|hour|day|week|month|year)s?\sago\b"
    r"|(?:[\w.]+\s){1,3}(?:says|wrote|writes|commented|replied|posted)(?:\s(?:on|at)\s[^:]{3,40})?\s?:)\s?\S"
)
_HOUSE_NOTE = re.compile(r"^about\s(?:the\s)?[A-Z][^:]{1,40}:\s", re.IGNORECASE)
# "Founded in 1951, the agency ...", "Serving the nation since ...": how houses begin to tell of themselves.
_FOUNDED = re.compile(
    r"(?:Serving|Established|Founded|Launched|Set up|Headquartered|Headquarters)\b[^.]{0,40}\b(?:since|in|by|as|on)\b"
)
_LIFE = re.compile(
    rf"^(?:[Bb]y\s)?(?P<who>{_NAME})(?:,\s[^,.]{{3,80}},)?\s(?:is|was|works|has\s(?:worked|been|covered|written)|covers|writes|reports|edits|teaches|serves)\b"
)


def reported(text: str) -> bool:
    """True where somebody is said to have said it: whatever its words, it is reporting."""
    return bool(_LAST_SAID.search(text[-200:]))


def kind(text: str) -> tuple[str, str] | None:
    """The kind of furniture that a sentence is by who speaks in it to whom, and the reason; None for reporting."""
    if len(text) > 700 or text[:1] in "\"“‘'":
        return None
    bare = unquoted(text)
    low = bare.lower()
    if not _may_speak(low) or says(bare):
        return None
    count = len(_WORD.findall(bare))
    if not 2 <= count <= LONGEST:
        return None
    if count < 9 and not shape.is_closed(text) and not _orders().match(bare):
        return None
    if low.startswith(_ABOUT) and _AUTHOR.match(bare):
        return "metadata", "speaks of its author"
    if _has_terms(low) and _terms().search(bare):
        return "disclaimer", "terms of use"
    return _pitch(text, bare, low, count)


def unquoted(text: str) -> str:
    """``text`` without what stands in quotes."""
    return _QUOTED.sub(" ", text) if "“" in text or '"' in text else text


def speaks(text: str) -> bool:
    """True for what speaks to its reader or as its house outside quotes, or begins with an order."""
    low = unquoted(text).lower()
    return orders(text) or any(next(who.stand(low), None) is not None for who in _speakers())


def orders(text: str) -> bool:
    """True for a sentence that begins with an order."""
    return _orders().match(text) is not None


def says(text: str) -> bool:
    """True where a word for saying stands in the text."""
    return next(_said().stand(text), None) is not None


@functools.cache
def _said() -> Phrases:
    return Phrases(furniture().voice.said)


def _may_speak(low: str) -> bool:
    """False for what holds no word of what sites offer, forbid or order: most of any story."""
    if _any_sign().is_word(low) or _has_terms(low) or low.startswith(_ABOUT):
        return True
    first = _WORD.search(low)
    words = low[first.start() :].split(" ", 2) if first else []
    return any(word.strip(".,:;!") in _order_words() for word in words[:2])


def _has_terms(low: str) -> bool:
    return low.startswith(_THIS) or _term_signs().first(low) is not None


def _pitch(text: str, bare: str, low: str, count: int) -> tuple[str, str] | None:
    offers, platforms, plain_offers = _signs()
    offer = offers.first(low) is not None and _offers().search(bare)
    platform = platforms.first(low) is not None and _platforms().search(bare)
    reader, house = (next(who.stand(low), None) is not None for who in _speakers())
    if (offer or platform or house or text.endswith(" here.")) and _orders().match(bare):
        return "promotion", ORDER
    if _PRICE.search(bare) and _orders().match(bare):
        return "promotion", ORDER
    if reader and count <= 45 and (offer or _orders_inside().search(bare)):
        return "promotion", READER
    if house and (offer or platform) and count <= 30:
        return "promotion", HOUSE
    plain = count <= 30 and text == bare and plain_offers.first(low) is not None
    found = _plain_offers().search(bare) if plain else None
    return ("promotion", f"holds {found[0].lower()!r}") if found else None


@functools.cache
def _speakers() -> tuple[Phrases, Phrases]:
    """How a page speaks of its reader, and of itself."""
    return Phrases(furniture().voice.reader), Phrases(furniture().voice.house)


@functools.cache
def _term_signs() -> Phrases:
    return Phrases(furniture().voice.term_signs)


@functools.cache
def _any_sign() -> Phrases:
    words = furniture().voice
    return Phrases((*words.offers, *words.platforms, *words.plain, *words.orders_inside))


@functools.cache
def _order_words() -> frozenset[str]:
    """First words of orders."""
    return frozenset(order.split()[0] for order in furniture().voice.orders)


@functools.cache
def _signs() -> tuple[Phrases, Phrases, Phrases]:
    """What a sentence must hold before the patterns are tried on it: offers, platforms, plain offers."""
    words = furniture().voice
    return Phrases(words.offers), Phrases(words.platforms), Phrases(words.plain)


@functools.cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(furniture().voice.offers)})(?:s|es)?(?!\w)", re.IGNORECASE)


@functools.cache
def _plain_offers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(furniture().voice.plain)})(?!\w)", re.IGNORECASE)


@functools.cache
def _orders() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:please\s|just\s|or\s)?(?:{any_of(furniture().voice.orders)})(?![\w-]|\sby\b)", re.IGNORECASE
    )


@functools.cache
def _platforms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(furniture().voice.platforms)})(?!\w)", re.IGNORECASE)


@functools.cache
def _orders_inside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[.?!:,]\s|\bplease\s)(?:{any_of(furniture().voice.orders_inside)})(?![\w-])", re.IGNORECASE
    )


@functools.cache
def _terms() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in furniture().voice.terms), re.IGNORECASE)


# ---- what only the end of a page says -----------------------------------------------------------------


def closing(text: str, byline: str | None, houses: tuple[str, ...]) -> str | None:
    """Why a last paragraph is none: the life of its author, a house that describes itself, a shout; None if it is.

    ``houses`` are the names of publisher and agencies.
    """
    if len(text) > 700 or text[:1] in '"“':
        return None
    if text.rstrip().endswith("!!"):
        return "a reader's shout"
    if text.endswith("!") and text.istitle() and shape.words(text) <= 8:
        return "a shout"
    life = _LIFE.match(text)
    if life and not says(unquoted(text)):
        theirs = byline is not None and life["who"].lower() in byline.lower()
        if theirs or _desk().search(text):
            return "the life of its author"
    if _COMMENT.match(text) and shape.words(text) <= LONGEST:
        return "a reader's comment"
    if _HOUSE_NOTE.match(text) and _press().search(text):
        return "the house speaks of itself"
    itself = _ITSELF.match(text)
    if itself and _press().search(text) and _is_house(itself["who"]):
        return "the house speaks of itself"
    if _FOUNDED.match(text) and _press().search(text) and not says(text):
        return "the house speaks of itself"
    flat = text.casefold().removeprefix("the ")
    for house in houses:
        name = house.casefold()
        if len(house) > 2 and flat.startswith(name) and _IS.match(flat, len(name)):
            return "the house speaks of itself" if _press().search(text) else None
    return None


def _is_house(who: str) -> bool:
    return bool(press_name(who) or names.agency(who) or names.publisher(who))


@functools.cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(furniture().voice.desks)})(?!\w)", re.IGNORECASE)


@functools.cache
def _press() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(furniture().voice.press)})(?!\w)", re.IGNORECASE)
