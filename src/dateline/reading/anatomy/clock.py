"""Days and times of day as pages print them: "April 14, 2023 17:10 IST", "05th September, 2022", "14:02 UTC".

``find(text)`` gives the stamps in a line with what each is said to be (published, updated); nothing here
decides which of them counts.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from dateline.reading.words import Phrases, any_of, datelines, zones

_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"|\s?(?P<bare_half>[ap]\.?m\b\.?)|(?P<packed>[0-5]\d)(?=\s?(?:(?-i:[A-Z]{3,4})\b|hrs|hours|local)))"
    r"(?:\s?(?:hrs|hours|h)\b)?"
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)"
    r"(?:[T ]\s?(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<offset>Z\b|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\)?\s?[./]\s?(?P<month>\d\d?)\s?[./]\s?(?P<day>\d\d?)(?!\d)\.?"
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d\d?)\s?(?P<mark>[/.-])\s?(?P<second_>\d\d?)\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d)(?![\d-]|/(?!\d\d:))"
)
# Forms that only a line of its own is trusted with: "08.12.24 17:05", "20241208T170533Z".
_SHORT_YEAR = re.compile(
    r"(?<![\d./-])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second_>\d\d|(?<=[/-])\d(?=[/-])|(?<=\.)\d(?=\.\d\d(?:\s\d|$)))"
    r"(?P=mark)(?P<year>\d\d)(?![\d.:-]|/(?!\d\d:))"
)
_PACKED = re.compile(
    r"(?<![\w.-])(?P<year>20[0-4]\d|19[89]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[T -]?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<offset>Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
)
_IDEOGRAPHIC = re.compile(r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]")
_YEAR_BEHIND = re.compile(r"[\s,|]*(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d|\s?[:.]\d)")
_SIX = re.compile(r"(?<![\w.-])\d{6}(?![\d.])")
_DIGIT = re.compile(r"\d")
# How far from a month's name its day may stand.
_AROUND = 24
_YEAR = re.compile(r"(?:19|20)\d\d")
# Pages run a year into the time or the minutes behind it: "March 23, 20205 min. read".
_YEAR_ENDS = r"(?!\d(?!\d?:\d\d|\d?\smin))"
# Arabic, Persian, Devanagari, Bengali and Thai digits, one for one.
_DIGITS = {zero + value: str(value) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for value in range(10)}
LINE = 90
# The last line of an AP story: "AP-NY-07-12-23 1815EDT".
_TRANSMITTED = re.compile(
    r"^(?:[A-Z]{2}-[A-Z]{2}-)?(?P<month>\d\d)-(?P<day>[0-3]\d)-(?P<year>\d\d)\s?"
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>[A-Z]{3})$"
)
_BEFORE_GAP = re.compile(r"[\s,|·•/()–—-]*(?:on\s+)?$")


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """A day, perhaps with a time, as printed. ``role`` is "published", "updated" or "" where nothing is said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int = 0
    zone: str | None = None
    role: str = ""
    swapped: bool = False

    def date(self, year: int | None = None) -> dt.date | None:
        """The day, with ``year`` where none is printed; None where there is no such day."""
        chosen = self.year or year
        try:
            return dt.date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None


@functools.cache
def _gap() -> re.Pattern[str]:
    """What stands between a day and its time: marks, "at", a weekday in any of the languages that clocks are in."""
    words = datelines()
    marks = r"[\s,.|·•:;@/()\[\]–—-]*"
    day = rf"(?:(?:{any_of((*words.weekdays, *words.foreign_weekdays))})\b{marks})?"
    return re.compile(rf"{marks}{day}(?:(?:{any_of(words.before_times)})(?!\w)[\s:]*)?", re.IGNORECASE)


@functools.cache
def month_pattern() -> str:
    """Any month's name."""
    return rf"(?:{any_of(datelines().months)})"


@functools.cache
def _month_signs() -> Phrases:
    """Any month's name in small letters, even as part of a word: a quick look before the pattern."""
    return Phrases(month.lower() for month in datelines().months)


