"""One page -> one story: the layout's verdicts, and what headline, credits and clocks say together."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Sequence

import msgspec

from dateline.model import Dateline, Paragraph, Reading, Source, Span, Story, story_id
from dateline.reading import language as languages
from dateline.reading import names
from dateline.reading.anatomy import (
    bylines,
    clock,
    credit,
    dateline,
    filed,
    headline,
    instants,
    label,
    layout,
    ledger,
    notice,
    placed,
    proof,
    related,
    shape,
    signoff,
)
from dateline.reading.anatomy.clock import Stamp
from dateline.reading.anatomy.dateline_parts import Prefix
from dateline.reading.anatomy.layout import Layout
from dateline.reading.anatomy.publisher import publisher
from dateline.reading.anatomy.verdict import BETWEEN, BODY, HEADLINE, SHORT, Verdict
from dateline.reading.page import Block, Page, collapse
from dateline.reading.words import any_of, datelines, fold
from dateline.reading.words import languages as languages_of

_END_CREDIT = re.compile(
    r"[(\[/](?P<who>[\w ./&-]{2,40})[)\]/]\.?$"
    r"|[.!?”\"]\s*[–—-]{1,2}\s?(?P<dashed>[A-Z][\w/ .&]{1,30}?)(?:\s?\d\d?:\d\d.*)?$"
    r"|[.!?…][”\"]?[\s….]*(?P<bare>[A-Z][\w.-]{2,15})$"
)
_HOUR_BEFORE = re.compile(r"[012]?\d[:.][0-5]\d(?:\s*[|–—-]\s*|\s+)(?=[A-Z“\"‘'])")
_URL = re.compile(r"^(?:\w+:\s*|Click to copy\s)?https?://\S+$", re.IGNORECASE)
_URL_DAY = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\d]{0,60}(?:(?:19|20)\d\d\s?[-–]\s?)?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_NUMERIC_DAY = re.compile(r"(?<![\d/.-])(\d\d?)/(\d\d?)/(?:(?:19|20)\d\d)(?!\d)", re.ASCII)
_NUMERIC_REACH = 100_000
_YEAR = re.compile(r"(?<![\d.,-])(?P<year>(?:19|20)\d\d)(?![\d.,-])")
# A page with more dated lines than this is a list of them.
_MOST_DATED = 40
_UNEXPLAINED = (SHORT, "stands in a box for navigation", "stands in a box for metadata")
_AUTO = re.compile(
    r"auto[- ]?(?:published|generated)|automatically (?:published|generated)|(?:syndicated|agency|wire|agency's) feed"
    r"|from a syndicated",
    re.IGNORECASE,
)


def dissect(page: Page, source: Source, *, date: str | None = None) -> Reading:
    """Read ``page`` as a story; ``date`` is a day handed in from outside."""
    page = signoff.cut(page)
    plan = layout.arrange(page)
    page, plan = _unsigned(page, plan)
    blocks = page.blocks
    plan = msgspec.structs.replace(plan, prefix=_placed(page, plan))
    paragraphs = tuple(Paragraph(text=blocks[i].text, start=blocks[i].start, end=blocks[i].end) for i in plan.body)
    title = _headline(page, plan)
    byline = bylines.find(page, plan)
    country = plan.prefix.country if plan.prefix else None
    credits = _filed(page, plan, byline)
    everything = [line for line, _free in _texts(page, plan, before=False)]
    portals = [
        piece for piece in re.split(r"\s*/\s*", byline or "") if names.publisher(piece) and "/" in (byline or "")
    ]
    printed = publisher(page, (*_strangers(credits, country), *portals), _texts(page, plan, before=True), everything)
    printed = printed or _between(plan)
    clocks = _clocks(page, plan, printed, credits, date)
    times = instants.settle(clocks)
    spoken = languages.language(" ".join(p.text for p in paragraphs) or _own_text(page))
    warnings = (*page.warnings, *times.warnings, *_dateless(times))
    story = Story(
        id=story_id(source.sha256, source.index),
        text_sha256=text_sha256(paragraphs),
        source=source,
        language=spoken,
        headline=title.text,
        version=title.version or _slug_version(page, plan),
        byline=bylines.told(byline, plan, printed),
        publisher=printed,
        agencies=_chain(paragraphs, credits, printed, country),
        dateline=_dateline(page, plan.prefix, times),
        published=times.published,
        updated=times.updated,
        paragraphs=paragraphs,
        dropped=ledger.dropped(page, plan, title.span),
        tags=_tags(page, plan),
        related=tuple(related.title(blocks[i].text) for i in _of(plan, "related") if related.is_item(blocks[i].text)),
        auto_published=any(_AUTO.search(blocks[i].text) for i in _of(plan, "disclaimer")),
        notice=(notice.of_line(title.raw) if title.raw else None) or page.facts.notice or plan.notice,
        warnings=warnings,
    )
    story = msgspec.structs.replace(story, evidence=proof.of(story, page, plan, clocks, title.span))
    shelved = None if spoken == "en" else "language"
    return Reading(story=story, text=page.text, headline=title.span, body=_body(blocks, plan), shelved=shelved)


def _unsigned(page: Page, plan: Layout) -> tuple[Page, Layout]:
    """The last paragraph without the agencies that sign it: they become a block of their own."""
    if not plan.body:
        return page, plan
    at = plan.body[-1]
    parted = signoff.credit(page, at, plan.prefix.credits if plan.prefix else ())
    if parted is None:
        return page, plan
    blocks, verdicts = list(page.blocks), list(plan.verdicts)
    blocks[at : at + 1] = parted
    who = signoff.writer(parted[1].text)
    verdicts.insert(at + 1, Verdict("metadata", label.A_WRITER, who) if who else Verdict("metadata", signoff.CREDIT))
    headline = plan.headline + 1 if plan.headline is not None and plan.headline > at else plan.headline
    page = msgspec.structs.replace(page, blocks=tuple(blocks))
    return page, msgspec.structs.replace(plan, verdicts=tuple(verdicts), headline=headline)


def text_sha256(paragraphs: Sequence[Paragraph]) -> str:
    """Identity of the reporting: NFC, white space collapsed, paragraphs joined by a line feed."""
    whole = hashlib.sha256()
    for i, paragraph in enumerate(paragraphs):
        whole.update(("\n" if i else "").encode() + collapse(unicodedata.normalize("NFC", paragraph.text)).encode())
    return whole.hexdigest()


class _Title:
    """The headline as told: with its marks (``raw``), without them, and where it stands."""

    def __init__(self, raw: str | None, text: str | None, version: str | None, span: Span | None) -> None:
        self.raw, self.text, self.version, self.span = raw, text, version, span


def _headline(page: Page, plan: Layout) -> _Title:
    if plan.headline is None:
        return _unprinted(page, plan)
    block = page.blocks[plan.headline]
    exact = page.text[block.start : block.end]
    glued = len(exact) - len(related.title(exact))
    glued = glued if shape.words(exact[glued:]) >= 4 else 0
    glued = glued or _clock_before(exact) or headline.hung_before(exact)
    exact = _without_clock(headline.first_column(exact[glued:]))
    marked = headline.split_marks(exact)
    span = marked.span.shift(block.start + glued)
    return _Title(block.text, " ".join(marked.span.cut(exact).split()), marked.version, span)


def _clock_before(line: str) -> int:
    """Where a headline begins behind the hour that a list of headlines has before it: "13:47  Envoys to meet"."""
    found = _HOUR_BEFORE.match(line)
    return found.end() if found and shape.words(line[found.end() :]) >= 4 else 0


def _without_clock(line: str) -> str:
    """A headline without the day and hour that the page runs into it."""
    last = next((s for s in clock.find(line) if s.hour is not None and not line[s.end :].strip(" .)]|")), None)
    head = line[: last.start].rstrip(" |,(–-") if last else line
    return head if shape.words(head) >= 4 else line


def _slug_version(page: Page, plan: Layout) -> str | None:
    """The version that a line above the headline states, alone or in its slug."""
    top = plan.headline if plan.headline is not None else (plan.body[0] if plan.body else len(page.blocks))
    marks = [mark for i in range(min(top, 8)) if (mark := headline.slug_mark(page.blocks[i].text))]
    return next((mark for mark in marks if notice.of_line(mark)), marks[0] if marks else None)


def _unprinted(page: Page, plan: Layout) -> _Title:
    """A headline that only the page's head tells; none where it is the first sentence."""
    told = next((h for h in page.facts.headlines if shape.words(h) >= 3), None)
    first = fold(page.blocks[plan.body[0]].text) if plan.body else ""
    if told is None or first.startswith(fold(told).rstrip(".… ")[:60]):
        return _Title(None, None, None, None)
    return _Title(told, told[slice(*_ends(headline.split_marks(told).span))], headline.split_marks(told).version, None)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _body(blocks: Sequence[Block], plan: Layout) -> int:
    if not plan.body:
        return 0
    first = blocks[plan.body[0]]
    if plan.prefix is None:
        return first.start
    return first.start + plan.prefix.end


