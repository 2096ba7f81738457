"""Stories for the tests: one piece of reporting in many dresses."""

from __future__ import annotations

import hashlib

from dateline.model import Reading
from dateline.reading import read
from dateline.sources import Bytes

FIRST = (
    "The foreign ministers of Norway and Chile will meet in Oslo next week for the first time in six years, "
    "the Norwegian foreign ministry said on Tuesday."
)
SECOND = "The two will talk about fisheries in the Southern Ocean and a treaty on ice breakers, the ministry added."
THIRD = "They last met in Santiago in 2017."
STORY = (FIRST, SECOND, THIRD)
TITLE = "Norway, Chile foreign ministers to meet in Oslo next week"
OTHERS = ("Peru, Brunei sign cocoa pact in Lima", "Envoys of Malta and Fiji postpone talks on tuna")


def story(text: str | bytes, *, date: str | None = None, uri: str = "test.txt") -> Reading:
    """The first story in ``text``."""
    data = text.encode() if isinstance(text, str) else text
    return read(Bytes(uri, data, hashlib.sha256(data).hexdigest()), date=date)[0]


def paragraphs(reading: Reading) -> list[str]:
    """Its paragraphs' texts."""
    return [p.text for p in reading.story.paragraphs]


def body(prefix: str = "", gap: str = "\n\n") -> str:
    """The three paragraphs, the first behind ``prefix``."""
    return gap.join((prefix + FIRST, SECOND, THIRD))