@functools.cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    weekday = rf"(?:(?P<weekday>{any_of(datelines().weekdays)})\b\.?,?\s+)?"
    year = rf"(?:(?:[\s,|/]*|\.(?=\d))\(?(?P<year>(?:19|20)\d\d)\)?{_YEAR_ENDS}(?:\sAD\b)?)?"
    month = rf"(?P<month>{month_pattern()})(?![^\W\d])\.?"
    comma = r"(?:,(?=\s?[0-3]?\d(?:,?\s|/)(?:19|20)\d\d))?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    return (
        re.compile(rf"(?<!\w){weekday}{month}{comma}[\s/-]*{day}(?!\d|:\d){year}", re.IGNORECASE),
        re.compile(
            rf"(?<![\w:]){weekday}(?:the\s)?{day}[\s./-]*(?:(?:of|de)\s)?{month}[/-]?(?:\sde(?=\s\d{{4}}))?{year}(?!\w)",
            re.IGNORECASE,
        ),
    )


@functools.cache
def _named_amid() -> re.Pattern[str]:
    """ "2021-Mar-03", "2021 March 3", "2010. March 12."."""
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d|:)"
    return re.compile(
        rf"(?<![\d-])(?P<year>(?:19|20)\d\d)\.?[\s/-](?P<month>{month_pattern()})[\s/-]{day}", re.IGNORECASE
    )


@functools.cache
def _group() -> re.Pattern[str]:
    """A date-time group as agencies end a story with: "101815 Jun 21" is 10 June 2021, 18:15."""
    return re.compile(
        rf"(?<!\w)(?P<day>0[1-9]|[12]\d|3[01])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>[A-Z]{{1,4}})?\s?"
        rf"(?P<month>{month_pattern()})\s?(?P<year>\d\d)(?!\d)",
        re.IGNORECASE,
    )


@functools.cache
def _foreign() -> re.Pattern[str]:
    """A day with another language's month: "8 de diciembre de 2024", "8. Dezember 2024"; the year must be there.

    Arabic pages print both names of a month: "24 نيسان / أبريل 2020".
    """
    month = any_of(datelines().foreign_months)
    return re.compile(
        rf"(?<!\w)(?P<day>[0-3]?\d)(?:\.|º|er)?\s(?:de\s)?(?P<month>{month})(?!\w)\.?,?(?:\s?/\s?(?:{month}))?"
        rf"\s(?:del?\s|năm\s)?(?P<year>(?:19|20)\d\d){_YEAR_ENDS}",
        re.IGNORECASE,
    )


@functools.cache
def _foreign_year_first() -> re.Pattern[str]:
    """ "2020. április 2.", "2020 m. balandžio 2 d."."""
    month = any_of(datelines().foreign_months)
    return re.compile(
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)\.?\s(?:m\.\s)?(?P<month>{month})\s(?P<day>[0-3]?\d)(?!\d)", re.IGNORECASE
    )


@functools.cache
def _short_worded() -> tuple[re.Pattern[str], ...]:
    """ "8-Dec-24", "08 Dec 24", "08DEC24", "Dec 8, '24" on a line of its own."""
    month = rf"(?P<month>{month_pattern()})"
    year = r"(?P<year>\d\d)(?!\d|\s?[:.h]\s?\d|\s?[ap]\.?m)"
    parted = rf"(?<![\w:])(?P<day>[0-3]?\d)[\s-]{month}\b\.?[\s,'’-]{{1,2}}{year}"
    glued = rf"(?<!\w)(?P<day>[0-3]\d){month}{year}"
    month_first = rf"(?<!\w){month}\.?\s?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s['’]{year}"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (parted, glued, month_first))


@functools.cache
def _zone() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[(\[]?(?P<zone>(?:GMT|UTC)\s?[+-]\s?(?:\d{{1,2}}:\d\d|\d{{3,4}}|\d{{1,2}})(?!\d)|[+-]\d\d:?\d\d\b|(?:{any_of(zones())})(?:\b|(?=[A-Z][a-z]))|local\s+time)[)\]]?"
    )


@functools.cache
def _times() -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = re.compile(_TIME, re.IGNORECASE)
    return after, re.compile(rf"(?<![\w:]){_TIME}", re.IGNORECASE)


