#!/usr/bin/env python3
"""Dates in GUM news (24 Wikinews texts with <date> spans): value F1 by calendar interval.

usage: gum.py [--json] [--misses]     --misses lists what the tuning half gets wrong; the reporting half is never listed

A mention is right where it overlaps a span of the gold and names the same first and last day. Documents are split by
the SHA-256 of their names: 12 to tune on, 12 to report. Slips of the gold are listed in gum_slips.json: such a
span counts neither as wanted nor, when found, as found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import HERE, Counts, command, data

from dateline.model import edtf
from dateline.times import find

TARGET = 82.0
Bounds = tuple[dt.date | None, dt.date | None]
_TIGHT = set(".,:;!?)]}%") | {"'s", "n't", "'", "’s", "’", "''", "'re", "'ve", "'ll", "'d", "-", "–", "/"}
_OPENING = {"(", "[", "{", "``", "$", "£", "€", "#", "-", "–", "/"}


@dataclass
class Span:
    start: int
    end: int
    bounds: Bounds | None
    slip: bool = False


@dataclass
class Document:
    name: str
    on: dt.date
    text: str
    spans: list[Span]


def bounds(attributes: dict[str, str]) -> Bounds:
    """First and last day of a <date>; None on an open side."""
    if "when" in attributes:
        period = edtf.parse(attributes["when"][:10])
        return period.first, period.last
    low = attributes.get("from") or attributes.get("notBefore")
    high = attributes.get("to") or attributes.get("notAfter")
    return (edtf.parse(low).first if low else None), (edtf.parse(high).last if high else None)


def document(path: Path, slips: dict[str, list[str]]) -> Document:
    text, opened, spans, tight, on = "", [], [], True, dt.date.min
    waiting: list[list[Any]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text "):
            on = dt.date.fromisoformat(re.search(r'dateCreated="([\d-]+)"', line)[1])  # type: ignore[index]
        elif line.startswith("<date"):
            opened.append([None, dict(re.findall(r'(\w+)="([^"]*)"', line))])
            waiting.append(opened[-1])
        elif line.startswith("</date"):
            start, attributes = opened.pop()
            span = Span(start, len(text), bounds(attributes))
            span.slip = text[span.start : span.end] in slips.get(path.stem, [])
            spans.append(span)
        elif line.startswith(("<p", "<head", "</p", "</head", "<caption", "</caption", "<item", "</item")):
            text, tight = text.rstrip() + "\n\n", True
        elif line and not line.startswith("<"):
            word = html.unescape(line.split("\t")[0]).replace("``", '"')
            text += "" if tight or word in _TIGHT else " "
            for one in waiting:
                one[0] = len(text)
            waiting.clear()
            text += word
            tight = word in _OPENING or (word == '"' and text.count('"') % 2 == 1)
    return Document(path.stem, on, text, spans)


def half(name: str) -> str:
    """Tune or report, by the hash of the name: the 12 lowest hashes tune."""
    return hashlib.sha256(name.encode()).hexdigest()


@dataclass
class Named:
    """A span of ours and the days it names."""

    start: int
    end: int
    bounds: Bounds
    told: str


def named(doc: Document) -> list[Named]:
    """What we found. The ends of a range stand apart unless the gold takes the range as one span."""
    units = []
    for m in find(doc.text, doc.on):
        whole = any(s.start < m.tags[0].end and m.tags[-1].start < s.end for s in doc.spans) if m.tags else True
        told = f"{m.text} = {m.edtf} ({m.rule})"
        tags = [t for t in m.tags if t.first or t.last]
        if m.rule.endswith("+anchor"):  # a clock time whose day the text does not name is no date to GUM
            continue
        if m.kind == "recurrence" or (len(m.tags) > 1 and not whole):
            units += [Named(t.start, t.end, (t.first, t.last), told) for t in tags]
        elif m.edtf:
            one = tags[0] if len(tags) == 1 else m
            units.append(Named(m.start, m.end, (one.first, one.last), told))
    return units


def score(doc: Document, misses: list[str] | None) -> Counts:
    counts = Counts()
    units, taken = named(doc), set()
    for span in doc.spans:
        near = [u for u in units if u.start < span.end and span.start < u.end]
        if span.slip:
            taken.update(u.start for u in near)
            continue
        counts.wanted += 1
        fit = [u for u in near if u.bounds == span.bounds and u.start not in taken][:1]
        counts.right += bool(fit)
        counts.found += bool(fit)
        taken.update(u.start for u in fit)
        if not fit and misses is not None:
            told = ", ".join(u.told for u in near) or "not found"
            before, after = doc.text[max(span.start - 70, 0) : span.start], doc.text[span.end : span.end + 50]
            shown = f"{before}[[{doc.text[span.start : span.end]}]]{after}".replace("\n", " ")
            misses.append(f"{doc.name} {doc.on} {span.bounds}: {shown} | {told}")
    rest = [u for u in units if u.start not in taken]
    counts.found += len(rest)
    if misses is not None:
        lone = [u for u in rest if not any(u.start < s.end and s.start < u.end for s in doc.spans)]
        misses += [f"{doc.name} EXTRA {u.told}: {doc.text[max(u.start - 60, 0) : u.end + 40]!r}" for u in lone]
    return counts


def measure(args: argparse.Namespace) -> dict[str, Any]:
    slips = json.loads((HERE / "gum_slips.json").read_text(encoding="utf-8"))["slips"]
    paths = sorted((data("gum_news") / "xml").glob("*.xml"), key=lambda path: half(path.stem))
    misses: list[str] = []
    parts = {"tune": Counts(), "report": Counts()}
    for number, path in enumerate(paths):
        part = "tune" if number < len(paths) // 2 else "report"
        parts[part].add(score(document(path, slips), misses if part == "tune" else None))
    if args.misses:
        print("\n".join(misses))
    figures: dict[str, Any] = {name: counts.row() for name, counts in parts.items()}
    return figures | {"target on report": TARGET, "holds": parts["report"].f1 >= TARGET}


if __name__ == "__main__":
    command(__doc__, measure, "--misses")