def _of(plan: Layout, kind: str) -> list[int]:
    return [i for i, verdict in enumerate(plan.verdicts) if verdict.kind == kind]


def _filed(page: Page, plan: Layout, byline: str | None) -> tuple[str, ...]:
    """Whom the page credits outside the running text: dateline, byline, authors, source lines, last bracket."""
    found = list(plan.prefix.credits) if plan.prefix else []
    if byline:
        found += [piece for piece in re.split(r"\s*(?:,|/|\band\b|&)\s*", byline) if names.agency(piece)]
    found += [house for author in page.facts.authors for house in filed.houses(author)]
    bodies = [house for body in page.facts.author_bodies for house in filed.houses(body) or (body,)]
    bodies = [body for body in bodies if label.kind_of(body) != "metadata"]
    found += [body for body in bodies if body not in page.facts.publishers]
    if byline and names.publisher(byline) and fold(byline) not in [fold(p) for p in page.facts.publishers]:
        found.append(byline)
    found += filed.in_head(_lines(page, plan, _head(plan)))
    found += (
        [] if found else filed.in_terms(page.blocks[i].text for i in (*_of(plan, "disclaimer"), *_of(plan, "metadata")))
    )
    if plan.body:
        last = _END_CREDIT.search(page.blocks[plan.body[-1]].text[-60:])
        who = re.split(r"\s*/\s*", last["who"] or last["dashed"] or last["bare"]) if last else []
        found += who if who and all(names.agency(name) for name in who) else []
        foot = _foot(page, plan)
        if not found:
            found += [
                name
                for i in foot
                if plan.verdicts[i].why == signoff.CREDIT
                for name in signoff.signed(page.blocks[i].text)
            ]
        found += filed.in_tail(_lines(page, plan, foot))
    return tuple(dict.fromkeys(found))