@functools.cache
def _roles() -> re.Pattern[str]:
    both = (
        rf"(?:(?<![^\W\d])|(?-i:(?<=[A-Z]{{3}})(?=[A-Z][a-z])))"
        rf"(?:(?P<updated>{any_of(datelines().updated)})|(?P<published>{any_of(datelines().published)}))(?!\w)"
    )
    return re.compile(both, re.IGNORECASE)


def find(text: str) -> tuple[Stamp, ...]:
    """Every stamp in ``text``, in order, with the role that the words before it give it."""
    if not _DIGIT.search(text):
        return ()
    return _find(text if text.isascii() else text.translate(_DIGITS))


@functools.lru_cache(maxsize=8192)
def _find(text: str) -> tuple[Stamp, ...]:
    found: list[Stamp] = []
    for stamp in sorted(_dates(text), key=lambda s: (s.start, -s.end)):
        if found and stamp.start < found[-1].end:
            continue
        found.append(_with_time(text, stamp, found[-1].end if found else 0))
    told = [_with_role(text, stamp, found[i - 1].end if i else 0) for i, stamp in enumerate(found)]
    return tuple(stamp for i, one in enumerate(told) for stamp in (one, *_later(text, one, told[i + 1 :])))


def _later(text: str, stamp: Stamp, following: Sequence[Stamp]) -> Iterator[Stamp]:
    """ "April 14, 2023 05:10 pm | Updated 06:20 pm IST": an hour with a role behind a day is of that day."""
    end = following[0].start if following else min(len(text), stamp.end + LINE)
    found = _hour_with_role().search(text, stamp.end, end)
    if found is None or (stamp.hour is None and not stamp.year):
        return
    timed = _zoned(text, _timed(stamp, found, found.start(), found.end()))
    if not following or timed.end <= following[0].start:
        yield msgspec.structs.replace(
            timed, role="updated", zone=timed.zone if timed.zone != stamp.zone else stamp.zone
        )


def hour_alone(line: str, day: Stamp) -> Stamp | None:
    """The hour that a line below a day's is: "Updated: 7:20 pm WAT", "14:21 (GMT-4)"; None for any other line."""
    found = _hour_only().fullmatch(line.strip())
    if found is None:
        return None
    zone = _zone().match(found["zone"] or "")
    timed = msgspec.structs.replace(_timed(day, found, day.start, day.end), zone=zone["zone"] if zone else None)
    return msgspec.structs.replace(timed, role="updated" if found["updated"] else "published" if found["told"] else "")


@functools.cache
def _hour_only() -> re.Pattern[str]:
    words = datelines()
    role = rf"(?:(?:(?P<updated>{any_of(words.updated)})|(?P<told>{any_of(words.published)}))\s?[:–—-]?\s*(?:at\s)?)?"
    return re.compile(rf"{role}{_TIME}\s?(?P<zone>\(?[A-Z]{{2,4}}(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?\)?)?", re.IGNORECASE)


@functools.cache
def _hour_with_role() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(datelines().updated)})[\s:–—-]*(?:at\s)?{_TIME}(?!\d)", re.IGNORECASE)


@functools.cache
def _folded() -> tuple[dict[str, int], dict[str, int]]:
    words = datelines()
    months = {name.casefold(): number for name, number in words.months.items()}
    return months, {name.casefold(): number for name, number in words.weekdays.items()}


def _dates(text: str) -> Iterator[Stamp]:
    months = tuple(_month_signs().stand(text.lower()))
    named = any(_DIGIT.search(text, max(0, start - _AROUND), end + _AROUND) for start, end in months)
    whole = _YEAR.search(text) is not None
    if named:
        yield from _by_name(text)
    elif whole and not months and " " in text:
        for m in (*_foreign().finditer(text), *_foreign_year_first().finditer(text)):
            yield from _day(m, int(m["year"]), datelines().foreign_months[m["month"].lower()])
    if whole:
        yield from _by_number(text)
    if len(text) <= LINE:
        yield from _short(text, named)


