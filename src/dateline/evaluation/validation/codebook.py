"""The codebook: every field and value with its definition, and examples out of a corpus."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from dateline.evaluation.contract_score import gold_items
from dateline.evaluation.parts import is_blind
from dateline.vocabulary import tables
from dateline.vocabulary.loader import parse

EXAMPLES = 2
"""Stories shown a value."""


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A field; ``path`` is where a gold story has it, ``values`` its closed list."""

    field: str
    about: str
    path: str | None = None
    values: dict[str, str] = {}


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fields that belong together: of a story, an event, the record, and our close calls."""

    section: str
    title: str
    fields: tuple[Field, ...]


class Example(msgspec.Struct, frozen=True):
    """A value as a gold story has it."""

    story: str
    headline: str | None
    value: str


Found = dict[str, dict[str, Example]]
"""Field or value -> story -> example."""


class Codebook(msgspec.Struct, frozen=True):
    """Sections, examples by ``section.field`` and ``section.field=value``, and the closed list of codes."""

    sections: tuple[Section, ...]
    examples: dict[str, tuple[Example, ...]]
    codes: dict[str, str]

    def markdown(self) -> str:
        """The whole book as Markdown."""
        lines = ["# Codebook", "", "What each field of the record means. Written by `dateline codebook`."]
        for section in self.sections:
            lines += ["", f"## {section.title}"]
            for field in section.fields:
                lines += _field(section.section, field, self.examples)
        lines += ["", "## Codes", "", "States: ISO 3166-1 alpha-3, with XKX for Kosovo. Others:", ""]
        lines += [f"- `{code}` {name}" for code, name in self.codes.items() if ":" in code]
        return "\n".join(lines) + "\n"


@functools.cache
def sections() -> tuple[Section, ...]:
    """The definitions."""
    return parse((resources.files(__package__) / "codebook.yaml").read_bytes(), tuple[Section, ...])


def codebook(corpus: Path | None = None) -> Codebook:
    """The codebook, with examples from the gold under ``corpus`` (none of a blind part)."""
    states = {row.code: row.name for row in tables.states()}
    codes = {row.code: row.name for row in tables.organisations()} | states
    return Codebook(sections(), _examples(corpus) if corpus else {}, dict(sorted(codes.items())))


def _examples(corpus: Path) -> dict[str, tuple[Example, ...]]:
    """Up to EXAMPLES stories for each value of closed lists and for each open field; stories mainly about it first."""
    found: Found = {}
    golds = [(Path(file), gold) for file, gold in gold_items(str(corpus)) if not is_blind(Path(file).parent)]
    for file, gold in [*((file, _mainly(gold)) for file, gold in golds), *golds]:
        for section in sections():
            for field in (f for f in section.fields if f.path):
                _collect(found, section.section, field, file, gold)
    return {key: tuple(kept.values()) for key, kept in found.items() if kept}


def _mainly(gold: dict[str, Any]) -> dict[str, Any]:
    """The gold with its main events alone."""
    return gold | {"events": [event for event in gold.get("events") or () if event.get("prominence") == "main"]}


def _collect(
    found: dict[str, dict[str, Example]], section: str, field: Field, file: Path, gold: dict[str, Any]
) -> None:
    name, headline = f"{file.parent.name}/{file.stem}", (gold.get("story") or {}).get("headline")
    for value in _values(gold, str(field.path).split(".")):
        if field.values and str(value) not in field.values:
            continue
        kept = found.setdefault(f"{section}.{field.field}" + (f"={value}" if field.values else ""), {})
        if len(kept) < EXAMPLES:
            kept.setdefault(name, Example(name, headline, str(value)))


def _values(thing: Any, path: Sequence[str]) -> Iterator[Any]:
    if isinstance(thing, list):
        for member in thing:
            yield from _values(member, path)
    elif isinstance(thing, dict) and path:
        yield from _values(thing.get(path[0]), path[1:])
    elif not path and thing not in (None, "", False):
        yield thing


def _field(section: str, field: Field, examples: dict[str, tuple[Example, ...]]) -> Iterator[str]:
    yield from ("", f"### {field.field}", "", field.about)
    told = [f"`{e.value}` ({e.story})" for e in examples.get(f"{section}.{field.field}", ())]
    if told:
        yield from ("", "Examples: " + "; ".join(told))
    if not field.values:
        return
    yield from ("", "| value | meaning | examples |", "| --- | --- | --- |")
    for value, about in field.values.items():
        stories = examples.get(f"{section}.{field.field}={value}", ())
        shown = [f"“{_cell(e.headline or e.value)}” ({e.story})" for e in stories]
        yield f"| `{value}` | {_cell(about)} | {'; '.join(shown)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
