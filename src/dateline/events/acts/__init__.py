"""Acts between states and organisations (``kind: other``): accuse, threaten, sanction, aid, attack.

``find`` walks the files of this room in this order:

1. ``triggers`` finds the verbs of acts (``words``, ``inflect``); ``share`` gives each its stretch of the sentence.
2. ``actors`` finds who may act, ``subject`` who does, ``target`` to whom; ``standing`` whether it is done, announced,
   refused or a mere possibility. ``find`` makes an act (``line``) of them.
3. ``settle`` keeps what one side does to another and joins the tellings of one act.

``reports`` writes them down: ``prominence``, then ``write``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.actors import Cast
from dateline.events.acts import find as finder
from dateline.events.acts import prominence, settle, write
from dateline.events.acts.actors import of as actors_of
from dateline.events.acts.line import Act
from dateline.events.acts.prominence import main_of as chief_of
from dateline.events.acts.settle import Told
from dateline.events.draft import Draft
from dateline.events.ledger import Ledger
from dateline.events.voices import Voice
from dateline.events.writer import Writer
from dateline.language import Document
from dateline.model import Reading, Report
from dateline.times import TimeMention

OLD_DAYS = 1000  # a story all of whose acts are older recalls history and tells no news

__all__ = ["actors_of", "all_of", "chief_of", "find", "others", "reports"]


def all_of(doc: Document, cast: Cast, times: Sequence[Sequence[TimeMention]]) -> list[Act]:
    """Every act of a text, those inside one state and those that only may be among them, for coding by a codebook."""
    return finder.find(doc, cast, times, (), codebook=True)


def find(
    doc: Document, cast: Cast, times: Sequence[Sequence[TimeMention]], drafts: Sequence[Draft], today: dt.date | None,
    ledger: Ledger,
) -> list[Told]:  # fmt: skip
    """The acts that are events of the story, beside the ``drafts`` of its gatherings."""
    tables = [tuple(c for c in d.codes if c not in d.mediators) for d in drafts]
    found = finder.find(doc, cast, times, tables)
    told = settle.settle(found, drafts)
    days = [one.when.last for one in told if one.when and one.when.last]
    old = today is not None and len(days) == len(told) and all((today - day).days > OLD_DAYS for day in days)
    _note(ledger, doc.text, found, drafts)
    if old and not drafts:
        return []
    ledger.told(a.span for one in told for a in one.acts)
    return told


def _note(ledger: Ledger, text: str, found: Sequence[Act], drafts: Sequence[Draft]) -> None:
    for act in (a for a in found if not a.frame.codebook):
        ledger.met(act.span, act.span.cut(text))
        ledger.note(act.span, settle.why_not(act, drafts) or f"every act of the story is more than {OLD_DAYS} days old")


def others(drafts: Sequence[Draft], told: Sequence[Told]) -> list[Draft]:
    """The drafts without those read from the verb of an act: "called on Lagos to withdraw" tells no meeting.

    Nor do words that only read as one tell a gathering in the sentence of an act.
    """
    verbs = [a.span for one in told for a in one.acts]
    orders = {a.order for one in told for a in one.acts}
    rest = [d for d in drafts if not (d.is_learned and all(f.order in orders for f in d.frames))]
    return [d for d in rest if not all(any(v.overlaps(f.trigger.span) for v in verbs) for f in d.frames)]


def reports(
    told: Sequence[Told], chief: Told | None, reading: Reading, doc: Document, cast: Cast, spoken: Sequence[Voice],
    today: dt.date | None,
) -> list[Report]:  # fmt: skip
    """The reports of the acts; ``chief`` is the one that the story is about, if it is an act."""
    found: dict[str, Report] = {}
    for one in sorted(told, key=lambda t: t is not chief):
        report = write.report(one, Writer(reading, doc.text, cast, {}), prominence.of(one, chief, today), spoken)
        found.setdefault(report.report, report)
    return list(found.values())
