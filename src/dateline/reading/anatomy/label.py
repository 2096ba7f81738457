"""What a single block is, by its own words: a menu, a clock line, a byline, a caption ... or nothing yet."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.reading import names
from dateline.reading.anatomy import caption, clock, filed, notice, shape, voice
from dateline.reading.page import Block
from dateline.reading.words import Phrases, any_of, datelines, fold, furniture

LONGEST_FURNITURE, LONGEST_LINE, LONGEST_SHORT = 60, 700, 220
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_TRAIL_MARK, _BAR = re.compile(r"[>»›]"), re.compile(r"\s*[|·•»>]\s*")
_BARS, _PIECES = re.compile(r"[|·•»>]"), re.compile(r"\s*[|·•,/]\s*")
_FIRST = re.compile(r"\s*[|·•,/]\s*|\s+-\s+")
_EDGE = " \t.,:;=^|-–—•·*>»«›<…\"'“”‘’()[]#"
_EMAIL = re.compile(r"^[\s(<\[]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[\s)>\]]*$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_URL_AND_CODE = re.compile(r"^(?:https?://|www\.)\S+\s[(\[]\S{1,30}[)\]]$")
_BY = re.compile(
    r"^(?:by|from|written by|curated by|compiled by|story by|text by|author|posted by|published by|reported by"
    r"|reporter)\b\s*[:|-]?\s*",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?!\w*_)[^\W\d_][\w.’'-]*(?:\s(?:[^\W\d_][\w.’'-]*|&|and|in|of|/|,)){0,9}$")
_AGO = re.compile(
    r"^(?:\w+\s)?\d+\s?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|[hmd])\s?(?:ago)?$", re.IGNORECASE
)
_AGO_INSIDE = re.compile(r"\b\d+\s(?:minute|hour|day|week|month|year)s?\sago\b", re.IGNORECASE)
# "By Jane Roe Updated 3 hours ago".
_TIMED_END = re.compile(
    r"[\s|·•,–—-]+(?:(?:updated|published|posted|last updated)\s?:?\s)?"
    r"(?:(?:\d+|an?|one|two|few)\s(?:second|minute|min|hour|day|week|month|year)s?\sago|just now|yesterday)\W*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^[\d.,]+\s?(?:k|m)?\s?(?:comments?|shares?|views?|likes?|min read|reads?|hits?|photos?|replies)?$", re.IGNORECASE
)
_TRAIL = re.compile(r"^(?:[\w ,.&'-]{1,60}\s?[>»›/|]\s?){1,8}[\w ,.&'’-]{0,120}$")
_SLUG = re.compile(
    r"^(?:[\w-]+\s){0,3}[A-Z][\w.-]*(?:/[A-Z][\w .-]*)+/$"
    r"|^[\w.'’-]+(?:\s\w+)?(?:\s/\s[A-Z][\w.'’-]*(?:\s\w+)?){2,5}$"
    r"|^[A-Z][\w.'’]*(?:\s\w+)?(?:\s[–/-]\s\w[\w.'’]*(?:\s\w+){0,2}){2,5}$"
    r"|^\W{0,2}(?:[a-z] ){0,2}[A-Z]{2}-{1,2}[A-Z]\w+-\S|\b[Ll]d-?\s?[Ww]ritethr(?!\w*:\s\w+\W+\w+\s\w)"
    r"|^\S+,\s?(?:\d\w\w\s)?[A-Z]{4,}(?:,\d+)?$"
    r"|^[a-z]{2,4}(?:\s[A-Z][\w.'’-]+){2,6}$"
    r"|^[A-Z]{2,}[A-Z0-9]*(?:[-/][A-Z0-9]+)+(?:\s\(.*\))?$|^\^?[A-Z]{2,3}-[\w. &'-]+--|^[A-Z]{3}\d{3,}\s"
)
_NONE: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
# What every slug holds: a mark between words, digits behind letters, "Writethru".
_MAY_BE_SLUG = re.compile(r"[–/,-]|ritethr|^[A-Z]{3}\d{3}|^[a-z]{2,4}\s[A-Z]")
# "END   [Copyright ...]": the end mark, and a bracket behind it.
_ENDED = re.compile(r"\W*(\w+)\W*[(\[]\s?(?=\S)")
# "Post Report", "F.P. Report", "Our Correspondent": the house signs.
_DESK_REPORT = re.compile(r"(?:[A-Z][\w.’']{0,14}\s){1,2}(?:Report|Correspondent|Reporter|Bureau|Monitoring|Monitor)")
# "— with AFP", "With Wire A and Wire B".
_WITH = re.compile(r"[–—-]{0,2}\s*[Ww]ith\s(?P<who>[A-Z][^.:]{1,40})\.?")
# Code that was not taken for such: "window.x = ...;", "googletag.cmd.push(function() {", ".box { margin: 0 }".
_CODE_MARKS = ("{", "}", ";", "=", "()", "pagematch", ".push(")
_MAY_BE_CODE = re.compile(r"[{};=]\s*$|\w\(\)|[{}]|\.\w+\(|pagematch")
_CODE = re.compile(
    r"\bfunction\s?\w*\(|\b(?:window|document|googletag|dataLayer|jQuery|\$)\.\w+|\b(?:var|let|const)\s\w+\s?=|[\w\])]\s?=\s?[\w\[{(\"'.|]+.*;"
    r"|^[.#@]?[\w-]+\s?\{[^}]*:[^}]*\}?|\}\s?\)|\{\{.*\}\}|\w+\(\)\s?[;{]|\bpagematch: \d"
)
# "A pumping station in the Chaco. | TELAM".
_BAR_CREDIT = re.compile(r"[.!?”\"]\s?\|\s(?P<who>[^|]{2,40})$")
# "The clean-up has begun, says our columnist. (12.03.2015)".
_DATED_END = re.compile(r"\(\d\d?[./]\d\d?[./](?:19|20)\d\d\)$")
LONGEST_TEASER, _LONGEST_OFFER = 32, 14
_GLUE = re.compile(r"[\s|/·•,;:()\[\]–—-]+")


A_DATED_LINE, A_BYLINE, AN_AGENCY = "a dated line", "a byline", "an agency's name and nothing else"
A_NOTICE = "explains a correction"
A_WRITER = "a writer's name behind the last sentence"


class Label(msgspec.Struct, frozen=True):
    """The kind of a block and the reason; ``value`` carries what the block gives (a byline's name)."""

    kind: str
    why: str
    value: str | None = None
    heading: bool = False


def label(block: Block) -> Label | None:
    """The label that the block earns by its own words, or None."""
    text = block.text
    if len(text) > LONGEST_LINE:
        return _by_shape(block)
    if len(text) > LONGEST_SHORT:
        return _by_start(text) or _holding(text) or _by_shape(block) or _spoken(text)
    if "@" in text and (signed := _byline(_ADDRESS.sub(" ", text).strip())) and _BY.match(text):
        return signed
    if _is_address(text):
        return Label("metadata", "an address and little else")
    dated = _DIGIT.search(text) is not None
    if dated and block.tag in _TITLES and _REPLIES_COUNT.match(text):
        return Label("comment", "counts the replies", heading=True)
    if dated and (_AGO.match(text) or (_COUNT.match(text) and not clock.find(text))):
        return Label("navigation", "a count or an age")
    own = _by_vocabulary(text, dated) or (_clock_line(text) if dated else None) or _holding(text) or _byline(text)
    own = own or _by_shape(block) or _heading(text) or (Label("metadata", A_NOTICE) if notice.explains(text) else None)
    return own or _spoken(text)


def _is_address(text: str) -> bool:
    if "@" in text:
        return bool(_EMAIL.match(text)) or (shape.words(text) <= 14 and bool(_ADDRESS.search(text)))
    if not text.startswith(("http", "www.")):
        return False
    return bool(_URL.match(text)) or (len(text) <= 80 and _URL_AND_CODE.match(text) is not None)


def _spoken(text: str) -> Label | None:
    found = voice.kind(text)
    return Label(*found) if found else None


def key(text: str) -> str:
    """``text`` as furniture is looked up: folded, marks at the ends cut."""
    return fold(text).strip(_EDGE)


def begins(text: str) -> bool:
    """True for a text that begins as some furniture does: "(Updates with quote)"."""
    return _opener(fold(text)) is not None


def is_slug(text: str) -> bool:
    """True for the name that a wire gives a story: "BC-Sudan-talks, 2nd Ld-Writethru", "Hungary - Vietnam - fish"."""
    return len(text) <= 90 and _MAY_BE_SLUG.search(text) is not None and bool(_SLUG.search(text))


def kind_of(text: str) -> str | None:
    """The kind of furniture that the vocabulary knows the whole of ``text`` as ("Agencies", "Web Desk")."""
    return _exact().get(key(text))


@functools.cache
def _exact() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, lines in furniture().lines.items():
        for words in lines.exact:
            table.setdefault(key(words), kind)
    return {words: kind for words, kind in table.items() if words}


@functools.cache
def _marked() -> dict[str, str]:
    """The lines whose marks at the ends tell them from the bare word: "(more)", "/end/"."""
    lines = ((fold(words), kind) for kind, lines in furniture().lines.items() for words in lines.exact)
    return {words: kind for words, kind in lines if key(words) and words[:1] + words[-1:] in ("()", "//", "--", "[]")}


@functools.cache
def _starts() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """First two characters -> the phrases that begin so, in the order in which they are tried, and their kinds."""
    table: dict[str, list[tuple[str, str]]] = {}
    for kind, lines in furniture().lines.items():
        for phrase in sorted(dict.fromkeys(fold(phrase) for phrase in lines.start), key=len, reverse=True):
            table.setdefault(phrase[:2], []).append((phrase, kind))
    return {key: (tuple(p for p, _ in rows), tuple(k for _, k in rows)) for key, rows in table.items()}


def _opener(folded: str) -> tuple[str, str] | None:
    """The phrase that ``folded`` begins with, and its kind; one that ends in a letter ends a word."""
    for start in (folded[:2], folded[:1]):
        phrases, kinds = _starts().get(start, _NONE)
        if not folded.startswith(phrases):
            continue
        for phrase, kind in zip(phrases, kinds, strict=True):
            if folded.startswith(phrase):
                behind = folded[len(phrase) : len(phrase) + 1]
                if not (phrase[-1].isalnum() and (behind.isalnum() or behind == "_")):
                    return phrase, kind
    return None


@functools.cache
def _contains() -> tuple[Phrases, tuple[str, ...]]:
    """The phrases that make furniture of a block wherever they stand, and the kind of each."""
    pairs = [(fold(words), kind) for kind, lines in furniture().lines.items() for words in lines.contain]
    return Phrases(words for words, _kind in pairs), tuple(kind for _words, kind in pairs)


def _by_vocabulary(text: str, dated: bool) -> Label | None:
    if dated and _REPLIES.match(text):
        return Label("comment", "counts the replies", heading=True)
    flat = fold(text)
    kind = _marked().get(flat) or _exact().get(flat.strip(_EDGE)) or _menu(text, flat)
    if kind:
        return Label(kind, f"says only {text!r}", heading=kind in furniture().closing)
    return _by_start(text)


def _by_start(text: str) -> Label | None:
    """What the first words make of the block; long blocks are looked at no further in."""
    folded = fold(text[:LONGEST_SHORT]).lstrip("•*#>|^- ")
    found = _opener(folded) or _opener(folded.lstrip("([ "))
    if found is None and (ended := _ENDED.match(folded)) and ended[1] in furniture().ends:
        found = _opener(folded[ended.end() :])
    if found is None:
        bars = len(text) > LONGEST_SHORT and len(_BARS.findall(text)) >= 3 and len(_BAR.split(text)) > 3
        return Label("navigation", "a menu") if bars and _menu(text, fold(text)) else None
    phrase, kind = found
    if (voice.reported(text) and shape.words(text) >= 8) or _goes_on(text, folded, phrase):
        return None
    return Label(kind, f"begins {phrase!r}", heading=kind in furniture().closing and _heads(kind, folded, phrase))


def _heads(kind: str, folded: str, phrase: str) -> bool:
    """True for a line that heads what follows: "Related: Guyana lands snapper" and "Tags: Oslo" hold their own."""
    rest = folded.lstrip("([ ")[len(phrase) :].strip(_EDGE)
    most = {"related": 2, "tags": 0}
    return shape.words(folded) < 7 and (kind not in most or shape.words(rest) <= most[kind] or folded.endswith(":"))


def _holding(text: str) -> Label | None:
    """Words that make furniture of a block wherever they stand in it."""
    phrases, kinds = _contains()
    found = phrases.first(text.lower().replace("’", "'"))
    if found is None or shape.words(text) > LONGEST_FURNITURE or (voice.reported(text) and shape.words(text) >= 8):
        return None
    if kinds[found] == "promotion" and shape.words(text) > _LONGEST_OFFER and not voice.speaks(text):
        # "The rumour began with a Telegram channel, which claimed ..."
        return None
    if kinds[found] == "caption" and len(text) > 100 and phrases.phrases[found] not in fold(text[-60:]):
        # "OSLO (Xinhua/NTB) - ...": a picture's credit stands at the end of its caption.
        return None
    return Label(kinds[found], f"holds {phrases.phrases[found]!r}")


def _goes_on(text: str, folded: str, phrase: str) -> bool:
    """True where the words are the subject of a sentence: "Copyright will be one of the topics"."""
    if " " in phrase or not phrase.isalpha() or not text.endswith("."):
        return False
    rest = folded.lstrip("([ ")[len(phrase) :]
    return shape.words(text) >= 6 and bool(re.match(r"\s[a-z]", rest)) and bool(datelines().finite & set(rest.split()))


_TITLES = frozenset({"h2", "h3", "h4", "h5", "h6"})
_REPLIES_COUNT = re.compile(r"^\(?\d+\)?\s(?:comments?|responses?|replies|thoughts?)$", re.IGNORECASE)
_REPLIES = re.compile(r"^\d+\s(?:responses?|comments?|replies|thoughts?)\s(?:to|on)\b", re.IGNORECASE)


@functools.cache
def _sections() -> frozenset[str]:
    """Single words that sites name their sections by."""
    exact = furniture().lines["navigation"].exact | furniture().categories
    return frozenset(word for word in map(key, exact) if word and " " not in word)


def _menu(text: str, folded: str) -> str | None:
    """ "News | Politics | Sport": three or more short items between bars or wide gaps, most of them known."""
    flat = folded.split()
    if 4 <= len(flat) <= 18 and not shape.is_closed(text):
        if len(flat) <= 16 and flat[0] == "home":
            return "navigation"
        if sum(word.strip(_EDGE) in _sections() for word in flat) >= 0.6 * len(flat):
            return "navigation"
    items = [item for item in _BAR.split(folded) if item.strip(_EDGE)] if _BARS.search(folded) else ()
    if len(items) >= 3 and all(shape.words(item) <= 4 for item in items) and not clock.find(text):
        return "navigation"
    return None


def _clock_line(text: str) -> Label | None:
    """A line that is a date (and a role, a place, a name), and nothing else."""
    if caption.is_credited(text):
        return Label("caption", "a picture's credit at its end")
    stamps = [s for s in clock.find(text) if s.year or s.hour is not None or s.weekday is not None]
    if not stamps:
        return None
    if text.endswith(".") and not any(stamp.role for stamp in stamps) and _is_told(text, stamps):
        return None
    rest = text
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " | " + rest[stamp.end :]
    rest = _AGO_INSIDE.sub(" | ", _roles().sub(" | ", rest))
    left = [piece for piece in re.split(r"[|\n]+", rest) if _GLUE.sub("", piece)]
    if sum(shape.words(piece) for piece in left) > 9:
        return None
    if any(shape.words(piece) > (8 if _BY.match(piece.strip()) else 5) for piece in left):
        return None
    return Label("metadata", A_DATED_LINE, value=_named(left))


def _is_told(text: str, stamps: Sequence[clock.Stamp]) -> bool:
    """True for a short sentence with a date: "The form takes effect Jan. 1, 2020."."""
    words = text[: stamps[0].start].split()
    return text[:1].isupper() and len(words) >= 3 and sum(word[:1].islower() and len(word) > 2 for word in words) >= 2


@functools.cache
def _roles() -> re.Pattern[str]:
    words = datelines()
    every = any_of((*words.updated, *words.published, *words.weekdays))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE)