_OUTSIDE = ("related", "comment", "teaser", "caption", "promotion", "tags")


def _strangers(credits: Sequence[str], country: str | None) -> list[str]:
    """The credits without those that are a publisher's name elsewhere and an agency's in ``country``."""
    return [n for n in credits if names.agency(n) or names.local_agency(n, country) is None]


def _between(plan: Layout) -> str | None:
    """A publisher that a line of its own between headline and story names."""
    top, start = plan.headline or 0, plan.body[0] if plan.body else 0
    told = (v.value for v in plan.verdicts[top:start] if v.kind == "navigation" and v.value)
    row = next((row for name in told if (row := names.publisher(name))), None)
    return row.name.partition(" (")[0] if row else None


def _lines(page: Page, plan: Layout, chosen: Sequence[int]) -> list[str]:
    return [page.blocks[i].text for i in chosen if plan.verdicts[i].kind not in (*_OUTSIDE, BODY, HEADLINE)]


def _head(plan: Layout) -> list[int]:
    """Blocks from right above the headline to the first paragraph; without a headline, the last ones above it."""
    first = plan.body[0] if plan.body else 0
    top = plan.headline if plan.headline is not None else max(0, first - 4)
    above = 0
    while above < 3 and top - above > 0 and plan.verdicts[top - above - 1].kind == "metadata":
        above += 1
    return [i for i in range(max(0, top - max(1, above)), first) if i >= top or plan.verdicts[i].value]


def _foot(page: Page, plan: Layout) -> list[int]:
    """The blocks behind the last paragraph, up to where another section begins."""
    out: list[int] = []
    for i in range(plan.body[-1] + 1, min(len(page.blocks), plan.body[-1] + 9)):
        if plan.verdicts[i].kind in ("related", "comment"):
            break
        out.append(i)
    return out


def _chain(
    paragraphs: Sequence[Paragraph], filed: Sequence[str], printed: str | None, country: str | None
) -> tuple[str, ...]:
    origins = credit.origins([p.text for p in paragraphs])
    own = [printed] if printed and names.agency(printed) else []
    return credit.chain(origins, filed, own, country)


