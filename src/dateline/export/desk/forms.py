"""A digest as text, Markdown or HTML."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Iterator

from dateline.export.chronology.markdown import escaped
from dateline.export.dates import day
from dateline.export.desk.digest import Day, Digest, Item
from dateline.export.safe import marked_up

_WIDTH = 88
_STYLE = "body{font:1rem/1.5 sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem}small{color:#555}"


def parts(told: Digest) -> tuple[tuple[str, tuple[Day, ...]], ...]:
    """Head and days of each part, in the order of a morning."""
    late = (Day(name="", items=told.late),) if told.late else ()
    return (("Ahead", told.ahead), (f"Changed since {_date(told.since)}", told.changed), ("Overdue", late))


def text(told: Digest, address: str = "") -> str:
    """Plain text, as a mail has it."""
    lines = [f"{told.title}, {_date(told.on)}", ""]
    for head, days in parts(told):
        lines += [head.upper(), *(_text_days(days, address) if days else ["  nothing"]), ""]
    return "\n".join(lines)


def markdown(told: Digest, address: str = "") -> str:
    """Markdown."""
    lines = [f"# {escaped(told.title)}, {_date(told.on)}", ""]
    for head, days in parts(told):
        lines += [f"## {head}", ""]
        for one in days:
            lines += [f"**{escaped(one.name)}**", ""] if one.name else []
            lines += [f"- {_link(item, address)}: {escaped(item.detail)}" for item in one.items]
            lines.append("")
        lines += [] if days else ["Nothing.", ""]
    return "\n".join(lines)


def html(told: Digest, address: str = "") -> str:
    """A page that stands alone, for a browser or a mail."""
    return "\n".join(_html(told, address)) + "\n"


FORMS: dict[str, Callable[[Digest, str], str]] = {"text": text, "html": html, "md": markdown}


def _text_days(days: tuple[Day, ...], address: str) -> Iterator[str]:
    for one in days:
        if one.name:
            yield f"  {one.name}"
        for item in one.items:
            for words in (item.text, item.detail):
                yield from textwrap.wrap(words, _WIDTH, initial_indent="    ", subsequent_indent="      ")
            yield f"      {_page(item, address)}"


def _html(told: Digest, address: str) -> Iterator[str]:
    title = f"{marked_up(told.title)}, {_date(told.on)}"
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
    for head, days in parts(told):
        yield f"<h2>{head}</h2>"
        for one in days:
            yield f"<h3>{marked_up(one.name)}</h3>" if one.name else ""
            yield f"<ul>{''.join(_entry(item, address) for item in one.items)}</ul>"
        if not days:
            yield "<p>Nothing.</p>"
    yield "</main></body></html>"


def _page(item: Item, address: str) -> str:
    return f"{address.rstrip('/')}/events/{item.event}" if address else f"dateline show {item.event[:8]}"


def _link(item: Item, address: str) -> str:
    return f"[{escaped(item.text)}](<{_page(item, address)}>)" if address else escaped(item.text)


def _entry(item: Item, address: str) -> str:
    text = marked_up(item.text)
    linked = f'<a href="{marked_up(_page(item, address))}">{text}</a>' if address else text
    return f"<li>{linked}<br><small>{marked_up(item.detail)}</small></li>"


def _date(iso: str) -> str:
    return day(dt.date.fromisoformat(iso))