def _named(pieces: list[str]) -> str | None:
    for piece in pieces:
        bare = _BY.sub("", piece.strip(_EDGE)).strip(_EDGE)
        houses = bare.split("/") if "/" in bare else ()
        if houses and all(names.agency(house) or names.publisher(house) for house in houses):
            return bare
        if (
            names.agency(bare)
            or names.publisher(bare)
            or (bare != piece.strip(_EDGE) and is_name(bare))
            or is_person(bare)
        ):
            return bare
    return None


def _heading(text: str) -> Label | None:
    """ "More columns", "Other news from Asia": a short line over titles of other stories."""
    words = fold(text).split() if len(text) <= 80 else []
    if 2 <= len(words) <= 5 and words[0] in furniture().heading_words and not shape.is_closed(text.rstrip(":")):
        return Label("related", "a heading over other stories", heading=True)
    return None


def is_name(text: str) -> bool:
    """True for what may be a person's or a desk's name and nothing else."""
    return bool(_NAME.match(text)) and text[:1].isupper() and shape.words(text) <= 5 and not _is_place(text)


def signed_by(text: str) -> str:
    """A name as metadata has it, without "By"."""
    return _BY.sub("", text, count=1).strip() or text


def is_person(text: str) -> bool:
    """True for two to four words that can be a person's name: all capital but for particles, none a section's."""
    words = text.strip(_EDGE).split()
    small = datelines().particles
    if not 2 <= len(words) <= 4 or not is_name(text) or any(c.isdigit() for c in text):
        return False
    if not all(word[:1].isupper() or word in small for word in words) or words[0] in small:
        return False
    if names.agency(words[0]) or any(_is_place(" ".join(words[i:])) for i in range(len(words))):
        return False
    taken = datelines().section_words | datelines().press_nouns | datelines().institutions | _sections()
    return not any(key(word) in taken or names.is_land(word) for word in words)


