"""Text -> tokens, each of one class. The classes of a text, one character each, are what the rules match."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from dateline.times.words import holidays, lexicon, words

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))"
    r"|(?P<ymd>\d{4}/\d{1,2}/\d{1,2}(?![\d/])|\d{4}\.\d{1,2}\.\d{1,2}(?![\d.]\d)"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
    r"|(?P<dmy>\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)(?:\d{4}|\d{2})(?![\d/])|(?<![\d-])\d{1,2}-\d{1,2}-(?:\d{4}|0\d|1\d|2\d)(?![\d-]))"
    r"|(?P<md>\d{1,2}/\d{1,2}(?![\d/]|\.\d))"
    r"|(?P<my>\d{1,2}/(?:19|20)\d\d(?![\d/]))"
    r"|(?P<ym>(?:19|20)\d\d/\d{1,2}(?![\d/]))"
    r"|(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?[ap]\.?m\b)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<nth>\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)(?![^\W\d_]))"
    r"|(?P<decade>\d{3}0['’]?s(?!\w)|['’]?\d0['’]?s(?!\w))"
    r"|(?P<dec>\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,4})?|\d{1,9}\.\d{1,9}(?![\d]))"
    r"|(?P<int>\d+)"
    r"|(?P<ampm>[aApP]\s?\.\s?[mM]\b(?:\s?\.)?(?!\w)|[aApP]\s[mM](?![\w'’]))"
    r"|(?P<word>[^\W\d_]+(?:['’](?![sS](?!\w))[^\W\d_]+)?)"
    r"|(?P<poss>['’](?:[sS](?!\w))?)"
    r"|(?P<break>\n[ \t\r]*\n\s*)"
    r"|(?P<mark>[^\s\w]|_)"
)
_MARKS = {
    ",": "comma",
    "-": "dash",
    "~": "dash",
    "–": "dash",
    "—": "long",
    "‑": "dash",
    ":": "colon",
    "/": "slash",
    "(": "open",
    "+": "plus",
    ")": "shut",
    "$": "money",
    "€": "money",
    "£": "money",
    "¥": "money",
    "₩": "money",
    "#": "money",
    "%": "percent",
    ".": "dot",
    ";": "stop",
    "!": "stop",
    "?": "stop",
    "&": "and",
    "•": "stop",
    "|": "stop",
    '"': "quote",
    "“": "quote",
    "”": "quote",
    "„": "quote",
    "«": "quote",
    "»": "quote",
}
SENTENCE = 60
"""Tokens of a sentence looked at on one side of a day: what runs on without a stop costs no more."""
_OTHER = (
    "word holiday meal overnight shortend month weekday weekdays weekdaymark monthmark season unit second hmark "
    "num ord tens daypart dayparts halfway dayword vague frequency zone city gap iso ymd dmy md my ym clock nth "
    "decade dec int day year poss stop comma dash long colon slash open shut plus money percent dot quote mark "
)


@functools.cache
def alphabet() -> dict[str, str]:
    """Class name -> its character."""
    names = dict.fromkeys([*words().classes, *_OTHER.split()])
    return {name: chr(0xE000 + number) for number, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Tokens:
    """``kinds`` holds one class character a token; ``lows`` its lower-case text, ``values`` what it stands for.

    ``memo`` keeps what is found once a text.
    """

    text: str
    kinds: str
    lows: list[str]
    starts: list[int]
    ends: list[int]
    values: list[int | str]
    memo: dict[str, list[int]] = field(default_factory=dict)

    def slice(self, i: int, j: int) -> str:
        """The text from token ``i`` up to, not including, ``j``."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def low(self, i: int) -> str:
        """The lower-case text of token ``i``, empty outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def capital(self, i: int) -> bool:
        """True where token ``i`` starts with a capital."""
        return 0 <= i < len(self.lows) and self.text[self.starts[i]].isupper()

    def opening(self, i: int) -> int:
        """The first token of the sentence of token ``i``, or as far back as ``SENTENCE`` tokens."""
        floor = max(i - SENTENCE, 0)
        return max(self.kinds.rfind(alphabet()["stop"], floor, i) + 1, floor)

    def touching(self, i: int) -> bool:
        """True where nothing stands between token ``i`` and the one before."""
        return i > 0 and self.ends[i - 1] == self.starts[i]


def tokenise(text: str, *, sentences: bool = True) -> Tokens:
    """Cut ``text`` into classified tokens. Linear in its length."""
    table, letters = lexicon(), alphabet()
    names: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[int | str] = []
    plain = ("word", "")
    for found in _TOKEN.finditer(text):
        group = found.lastgroup
        raw = found.group()
        value: int | str
        if group == "word":
            low = raw.lower()
            name, value = table.get(low, plain)
        else:
            low = raw.lower()
            name, value = _figure(group or "mark", low)
        names.append(name)
        lows.append(low)
        starts.append(found.start())
        ends.append(found.end())
        values.append(value)
    bare = Tokens(text, "", lows, starts, ends, values)
    _settle(names, bare, sentences=sentences)
    return Tokens(text, "".join([letters[name] for name in names]), lows, starts, ends, values)


def _figure(group: str, low: str) -> tuple[str, int | str]:
    if group == "int":
        number = int(low) if len(low) < 10 else -1
        if len(low) <= 2 and 1 <= number <= 31:
            return "day", number
        return ("year", number) if len(low) == 4 and 1000 <= number < 2200 else ("int", number)
    if group == "nth":
        return "nth", int(low[:-2])
    if group == "break":
        return "stop", low
    if group == "mark":
        return _MARKS.get(low, "mark"), low
    return group, low


def _settle(names: list[str], tokens: Tokens, *, sentences: bool) -> None:
    """Decide the classes that hang on neighbours: short months and weekdays, "May", "fall", full stops."""
    for i, name in enumerate(names):
        if name == "dot":
            names[i] = _full_stop(tokens, i) if sentences else "dot"
        elif name == "monthmark":
            names[i] = "month" if _is_marked_month(names, tokens, i) else "word"
        elif name == "month":
            if tokens.low(i + 1) == "day" and f"{tokens.lows[i]} day" in holidays():
                names[i] = "holiday"
            elif not _is_month(names, tokens, i):
                names[i] = "word"
        elif name == "weekdaymark":
            names[i] = "weekday" if _is_marked_weekday(names, tokens, i) else "word"
        elif name in ("weekday", "weekdays"):
            if not _is_weekday(names, tokens, i):
                names[i] = "word"
        elif name == "zone":
            names[i] = "zone" if tokens.text[tokens.starts[i] : tokens.ends[i]].isupper() else "word"
        elif name == "unit" and tokens.capital(i) and _in_a_name(names, tokens, i):
            names[i] = "word"


def _full_stop(tokens: Tokens, i: int) -> str:
    if i + 1 >= len(tokens.lows):
        return "stop"
    if tokens.starts[i + 1] == tokens.ends[i]:
        return "stop" if tokens.lows[i + 1][0] in "\"”'’)\n" else "dot"
    before = tokens.low(i - 1)
    if before.isdigit() and len(before) <= 2 and tokens.lows[i + 1] in _months():
        return "dot"
    if before in words().months and tokens.lows[i + 1].isdigit() and i + 2 >= len(tokens.lows):
        return "dot"
    if tokens.touching(i) and (
        (len(before) == 1 and before.isalpha()) or before in words().titles or before in short_forms()
    ):
        return "dot"
    following = tokens.text[tokens.starts[i + 1]]
    return "dot" if following.islower() else "stop"


@functools.cache
def _months() -> frozenset[str]:
    """Months in full and short: "16. Nov. 2016"."""
    return frozenset(words().months) | frozenset(words().month_marks)


@functools.cache
def short_forms() -> frozenset[str]:
    """Months and weekdays that end in a full stop of their own."""
    w = words()
    return frozenset(w.month_marks) | frozenset(w.weekday_marks) - {"sun", "sat"}


_NUMBERS = frozenset({"day", "nth", "year"})
_DAYS = frozenset({"day", "nth", "ord"})
_BRIDGES = frozenset({"dot", "dash", "comma", "the", "slash", "of"})


def _near(names: list[str], i: int, step: int) -> str:
    """The class beside ``i``, over a full stop, a comma, a dash, a slash or "of"."""
    j = i + step
    if 0 <= j < len(names) and names[j] in _BRIDGES:
        j += step
    return names[j] if 0 <= j < len(names) else ""


def _is_month(names: list[str], tokens: Tokens, i: int) -> bool:
    """Months with a capital; "may" and "march" only beside a number or a preposition, in small letters rarely."""
    low = tokens.lows[i]
    if not tokens.capital(i):
        if low in words().wary_months:
            return _is_small_month(names, tokens, i)
        return low != "august" or _near(names, i, 1) in _NUMBERS or _near(names, i, -1) in (*_DAYS, "to", "from")
    if low not in words().wary_months:
        return True
    if _near(names, i, 1) in _NUMBERS or _near(names, i, -1) in (*_DAYS, "year") or _worded_day(names, tokens, i):
        return True
    if tokens.low(i - 1) == "the" and names[i + 1 : i + 2] == ["word"] and not tokens.capital(i + 1):
        return True
    if low == "march" and names[i + 1 : i + 2] == ["poss"] and not tokens.capital(i - 1):
        return True
    linked = names[i + 1 : i + 3] in (["to", "month"], ["dash", "month"])
    before = tokens.low(i - 1)
    return linked or (before in words().month_before and (low != "may" or before not in words().no_may_after))


def _worded_day(names: list[str], tokens: Tokens, i: int) -> bool:
    """A day in words behind a month: "may twenty-first", "May fifteenth", "jan twenty one"."""
    behind = names[i + 1 : i + 2]
    tens = behind == ["num"] and tokens.values[i + 1] in (20, 30)
    return tens or (behind == ["ord"] and tokens.lows[i + 1] not in words().counting_ordinals)


def _is_small_month(names: list[str], tokens: Tokens, i: int) -> bool:
    """A "may" in small letters: "fourth of may", "in may", "may 5th"."""
    before = names[i - 1] if i else ""
    if before == "of" and i > 1 and names[i - 2] in (*_DAYS, "second"):
        return True
    behind = names[i + 1] if i + 1 < len(names) else "stop"
    if _worded_day(names, tokens, i):
        return True
    return behind == "nth" or (before == "in" and behind in ("stop", "comma", "year"))


def _is_marked_month(names: list[str], tokens: Tokens, i: int) -> bool:
    beside = _near(names, i, 1) in _NUMBERS or _near(names, i, -1) in (*_DAYS, "year")
    if names[i + 1 : i + 2] == ["ord"] or _worded_day(names, tokens, i):
        return True
    if not tokens.capital(i):
        return (beside and tokens.lows[i] != "mar") or (
            tokens.lows[i] in words().small_marks and tokens.low(i - 1) in words().before_a_mark
        )
    if beside:
        return True
    dotted = tokens.low(i + 1) == "." and tokens.touching(i + 1)
    linked = names[i + 1 : i + 2] in (["to"], ["dash"]) and names[i + 2 : i + 3] in (["month"], ["monthmark"])
    usual = dotted or tokens.lows[i] in words().usual_marks
    before = tokens.low(i - 1)
    led = before in words().before_a_mark or (before == "of" and tokens.low(i - 2) == "month")
    return linked or led or (usual and before in words().month_before)


def _is_weekday(names: list[str], tokens: Tokens, i: int) -> bool:
    """No part of a name ("the Friday Times"); "fridays" in small letters only behind "on", "every" or a number."""
    if tokens.capital(i + 1) and tokens.low(i + 1) in words().after_a_named_day:
        return False
    return names[i] == "weekday" or tokens.capital(i) or names[i - 1 : i] in (["on"], ["every"], ["num"])


def _is_marked_weekday(names: list[str], tokens: Tokens, i: int) -> bool:
    dotted = tokens.low(i + 1) == "." and tokens.touching(i + 1)
    j = i + (2 if dotted else 1)
    j += tokens.low(j) == ","
    if names[j : j + 1] in (["nth"], ["month"], ["monthmark"]):
        return tokens.capital(i) or names[j] == "nth"
    if names[j : j + 1] == ["day"] and names[j + 1 : j + 2] != ["ampm"]:
        return names[j + 1 : j + 2] in (["month"], ["monthmark"], ["of"])
    w, before = words(), tokens.low(i - 1)
    if tokens.lows[i] in w.wordlike_marks:
        return tokens.lows[i] not in w.never_alone and tokens.capital(i) and before in w.before_a_saturday
    if tokens.capital(i) and before == "week" and tokens.low(i - 2) in w.before_a_mark:
        return True
    led = before in w.before_a_mark | w.before_a_weekday_mark
    if names[i + 1 : i + 2] in (["dash"], ["to"]) and names[i + 2 : i + 3] in (["weekday"], ["weekdaymark"]):
        return tokens.capital(i)
    if names[i - 2 : i] in (["weekday", "dash"], ["weekday", "to"]):
        return tokens.capital(i)
    return led and (dotted or tokens.lows[i] not in w.doubtful_marks)


def _in_a_name(names: list[str], tokens: Tokens, i: int) -> bool:
    """Capitalised number and unit in a line that is not set in capitals: "Seven Days reported"."""
    if (
        not (i and names[i - 1] in ("num", "second") and tokens.capital(i - 1))
        or tokens.text[tokens.starts[i] : tokens.starts[i] + 2].isupper()
    ):
        return False
    before, after = tokens.low(i - 2), tokens.low(i + 1)
    if after.isalpha() and len(after) > 3 and not tokens.capital(i + 1):
        return True
    return before.isalpha() and len(before) > 4 and not tokens.capital(i - 2)