def _clocks(page: Page, plan: Layout, printed: str | None, filed: Sequence[str], date: str | None) -> instants.Clocks:
    country = plan.prefix.country if plan.prefix else None
    facts = page.facts
    spoken = (facts.language or "").partition("-")[2].upper()
    region = languages_of().regions.get(spoken)
    countries = (names.country_of(printed), *(names.country_of(name) for name in reversed(filed)), country, region)
    lines = _stamps(page, plan)
    told = [stamp for value in (*facts.published, *facts.modified) for stamp in clock.find(value)]
    dated = bool(told) or any(s.year for s in lines)
    stamp = plan.prefix.stamp if plan.prefix else None
    # Copyright years decide nothing where a day with its year is told; the order of days nothing where none is numeric.
    ambiguous = any(s.swapped for s in (*lines, *told, *((stamp,) if stamp else ())))
    return instants.Clocks(
        meta_published=facts.published,
        meta_modified=facts.modified,
        lines=lines,
        dateline=stamp,
        others=() if dated else _other_stamps(page, plan),
        addresses=_addresses(page),
        images=tuple("-".join(m.groups()) for url in facts.images if (m := _URL_DAY.search(url))),
        years=() if dated else _years(page, plan),
        weekdays=_weekdays(page, plan),
        handed=date,
        month_first=_month_first(_own_text(page)) if ambiguous else None,
        countries=countries,
    )


def _own_text(page: Page) -> str:
    """The beginning of the story's own stretch of its source's text."""
    start = page.blocks[0].start if page.blocks else 0
    end = page.blocks[-1].end if page.blocks else 0
    return page.text[start : min(end, start + _NUMERIC_REACH)]


def _month_first(text: str) -> bool | None:
    """How the page orders numeric days, where one of them can be read in one order only and none in the other."""
    found = _NUMERIC_DAY.findall(text)
    month_first = any(int(a) <= 12 < int(b) for a, b in found)
    day_first = any(int(b) <= 12 < int(a) for a, b in found)
    return month_first if month_first != day_first else None


def _years(page: Page, plan: Layout) -> tuple[int, ...]:
    """Years of copyright lines, of codes that hold the dateline's day ("140423 1710"), and beside an agency's name."""
    lines = [page.blocks[i].text[:300] for kind in ("metadata", "navigation", "other") for i in _of(plan, kind)]
    found = [_COPYRIGHT_YEAR.search(line) for line in lines]
    short = [line for line in lines if shape.words(line) <= 6]
    stamp = plan.prefix.stamp if plan.prefix else None
    coded = [year for line in short for year in clock.coded_years(line, stamp)] if stamp else []
    beside = [_YEAR.search(line) for line in short if shape.words(line) <= 4 and names.agency_pattern().search(line)]
    return tuple(dict.fromkeys([*coded, *(int(m["year"]) for m in (*found, *beside) if m)]))


def _weekdays(page: Page, plan: Layout) -> frozenset[int]:
    """Weekdays that the first two paragraphs name without saying which week's."""
    told = " ".join(page.blocks[i].text[: shape.LONG] for i in plan.body[:2])
    days = datelines().weekdays
    return frozenset(days[m["day"]] for m in _weekday().finditer(told) if m["day"] in days)


@functools.cache
def _weekday() -> re.Pattern[str]:
    words = datelines()
    return re.compile(rf"(?<!\w)(?<!next )(?<!last )(?P<day>{any_of(words.weekdays)})(?!\w)")


def _addresses(page: Page) -> tuple[str, ...]:
    """Days in the page's address ("/2024/12/08/", "/20241208/"), from its head or a line that is an address."""
    urls = (*page.facts.addresses, *(b.text for b in (*page.blocks[:6], *page.blocks[-6:]) if _URL.match(b.text)))
    found = (_URL_DAY.search(url) for url in urls)
    return tuple("-".join(m.groups()) for m in found if m)


def _stamps(page: Page, plan: Layout) -> tuple[Stamp, ...]:
    """Stamps of dated lines: those between headline and story first, then those above, then labelled ones behind."""
    start = plan.body[0] if plan.body else len(page.blocks)
    head = plan.headline if plan.headline is not None else -1
    dated = _of(plan, "metadata")
    if head >= 0:
        dated.append(head)
    dated = [i for i in dated if any(s.year or s.hour is not None for s in clock.find(page.blocks[i].text))]
    order = (
        [i for i in dated if head < i < start]
        or [i for i in range(head + 1, start) if head >= 0 and _dates_story(page.blocks[i], plan.verdicts[i])]
        or [i for i in dated if i < start]
        or [i for i in range(max(0, head - 3), head) if _dates_story(page.blocks[i], plan.verdicts[i])]
        or [i for i in (head,) if i in dated]
    )[:_MOST_DATED]
    behind = [i for i in dated if i > start and i != head and _is_clock(page.blocks[i].text, plan.verdicts[i].why)]
    found = [s for i in order for s in clock.find(page.blocks[i].text)]
    found += _hours(page, plan, order, start)
    found += [s for i in behind[:6] for s in clock.find(page.blocks[i].text) if s.role or not order]
    return tuple(s for s in found if s.year or s.hour is not None)


