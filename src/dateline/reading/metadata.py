"""What a page's head says about its story: JSON-LD, OpenGraph and other meta tags, microdata, <time>.

Every value comes with the pointer that is its evidence: "ld+json:/datePublished", "meta:og:title",
"microdata:dateModified".
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.reading.page import Facts
from dateline.reading.told import Told
from dateline.vocabulary import load

_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "AnalysisNewsArticle",
        "Report",
    }
    | {"BackgroundNewsArticle", "OpinionNewsArticle"}
)
_NESTS = ("@graph", "mainEntity", "itemListElement", "mainEntityOfPage")
_SAID = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\\]{4,300})"')
_LD_TAIL = re.compile(r"[\x00-\x1f]+")
_FIELDS = {
    "headline": "headlines",
    "description": "descriptions",
    "datePublished": "published",
    "dateModified": "modified",
    "inLanguage": "language",
}
_HOUSES = ("Organization", "NewsMediaOrganization")
_LESS = frozenset({"uploadDate", "dateCreated"})
_OF_DAY = re.compile(r"publi|pub_?date|posted|created?(?:_?on|_?at|date|time)|issued|release_?date")
_OF_ANOTHER = re.compile(r"modif|updat|expir|unpubl|valid|publisher|publication(?!.?date)|author|section|tag")
_LOOSE = re.compile(r'"(datePublished|uploadDate)"\s*:\s*"([^"\\]{8,40})"')
_STAMPS = ("data-time", "data-timestamp", "data-utime", "data-date", "data-datetime", "data-published", "data-pubdate")
_MOST_ARTICLES = 50
_QUOTE = r"""(?:\\{0,3}["']|&#34;|&quot;)"""
_SCRIPTED = re.compile(
    rf"""(?<![\w-])(?P<key>(?:initial|first|original)?_?(?:date_?(?:of_?)?publi\w{{2,8}}|publi\w{{2,8}}_?(?:date|time|at|on)"""
    rf"""|pub_?date|posted_?(?:date|at|on))){_QUOTE}?\s{{0,4}}:\s{{0,4}}{_QUOTE}"""
    rf"""(?P<value>(?:19|20)\d\d[-/]\d\d[-/]\d\d[^"'\\&]{{0,25}}|\d\d[/.]\d\d[/.](?:19|20)\d\d)""",
    re.IGNORECASE,
)
# A script that writes the day into the page: showDate("2020/04/17 01:43:09").
_WRITTEN = re.compile(
    r"""(?P<key>\b(?:show|write|print|format|render)_?(?:pub\w*)?(?:date|time)\w{0,8})\(\s{0,4}["']"""
    r"""(?P<value>(?:19|20)\d\d[-/]\d\d[-/]\d\d[^"']{0,25})""",
    re.IGNORECASE,
)
_NAMED_BY = (
    ("publi", _SCRIPTED),
    ("pubdate", _SCRIPTED),
    ("pub_date", _SCRIPTED),
    ("posted", _SCRIPTED),
    ("date(", _WRITTEN),
)
_MOST_PLACES = 500
_ITEMS = {key.lower(): key for key in ("datePublished", "dateModified", "headline")}
_SAYS = (
    'script[type="application/ld+json"], meta, link[rel="canonical"], title, '
    '[itemprop], [property^="date"], [property^="schema:date"]'
)
Attributes = dict[str, str | None]


@functools.cache
def _tags() -> dict[str, tuple[str, ...]]:
    return load("metatags", dict[str, tuple[str, ...]])


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(name for names in _tags().values() for name in names)


class _Head:
    """The elements that may say something, by kind, from one pass over the page."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.scripts: list[LexborNode] = []
        self.metas: list[Attributes] = []
        self.links: list[Attributes] = []
        self.items: list[tuple[LexborNode, Attributes]] = []
        self.title: LexborNode | None = None
        for node in tree.css(_SAYS):
            attributes, tag = node.attributes, node.tag
            if tag == "script":
                self.scripts.append(node)
            elif tag == "meta":
                self.metas.append(attributes)
            elif tag == "link":
                self.links.append(attributes)
            elif tag == "title":
                self.title = self.title or node
            if "itemprop" in attributes or "property" in attributes:
                self.items.append((node, attributes))


def facts(tree: LexborHTMLParser) -> Facts:
    """Everything the head and the attributes of ``tree`` say, JSON-LD first, then meta tags, then microdata."""
    told, head = Told(), _Head(tree)
    articles = _json_ld(head, told)
    _meta(head, told)
    _microdata(tree, head, told)
    if not told.says("published"):
        _elsewhere(tree, head, told)
    if head.title is not None:
        told.say("title", head.title.text(), "html:/head/title")
    root = tree.root
    if root is not None:
        told.first("language", root.attributes.get("lang"), "html:/@lang")
    found = told.facts()
    return msgspec.structs.replace(found, articles=articles) if len(articles) > 1 else found


# ---- JSON-LD -----------------------------------------------------------------------------------------


def is_article(item: Mapping[str, Any]) -> bool:
    """True for an object of one of schema.org's types of articles."""
    kinds = item.get("@type")
    return any(
        str(kind).removeprefix("schema:") in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def of_article(item: Mapping[str, Any], called: Mapping[str, str], at: str) -> Facts:
    """What a JSON-LD article says, with pointers below ``at``; ``called`` are a graph's names by @id."""
    told = Told()
    _article(item, told, called, at)
    return told.facts()


def by_id(data: Any) -> dict[str, str]:
    """The names of a graph's members by their @id: a publisher may be told by reference alone."""
    members = data.get("@graph") if isinstance(data, dict) else data
    rows = [row for row in members if isinstance(row, dict)] if isinstance(members, list) else []
    return {str(row["@id"]): row["name"] for row in rows[:200] if row.get("@id") and isinstance(row.get("name"), str)}


def _json_ld(head: _Head, told: Told) -> tuple[Facts, ...]:
    """Tell what the page's JSON-LD says; back come the facts of each of its articles."""
    articles = []
    for node in head.scripts:
        text = _LD_TAIL.sub(" ", node.text() or "").strip().removeprefix("<!--").removesuffix("-->").rstrip("; ")
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            _broken(text, told)
            continue
        called = by_id(data)
        for item, at in _articles(data):
            _article(item, told, called, f"ld+json:{at}/")
            articles.append((item, called, f"ld+json:{at}/"))
    return tuple(of_article(*one) for one in articles[:_MOST_ARTICLES]) if len(articles) > 1 else ()


def _broken(text: str, told: Told) -> None:
    """JSON that is none still says its days and its title."""
    for key, value in _SAID.findall(text[:20_000]):
        told.say(_FIELDS[key], value, f"ld+json:/{key}")


def _articles(data: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object of an article's type with its JSON pointer, however it is nested in lists and graphs."""
    queue: list[tuple[Any, str]] = [(data, "")]
    for _ in range(200):
        if not queue:
            return
        item, at = queue.pop(0)
        if isinstance(item, list):
            queue = [(one, f"{at}/{i}") for i, one in enumerate(item[:50])] + queue
        elif isinstance(item, dict):
            if is_article(item):
                yield item, at
            queue.extend((item[k], f"{at}/{k}") for k in _NESTS if isinstance(item.get(k), (list, dict)))


def _article(item: Mapping[str, Any], told: Told, called: Mapping[str, str], at: str) -> None:
    for key, field in _FIELDS.items():
        told.say(field, item.get(key), at + key)
    told.say("located", item.get("dateline"), at + "dateline")
    for place in _called(item.get("locationCreated"))[:1]:
        told.say("located", place, at + "locationCreated")
    house = item.get("publisher")
    own = _called(house) or _called(item.get("sourceOrganization"))
    for name in own:
        told.say("publishers", name, at + "publisher")
    if isinstance(house, dict) and not house.get("name"):
        told.say("publishers", called.get(str(house.get("@id"))), at + "publisher")
    author = item.get("author")
    for name in _called(author):
        told.say("authors", name, at + "author")
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, dict) and one.get("@type") in _HOUSES:
            for name in _called(one):
                told.say("author_bodies", name, at + "author")
    for key in ("url", "mainEntityOfPage", "@id"):
        value = item.get(key)
        told.address(value.get("@id") if isinstance(value, dict) else value)


def _called(value: Any) -> list[str]:
    if isinstance(value, str):
        return [] if value.startswith("http") else [value]
    if isinstance(value, dict):
        name = value.get("name")
        return _called(name) if isinstance(name, (str, list)) else []
    if isinstance(value, list):
        return [name for one in value[:5] if isinstance(one, (str, dict)) for name in _called(one)]
    return []


# ---- meta tags, microdata ------------------------------------------------------------------------------


def _meta(head: _Head, told: Told) -> None:
    rows: dict[str, list[str]] = {}
    known = _known()
    for attributes in head.metas:
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
            or ""
        ).lower()
        content = attributes.get("content")
        if content and name in known:
            rows.setdefault(name, []).append(content)
        elif content and name == "og:url":
            told.address(content)
    for field, names in _tags().items():
        for name in names:
            for value in rows.get(name, ()):
                _said(field, value, f"meta:{name}", told)
    for attributes in head.links:
        told.address(attributes.get("href"))


def _said(field: str, value: str, pointer: str, told: Told) -> None:
    if field == "tags":
        for tag in value.split(","):
            told.say(field, tag, pointer)
    elif field != "authors" or not value.startswith("http"):
        told.say(field, value, pointer)


def _microdata(tree: LexborHTMLParser, head: _Head, told: Told) -> None:
    seen: set[str] = set()
    for node, attributes in head.items:
        for word in (attributes.get("itemprop") or attributes.get("property") or "").split():
            key = _ITEMS.get(word.removeprefix("schema:").lower())
            if key and key not in seen:
                seen.add(key)
                value = attributes.get("content") or (attributes.get("datetime") if key != "headline" else "")
                told.say(_FIELDS[key], value or node.text(), f"microdata:{key}")
    _times(tree, told)


def _times(tree: LexborHTMLParser, told: Told) -> None:
    """The first <time> of the article, else the first behind the heading, else the only one."""
    every = tree.css("time[datetime]")
    if not every:
        return
    inside = tree.css(
        'article time[datetime], main time[datetime], time[pubdate][datetime], time[class*="publish"][datetime]'
    )
    below = inside or tree.css("h1 ~ time[datetime], h1 ~ * time[datetime]")
    for node in below[:1] or (every if len(every) == 1 else ()):
        told.say("published", node.attributes.get("datetime"), "html:time/@datetime")


def _elsewhere(tree: LexborHTMLParser, head: _Head, told: Told) -> None:
    """Where pages hide their day when nothing else says it: other JSON-LD types, hAtom, attributes for scripts."""
    for node in head.scripts:
        for key, value in _LOOSE.findall(node.text() or ""):
            told.say("published", value, f"ld+json:/{key}")
    for node, attributes in head.items:
        if _LESS.intersection((attributes.get("itemprop") or "").split()):
            value = attributes.get("content") or attributes.get("datetime") or node.text()
            told.say("published", value, f"microdata:{attributes['itemprop']}")
    for attributes in head.metas:
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if _OF_DAY.search(name) and not _OF_ANOTHER.search(name):
            told.say("published", attributes.get("content"), f"meta:{name}")
    for node in tree.css("abbr.published[title], .dt-published[datetime]")[:1]:
        told.say("published", node.attributes.get("title") or node.attributes.get("datetime"), "html:.published")
    for node in tree.css(", ".join(f"[{name}]" for name in _STAMPS))[:1]:
        name, value = next((name, node.attributes[name]) for name in _STAMPS if name in node.attributes)
        told.say("published", _instant(value or ""), f"html:@{name}")


def _instant(value: str) -> str:
    """An attribute's time: seconds or milliseconds since 1970 (UTC), or as it stands."""
    if not (value.isdigit() and len(value) in (10, 13)):
        return value
    return dt.datetime.fromtimestamp(int(value[:10]), dt.UTC).isoformat()


def in_scripts(source: str, facts: Facts) -> Facts:
    """``facts`` with the publish time that the page's scripts hold, where nothing else in it tells one.

    Sites that draw their pages in the browser keep the story as data in a script: ``"publishedAt": "2024-05-01T..."``.
    """
    found = _scripted(source) if not facts.published else None
    if found is None:
        return facts
    pointer = ("published", found["value"], f"script:{found['key']}")
    return msgspec.structs.replace(facts, published=(found["value"],), pointers=(*facts.pointers, pointer))


def _scripted(source: str) -> re.Match[str] | None:
    """The first place in a script that names the day, looked for around the words that name it."""
    low = source.lower()
    if len(low) != len(source):
        return None
    for word, pattern in _NAMED_BY:
        at = low.find(word)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            if found := pattern.search(source, max(0, at - 30), at + 90):
                return found
            at = low.find(word, at + len(word))
    return None