def _by_number(text: str) -> Iterator[Stamp]:
    if "-" in text:
        for m in _ISO.finditer(text):
            yield from _iso(m)
    for pattern in (_YEAR_FIRST,) if text.isascii() else (_YEAR_FIRST, _IDEOGRAPHIC):
        for m in pattern.finditer(text):
            yield from _day(m, int(m["year"]), int(m["month"]))
    for m in _NUMERIC.finditer(text):
        yield from _numeric(m, int(m["year"]))


def _by_name(text: str) -> Iterator[Stamp]:
    months, days = _folded()
    for pattern in _worded():
        for m in pattern.finditer(text):
            weekday = days.get(m["weekday"].casefold()) if m["weekday"] else None
            year = int(m["year"]) if m["year"] else None
            yield from _day(m, year, months[m["month"].casefold()], weekday)
    for m in _named_amid().finditer(text):
        yield from _day(m, int(m["year"]), months[m["month"].casefold()])
    for m in _group().finditer(text):
        for bare in _day(m, _century(m["year"]), months[m["month"].casefold()]):
            yield msgspec.structs.replace(bare, hour=int(m["hour"]), minute=int(m["minute"]), zone=m["zone"])


def _day(m: re.Match[str], year: int | None, month: int, weekday: int | None = None) -> Iterator[Stamp]:
    day = int(m["day"])
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Stamp(start=m.start(), end=m.end(), year=year, month=month, day=day, weekday=weekday)


def _short(text: str, named: bool) -> Iterator[Stamp]:
    """What a whole line may say and a sentence may not; ``named`` where a month's name is in it."""
    months, _days = _folded()
    for m in _SHORT_YEAR.finditer(text):
        yield from _numeric(m, _century(m["year"]))
    for m in (m for pattern in _short_worded() for m in pattern.finditer(text)) if named else ():
        yield from _day(m, _century(m["year"]), months[m["month"].casefold()])
    for m in _PACKED.finditer(text):
        yield from _iso(m)
    for m in _TRANSMITTED.finditer(text):
        for bare in _day(m, _century(m["year"]), int(m["month"])):
            yield msgspec.structs.replace(bare, hour=int(m["hour"]), minute=int(m["minute"]), zone=m["zone"])


def _century(year: str) -> int:
    """Two digits as a year: none of it lies before 1950."""
    return int(year) + (2000 if int(year) < 50 else 1900)


def _iso(m: re.Match[str]) -> Iterator[Stamp]:
    if not (1 <= int(m["month"]) <= 12 and 1 <= int(m["day"]) <= 31):
        return
    bare = Stamp(start=m.start(), end=m.end(), year=int(m["year"]), month=int(m["month"]), day=int(m["day"]))
    if m["hour"] and int(m["hour"]) < 24 and int(m["minute"]) < 60:
        time = {"hour": int(m["hour"]), "minute": int(m["minute"]), "second": min(int(m["second"] or 0), 59)}
        yield msgspec.structs.replace(bare, **time, zone=m["offset"])
    else:
        yield bare


def _numeric(m: re.Match[str], year: int) -> Iterator[Stamp]:
    first, second = int(m["first"]), int(m["second_"])
    if 1 <= second <= 12 and 1 <= first <= 31:
        # Day first is the world's habit; ``swapped`` says that month first is possible too.
        both = first <= 12 and first != second and m["mark"] != "."
        yield Stamp(start=m.start(), end=m.end(), year=year, month=second, day=first, swapped=both)
    elif 1 <= first <= 12 and 13 <= second <= 31:
        yield Stamp(start=m.start(), end=m.end(), year=year, month=first, day=second)


def _with_time(text: str, stamp: Stamp, floor: int) -> Stamp:
    if stamp.hour is not None:
        return _zoned(text, stamp) if stamp.zone is None else stamp
    after, before = _times()
    gap = _gap().match(text, stamp.end)
    time = after.match(text, gap.end()) if gap else None
    # A year may run into the time: "Mar 3 20213:30 PM".
    glued = time is not None and time["minute"] is not None and text[stamp.end - 4 : stamp.end].isdigit()
    if time and gap and (gap.end() > stamp.end or glued):
        return _with_year(text, _zoned(text, _timed(stamp, time, stamp.start, time.end())))
    head = text[max(floor, stamp.start - 40) : stamp.start]
    offset = stamp.start - len(head)
    last = max(before.finditer(head), key=lambda m: m.start(), default=None)
    if last:
        zone = _zone().match(head, last.end())
        end = zone.end() if zone else last.end()
        if _BEFORE_GAP.fullmatch(head, end):
            timed = _timed(stamp, last, offset + last.start(), stamp.end)
            return msgspec.structs.replace(timed, zone=zone["zone"]) if zone else _zoned(text, timed)
    return stamp