def _hours(page: Page, plan: Layout, dated: Sequence[int], start: int) -> list[Stamp]:
    """The hours that short lines right below a dated one print without its day."""
    out: list[Stamp] = []
    for i in dated:
        days = clock.find(page.blocks[i].text)
        bare = days[-1] if days and days[-1].hour is None and i + 1 < start else None
        below = page.blocks[i + 1].text if bare and plan.verdicts[i + 1].kind in ("navigation", "metadata") else ""
        if bare and below and (hour := clock.hour_alone(below, bare)):
            out.append(hour)
    return out


def _dates_story(block: Block, verdict: Verdict) -> bool:
    """True for a short line with a whole day between headline and story, whatever box it stands in."""
    short = shape.words(block.text) <= 14 and verdict.kind in ("navigation", "caption", "other", "promotion")
    return short and any(s.year for s in clock.find(block.text))


def _is_clock(text: str, why: str) -> bool:
    """True for a line behind the story that dates this page: a line of another story's title has more words."""
    return why == label.A_DATED_LINE or shape.words(text) <= 12


def _other_stamps(page: Page, plan: Layout) -> tuple[Stamp, ...]:
    texts = [page.blocks[i].text for i in (*plan.body, *_of(plan, "caption"), *_of(plan, "metadata"))]
    return tuple(s for text in texts[:40] for s in clock.find(text[:1500]) if s.year)


def _dateless(times: instants.Times) -> tuple[str, ...]:
    if times.published:
        return ()
    return ("the text carries no date: relative days stay open; hand one in with --date YYYY-MM-DD",)


def _placed(page: Page, plan: Layout) -> Prefix | None:
    """The dateline: in front of the story, under its headline, or behind its end; None where there is none."""
    if plan.prefix is not None and plan.prefix.place:
        return plan.prefix
    start = plan.body[0] if plan.body else 0
    top = plan.headline + 1 if plan.headline is not None else 0
    clocks = (label.A_DATED_LINE, label.A_BYLINE, label.AN_AGENCY)
    head = [page.blocks[i].text for i in range(top, start) if plan.verdicts[i].why in clocks]
    foot = [page.blocks[i].text for i in _foot(page, plan)[:6]] if plan.body else []
    last = page.blocks[plan.body[-1]].text if plan.body else ""
    found = placed.under_headline(head) or placed.at_end(last, foot)
    if found is None or plan.prefix is None:
        return found or plan.prefix
    told = plan.prefix
    credits = (*told.credits, *found.credits)
    return msgspec.structs.replace(found, end=told.end, credits=credits, stamp=told.stamp or found.stamp)


def _dateline(page: Page, prefix: Prefix | None, times: instants.Times) -> Dateline:
    if prefix is None or not prefix.place:
        located = _located(page.facts.located) if page.facts.located else Dateline()
        return located if prefix is None else msgspec.structs.replace(located, date=times.dateline)
    return Dateline(place=prefix.place, country=prefix.country, date=times.dateline)


def _located(told: str) -> Dateline:
    """ "Oslo, Norway" in a wire's metadata."""
    found = dateline.find(f"{told} -- Text")
    if found is not None and found.place:
        return Dateline(place=found.place, country=found.country)
    place, _, land = told.partition(",")
    country = names.states().get(fold(land.strip())) or (names.cities().get(fold(place)) or ("", None))[1]
    return Dateline(place=place.strip(), country=country)


def _tags(page: Page, plan: Layout) -> tuple[str, ...]:
    found = [tag for i in _of(plan, "tags") for tag in related.tags(page.blocks[i].text)]
    return tuple(dict.fromkeys(found)) or page.facts.tags


def _texts(page: Page, plan: Layout, *, before: bool) -> list[tuple[str, bool]]:
    """The furniture above the story as printed (gaps kept), or all of it, the last line first."""
    blocks = page.blocks
    start = plan.body[0] if plan.body else len(blocks)
    top = plan.headline if plan.headline is not None and (plan.headline or not plan.body) else start
    chosen = range(min(start, top, 12)) if before else range(len(blocks) - 1, -1, -1)
    apart = (BODY, HEADLINE, "related", "comment", "teaser", "caption")
    kept = [i for i in chosen if plan.verdicts[i].kind not in apart or (before and plan.verdicts[i].why == BETWEEN)]
    unexplained = (*_UNEXPLAINED, BETWEEN)
    return [(page.text[blocks[i].start : blocks[i].end], plan.verdicts[i].why in unexplained) for i in kept]
