"""What a page's head says about its story: JSON-LD, OpenGraph and other meta tags, microdata, <time>."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from dateline.reading.page import Facts, collapse
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


@functools.cache
def _tags() -> dict[str, tuple[str, ...]]:
    return load("metatags", dict[str, tuple[str, ...]])


def facts(tree: LexborHTMLParser) -> Facts:
    """Everything the head and the attributes of ``tree`` say, JSON-LD first, then meta tags, then microdata."""
    found: dict[str, list[str]] = {field: [] for field in (*_tags(), "hosts", "addresses", "author_bodies")}
    _json_ld(tree, found)
    _meta(tree, found)
    _microdata(tree, found)
    title = tree.css_first("title")
    root = tree.css_first("html")
    return Facts(
        headlines=_once(found["headlines"]),
        title=collapse(title.text()) if title is not None and title.text().strip() else None,
        descriptions=_once(found["descriptions"]),
        publishers=_once(found["publishers"]),
        authors=_once(found["authors"]),
        author_bodies=_once(found["author_bodies"]),
        published=_once(found["published"]),
        modified=_once(found["modified"]),
        hosts=_once(found["hosts"]),
        addresses=_once(found["addresses"]),
        tags=_once(tag for line in found["tags"] for tag in line.split(",")),
        language=(root.attributes.get("lang") or None) if root is not None else None,
    )


def _once(values: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flat for value in values if (flat := collapse(str(value)))))


def _json_ld(tree: LexborHTMLParser, found: dict[str, list[str]]) -> None:
    for node in tree.css('script[type="application/ld+json"]'):
        text = _LD_TAIL.sub(" ", node.text() or "").strip().removeprefix("<!--").removesuffix("-->").rstrip("; ")
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            _broken(text, found)
            continue
        called = _by_id(data)
        for item in _articles(data):
            _one_article(item, found, called)


def _broken(text: str, found: dict[str, list[str]]) -> None:
    """JSON that is none still says its days and its title."""
    for key, value in _SAID.findall(text[:20_000]):
        found[{"headline": "headlines", "datePublished": "published", "dateModified": "modified"}[key]].append(value)


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of an article's type, however it is nested (two levels of lists and graphs)."""
    queue = [data]
    for _ in range(200):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue = item[:50] + queue
        elif isinstance(item, dict):
            kinds = item.get("@type")
            if any(
                str(k).removeprefix("schema:") in _ARTICLES for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield item
            queue.extend(item[k] for k in _NESTS if isinstance(item.get(k), (list, dict)))


def _by_id(data: Any) -> dict[str, str]:
    """The names of a graph's members by their @id: a publisher may be told by reference alone."""
    members = data.get("@graph") if isinstance(data, dict) else data
    rows = [row for row in members if isinstance(row, dict)] if isinstance(members, list) else []
    return {str(row["@id"]): row["name"] for row in rows[:200] if row.get("@id") and isinstance(row.get("name"), str)}


def _one_article(item: dict[str, Any], found: dict[str, list[str]], called: dict[str, str]) -> None:
    for key, field in (
        ("headline", "headlines"),
        ("description", "descriptions"),
        ("datePublished", "published"),
        ("dateModified", "modified"),
    ):
        if isinstance(item.get(key), str):
            found[field].append(item[key])
    found["publishers"] += list(_called(item.get("publisher")) or _called(item.get("sourceOrganization")))
    house = item.get("publisher")
    if isinstance(house, dict) and not house.get("name") and (name := called.get(str(house.get("@id")))):
        found["publishers"].append(name)
    author = item.get("author")
    found["authors"] += list(_called(author))
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, dict) and one.get("@type") in ("Organization", "NewsMediaOrganization"):
            found["author_bodies"] += list(_called(one))
    for key in ("url", "mainEntityOfPage", "@id"):
        _host(item.get(key), found)


def _called(value: Any) -> Iterator[str] | list[str]:
    if isinstance(value, str):
        return [] if value.startswith("http") else [value]
    if isinstance(value, dict):
        return _called(value.get("name"))
    if isinstance(value, list):
        return [name for one in value[:5] for name in _called(one)]
    return []


def _meta(tree: LexborHTMLParser, found: dict[str, list[str]]) -> None:
    rows: dict[str, list[str]] = {}
    known = {name for names in _tags().values() for name in names}
    for node in tree.css("meta"):
        attributes = node.attributes
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
            _host(content, found)
    for field, names in _tags().items():
        for name in names:
            found[field].extend(v for v in rows.get(name, []) if not (field == "authors" and v.startswith("http")))
    for node in tree.css('link[rel="canonical"]'):
        _host(node.attributes.get("href"), found)


def _microdata(tree: LexborHTMLParser, found: dict[str, list[str]]) -> None:
    for key, field in (("datePublished", "published"), ("dateModified", "modified")):
        for node in tree.css(f'[itemprop="{key}"], [property="{key}"], [property="schema:{key}"]')[:1]:
            attributes = node.attributes
            found[field].append(attributes.get("content") or attributes.get("datetime") or node.text() or "")
    for node in tree.css('h1[itemprop="headline"], [itemprop="headline"]')[:1]:
        found["headlines"].append(node.attributes.get("content") or node.text() or "")
    inside = tree.css("article time[datetime], main time[datetime], time[pubdate][datetime]")
    every = tree.css("time[datetime]")
    for node in inside[:1] or (every if len(every) == 1 else []):
        found["published"].append(node.attributes.get("datetime") or "")


def _host(value: Any, found: dict[str, list[str]]) -> None:
    url = value.get("@id") if isinstance(value, dict) else value
    if not isinstance(url, str):
        return
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return
    if host:
        found["hosts"].append(host.removeprefix("www."))
        found["addresses"].append(url.strip())