def _with_year(text: str, stamp: Stamp) -> Stamp:
    """ "Sun Dec 8 17:05:33 2024": the year may stand behind the time."""
    found = _YEAR_BEHIND.match(text, stamp.end) if stamp.year is None else None
    return msgspec.structs.replace(stamp, year=int(found["year"]), end=found.end()) if found else stamp


def _timed(stamp: Stamp, m: re.Match[str], start: int, end: int) -> Stamp:
    hour, half = int(m["hour"]), (m["half"] or m["bare_half"] or "").replace(".", "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    minute = int(m["minute"] or m["packed"] or 0)
    return msgspec.structs.replace(stamp, start=start, end=end, hour=hour, minute=minute, second=int(m["second"] or 0))


def _zoned(text: str, stamp: Stamp) -> Stamp:
    zone = _zone().match(text, stamp.end)
    return msgspec.structs.replace(stamp, zone=zone["zone"], end=zone.end()) if zone else stamp


def _with_role(text: str, stamp: Stamp, floor: int) -> Stamp:
    last = max(_roles().finditer(text, floor, stamp.start), key=lambda m: m.start(), default=None)
    if last is None:
        return stamp
    return msgspec.structs.replace(stamp, role="updated" if last["updated"] else "published")


def settle(stamp: Stamp, year: int | None, countries: tuple[str | None, ...]) -> str | None:
    """The stamp as EDTF day or ISO instant; an offset only where its zone word has one meaning in ``countries``."""
    day = stamp.date(year)
    if day is None:
        return None
    if stamp.hour is None:
        return day.isoformat()
    at = dt.datetime.combine(day, dt.time(stamp.hour, stamp.minute, stamp.second))
    return at.isoformat() + (_offset(stamp.zone, at, countries) or "")


def _offset(zone: str | None, at: dt.datetime, countries: tuple[str | None, ...]) -> str | None:
    if not zone:
        return None
    if found := re.fullmatch(r"(?:GMT|UTC)?\s?([+-])\s?(\d{1,2}?):?(\d\d)?", zone):
        hours, minutes = int(found[2]), int(found[3] or 0)
        return f"{found[1]}{hours:02d}:{minutes:02d}" if hours < 15 and minutes < 60 else None
    readings = zones().get(zone, ())
    if len(readings) > 1 or (readings and readings[0].zone and readings[0].countries):
        readings = next(
            (tuple(r for r in readings if c in r.countries) for c in countries if c and _known(c, zone)), ()
        )
    if len(readings) != 1:
        return None
    return readings[0].offset or _summer(readings[0].zone, at)


def coded_years(line: str, day: Stamp) -> Iterator[int]:
    """The years that six digits in ``line`` may name together with ``day``: "140423", "230414", "041423"."""
    for code in _SIX.findall(line):
        pairs = code[:2], code[2:4], code[4:]
        told = f"{day.day:02d}", f"{day.month:02d}"
        for year, rest in ((pairs[2], pairs[:2]), (pairs[0], pairs[1:])):
            if set(rest) == set(told):
                yield _century(year)


def country_of_zone(zone: str | None, countries: tuple[str | None, ...]) -> str | None:
    """Whose clock a zone word is: the first of ``countries`` that uses it, else the first that the table names."""
    users = [country for reading in zones().get(zone or "", ()) for country in reading.countries]
    return next((c for c in countries if c in users), users[0] if users else None)


def _known(country: str, zone: str) -> bool:
    return any(country in reading.countries for reading in zones().get(zone, ()))


def _summer(zone: str | None, at: dt.datetime) -> str | None:
    try:
        offset = at.replace(tzinfo=ZoneInfo(zone or "")).strftime("%z")
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return f"{offset[:3]}:{offset[3:]}"
