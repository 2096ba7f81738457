"""A blind coding sheet: stories drawn evenly over strata of what the engine read, without its values."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import UnknownValue, UsageError
from dateline.evaluation.validation.sheet import write_sheet
from dateline.model import Report, Story, Telling

SHEET, TEXTS, KEY = "sheet.csv", "stories.md", "key.json"
NOTHING = "no event"
STRATA: dict[str, Callable[[Story, Report], str | None]] = {
    "kind": lambda story, report: report.kind,
    "status": lambda story, report: report.status,
    "level": lambda story, report: report.level,
    "format": lambda story, report: report.format,
    "agency": lambda story, report: story.agencies[0] if story.agencies else story.publisher,
}


class Sample(msgspec.Struct, frozen=True):
    """Stories drawn, by their name in the sheet, and how many each stratum had and gave."""

    stories: dict[str, Telling]
    strata: dict[str, tuple[int, int]]

    def write(self, folder: Path) -> None:
        """Sheet and texts for the coder, and the key with the engine's values, which a coder must not see."""
        folder.mkdir(parents=True, exist_ok=True)
        write_sheet(folder / SHEET, ((name, t.story.headline) for name, t in self.stories.items()))
        texts = "\n".join(_text(name, telling.story) for name, telling in self.stories.items())
        (folder / TEXTS).write_text(texts, encoding="utf-8", newline="\n")
        (folder / KEY).write_bytes(msgspec.json.format(msgspec.json.encode(self.key()), indent=1))

    def key(self) -> dict[str, Any]:
        """What the engine read in each story, and the strata: of how many stories how many were drawn."""
        strata = {name: {"of": of, "drawn": drawn} for name, (of, drawn) in self.strata.items()}
        told = {
            name: {"source": t.story.source.uri, "story": _plain(t.story), "events": msgspec.to_builtins(t.reports)}
            for name, t in self.stories.items()
        }
        return {"strata": strata, "stories": told}


def draw(tellings: Iterable[Telling], n: int, by: Sequence[str], *, seed: int) -> Sample:
    """``n`` stories, in turn from each stratum of the fields ``by`` of the story's main event, rare ones first.

    The same stories in any order give the same sample. Raises UnknownValue, and UsageError where there is no story.
    """
    for field in by:
        if field not in STRATA:
            raise UnknownValue("field to stratify by", field, hint=f"allowed: {', '.join(STRATA)}")
    strata: dict[str, list[Telling]] = {}
    for telling in sorted({t.story.id: t for t in tellings}.values(), key=lambda t: t.story.id):
        strata.setdefault(_stratum(telling, by), []).append(telling)
    if not strata:
        raise UsageError("no story to draw from; name a folder, or a record with: dateline --record PATH sample")
    rng = random.Random(f"{seed}")
    for members in (strata[name] for name in sorted(strata)):
        rng.shuffle(members)
    drawn = _in_turn(strata, n)
    rng.shuffle(drawn)
    chosen = {telling.story.id for telling in drawn}
    counts = {name: (len(told), sum(t.story.id in chosen for t in told)) for name, told in sorted(strata.items())}
    return Sample({f"S{at:03}": telling for at, telling in enumerate(drawn, 1)}, counts)


def _in_turn(strata: dict[str, list[Telling]], n: int) -> list[Telling]:
    """One of each stratum, then a second of each, until there are ``n``."""
    order = sorted(strata, key=lambda name: (len(strata[name]), name))
    deepest = max(len(members) for members in strata.values())
    rounds = (strata[name][depth] for depth in range(deepest) for name in order if depth < len(strata[name]))
    return [telling for _, telling in zip(range(n), rounds, strict=False)]


def _stratum(telling: Telling, by: Sequence[str]) -> str:
    main = next((r for r in telling.reports if r.prominence == "main"), None)
    if main is None:
        return NOTHING
    return " / ".join(str(STRATA[field](telling.story, main)) for field in by) or "all"


def _text(name: str, story: Story) -> str:
    clock = ", ".join(filter(None, (story.published, story.updated)))
    paragraphs = "\n\n".join(p.text for p in story.paragraphs)
    return f"## {name}\n\n**{story.headline or '(no headline)'}**\n\nPublished: {clock or 'not told'}\n\n{paragraphs}\n"


def _plain(story: Story) -> dict[str, Any]:
    return {"headline": story.headline, "published": story.published, "updated": story.updated}
