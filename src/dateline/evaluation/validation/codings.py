"""What one coder wrote down, from a folder of gold, a coding sheet, or the key of a sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import UsageError
from dateline.evaluation.parts import RECORD, is_blind
from dateline.evaluation.validation.sheet import read_sheet

_GOLD = ".gold.json"
_SECOND_READINGS = ("accept", "optional", "optional_parties", "ignore_delegates")


class Coding(msgspec.Struct, frozen=True):
    """Stories by name, each in the form of gold, and whether anybody may see them one by one."""

    stories: dict[str, dict[str, Any]]
    blind: bool = False

    def one_reading(self) -> Coding:
        """The same without second readings: every event must be there, every field has one right value."""
        return Coding({name: _plain(gold) for name, gold in self.stories.items()}, self.blind)


def load_codings(path: str | Path) -> Coding:
    """Reads ``path``. Stories of a folder are named by their path in it, without suffix.

    Raises UsageError where there is nothing to compare.
    """
    place = Path(path)
    if place.is_dir():
        stories = {_name(file, place): _read(file) for file in sorted(place.rglob("*" + _GOLD)) if file.name != RECORD}
        return Coding(_some(stories, path), is_blind(place))
    if place.suffix == ".csv" and place.is_file():
        return Coding(_some({name: {"story": {}, "events": told} for name, told in read_sheet(place).items()}, path))
    if place.suffix == ".json" and place.is_file():
        return Coding(_some(_read(place).get("stories") or {}, path))
    allowed = f"a folder of *{_GOLD}, a sheet (.csv), a sample's key (.json)"
    raise UsageError(f"{str(path)!r} is no coding; allowed: {allowed}")


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(f"{file} is no JSON ({error}); see corpus/WRITING.md for the form of gold") from error
    if not isinstance(told, dict):
        raise UsageError(f"{file} holds no coding; see corpus/WRITING.md for the form of gold")
    return told


def _some(stories: dict[str, dict[str, Any]], path: str | Path) -> dict[str, dict[str, Any]]:
    if not stories:
        raise UsageError(f"no story in {str(path)!r}; a folder holds *{_GOLD}, a sheet rows, a key `stories`")
    return stories


def _name(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix().removesuffix(_GOLD)


def _plain(gold: dict[str, Any]) -> dict[str, Any]:
    story = {field: value for field, value in (gold.get("story") or {}).items() if field != "accept"}
    events = [{k: v for k, v in event.items() if k not in _SECOND_READINGS} for event in gold.get("events") or ()]
    return {k: v for k, v in gold.items() if k != "story_accept"} | {"story": story, "events": events}