def _is_place(name: str) -> bool:
    return fold(name) in names.cities() or fold(name) in names.states()


def _byline(text: str) -> Label | None:
    if len(text) > 140:
        return None
    text = _TIMED_END.sub("", text.lstrip("^ "))
    if (helped := _WITH.fullmatch(text)) and filed.houses(helped["who"]):
        return Label("metadata", "says whose the story is")
    by = _BY.match(text)
    if not by and shape.words(text) > 6:
        return None
    bare = text[by.end() :].strip(_EDGE + "@") if by else text.strip(_EDGE)
    first = _FIRST.split(bare, maxsplit=1)[0]
    if (
        by
        and first
        and ">" not in text
        and _NAME.match(first)
        and first[:1].isupper()
        and shape.words(bare) <= 14
        and not text.endswith((".", "?"))
    ):
        return Label("metadata", A_BYLINE, value=first)
    if not by and _DESK_REPORT.fullmatch(bare):
        return Label("metadata", A_BYLINE)
    if not by and names.agency(first) and not _is_initials(bare):
        known = [piece for piece in _PIECES.split(bare) if names.agency(piece) or names.publisher(piece)]
        return Label("metadata", AN_AGENCY, value="/".join(known))
    return None


def _is_initials(text: str) -> bool:
    """True for "AA/MS": two letters that a wire could go by, beside others that none does."""
    pieces = text.split("/")
    return len(pieces) > 1 and len(pieces[0]) <= 3 and not all(names.agency(piece) for piece in pieces)


def _by_shape(block: Block) -> Label | None:
    text = block.text
    if not _LETTER.search(text):
        return Label("other", "no letters")
    if (
        any(mark in text for mark in _CODE_MARKS)
        and _MAY_BE_CODE.search(text) is not None
        and len(_CODE.findall(text)) > 1 - (len(text) < LONGEST_SHORT)
    ):
        return Label("other", "code")
    if text[-1] == ")" and shape.words(text) <= LONGEST_TEASER and _DATED_END.search(text):
        return Label("related", "a title or teaser with its day in brackets")
    if _TRAIL_MARK.search(text) and shape.words(text) <= 14 and _TRAIL.match(text) and not shape.is_closed(text):
        return Label("navigation", "a trail of sections")
    if is_slug(text):
        return Label("metadata", "a slug")
    credited = _BAR_CREDIT.search(text) if "|" in text else None
    if credited and names.agency(credited["who"]):
        return Label("caption", "a picture's credit at its end")
    if len(text) <= 120 and shape.words(text) <= 7 and names.publisher(text):
        return Label("navigation", "a publisher's name and nothing else", value=text)
    return None
