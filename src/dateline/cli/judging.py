"""``dateline judge``: what a person decides. Each decision is kept for ever; only a further one undoes it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.ask import today
from dateline.cli.group import House
from dateline.cli.options import FieldValue
from dateline.errors import UnknownValue, UsageError
from dateline.model import Anchor, Judgement, Verdict, judgement, to_json
from dateline.model.known import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.record.judged.anchors import Spoken
    from dateline.store import Store

judge = typer.Typer(
    name="judge",
    cls=House,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Decide what the record cannot: signed, dated, kept for ever, undone only by a further judgement.",
    epilog="What needs a decision: `dateline review`. All decisions: `dateline judgements list`.",
)
app.add_typer(judge)

By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who decides. [env: DATELINE_BY]")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why; shown wherever the decision is.")]
Made = Annotated[
    str | None,
    typer.Option("--made", metavar="INSTANT", help="When it was decided. [default: now]", show_default=False),
]
Ids = Annotated[list[str], typer.Argument(metavar="ID ID...", help="Ids of events, or of single reports of them.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="An event's id, or that of one of its reports.")]
OfStory = Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only the report of this story.")]


@judge.command()
def same(context: typer.Context, ids: Ids, by: By = None, why: Why = None, made: Made = None,
         json: options.AsJson = False) -> None:  # fmt: skip
    """These are one event.

    Example: `dateline judge same 842ae72e 97254af2 --by Ana --why "one summit under two names"`
    """
    with _deciding(context, by, why, made, json) as desk:
        desk.pair("same", ids)


@judge.command()
def different(context: typer.Context, ids: Ids, by: By = None, why: Why = None, made: Made = None,
              json: options.AsJson = False) -> None:  # fmt: skip
    """These are different events; of one event name the reports (`dateline show ID --explain` lists them).

    Example: `dateline judge different 842ae72e 5c1f00aa --by Ana --why "two rounds"`
    """
    with _deciding(context, by, why, made, json) as desk:
        desk.pair("different", ids)


@judge.command()
def correct(context: typer.Context, event: Id, field: Annotated[str, typer.Argument(metavar="FIELD")],
            value: FieldValue, story: OfStory = None, by: By = None, why: Why = None, made: Made = None,
            json: options.AsJson = False) -> None:  # fmt: skip
    """Set a value that was read or told wrong; `null` for what is not told. Later news may still change it.

    Example: `dateline judge correct 842ae72e when 2023-04-18 --by Ana --why "the ministry's own calendar"`
    """
    from dateline.record.judged import fields

    given = ",".join(options.codes(value.split(","))) if field == "parties" else value
    with _deciding(context, by, why, made, json) as desk:
        desk.decide("correct", (desk.spoken.report(event, story),), field=field, value=fields.parse(field, given))


@judge.command()
def reject(context: typer.Context, event: Id, story: OfStory = None, by: By = None, why: Why = None,
           made: Made = None, json: options.AsJson = False) -> None:  # fmt: skip
    """No event: its reports, and copies of them, count no more. A report's id drops it alone, a story's all it tells.

    Example: `dateline judge reject 842ae72e --by Ana --why "a film festival, no talks"`
    """
    with _deciding(context, by, why, made, json) as desk:
        desk.decide("reject", desk.spoken.event(event, story))


@judge.command()
def held(context: typer.Context, event: Id,
         on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day. [default: as set]")] = None,
         by: By = None, why: Why = None, made: Made = None, json: options.AsJson = False) -> None:  # fmt: skip
    """It took place, though no story says so.

    Example: `dateline judge held 842ae72e --by Ana --why "joint statement on the ministry's page"`
    """
    from dateline.record.judged import fields

    day = fields.parse("when", on) if on else None
    with _deciding(context, by, why, made, json) as desk:
        desk.decide("held", (desk.spoken.report(event),), value=day)


@judge.command(name="not-held")
def not_held(context: typer.Context, event: Id, by: By = None, why: Why = None, made: Made = None,
             json: options.AsJson = False) -> None:  # fmt: skip
    """It did not take place: told as cancelled.

    Example: `dateline judge not-held 842ae72e --by Ana --why "the embassy says it fell through"`
    """
    with _deciding(context, by, why, made, json) as desk:
        desk.decide("not_held", (desk.spoken.report(event),))


@judge.command()
def undo(context: typer.Context,
         name: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the beginning of it.")],
         by: By = None, why: Why = None, made: Made = None, json: options.AsJson = False) -> None:  # fmt: skip
    """Take a judgement back: the record is as if it had never been made. An undoing can be undone.

    Example: `dateline judge undo 1f0c2d3e --by Ben --why "the calendar was last year's"`
    """
    with _deciding(context, by, why, made, json) as desk:
        desk.decide("undo", (), undoes=desk.judgement(name).id)


class _Desk:
    """One decision on an open record: who, why and when are known, and the record as it stands."""

    def __init__(self, store: Store, by: str, why: str, made: str, as_json: bool) -> None:
        self._store, self._by, self._why, self._made, self._json = store, by, why, made, as_json

    @property
    def spoken(self) -> Spoken:
        """The reports that speak now."""
        from dateline.record.judged.anchors import Spoken
        from dateline.store import load_record

        return Spoken(load_record(self._store), self._store.tellings())

    def pair(self, verdict: Verdict, ids: Iterable[str]) -> None:
        """A judgement about two reports or more."""
        spoken = self.spoken
        anchors = tuple(dict.fromkeys(spoken.report(name) for name in ids))
        if len(anchors) < 2:
            word = verdict.replace("_", "-")
            raise UsageError(f"judge {word} needs two reports or more; those of one event: dateline show ID --explain")
        self.decide(verdict, anchors)

    def decide(self, verdict: Verdict, anchors: tuple[Anchor, ...], **more: object) -> None:
        """Keeps the judgement and says what the record makes of it."""
        one = judgement(verdict, anchors, by=self._by, why=self._why, made=self._made, **more)  # type: ignore[arg-type]
        self._store.judge([one])
        if self._json:
            typer.echo(to_json(one))
        else:
            _tell(self._store, one)

    def judgement(self, name: str) -> Judgement:
        """The judgement of that id or beginning. Raises UnknownValue."""
        found = [j for j in self._store.judgements() if j.id.startswith(name)]
        if len(found) != 1:
            near = tuple(j.id[:8] for j in found)
            raise UnknownValue("single judgement", name, near, "see: dateline judgements list")
        return found[0]


@contextmanager
def _deciding(context: typer.Context, by: str | None, why: str | None, made: str | None, json: bool) -> Iterator[_Desk]:
    from dateline.store import open_store

    who, reason = signature(by, why, "a judgement")
    moment = _moment(made)
    with open_store(context.obj.record, create=False) as store:
        store.count()
    with open_store(context.obj.record, create=True) as store:
        yield _Desk(store, who, reason, moment, json)


def signature(by: str | None, why: str | None, what: str) -> tuple[str, str]:
    """Who decides ``what``, and why. Raises UsageError where one is missing."""
    who = (by or os.environ.get("DATELINE_BY") or "").strip()
    if not who:
        raise UsageError(f"{what} needs who made it: --by NAME, or DATELINE_BY in the environment")
    if not why or not why.strip():
        raise UsageError(f'{what} needs its reason: --why TEXT; for example --why "the ministry says so"')
    return who, why.strip()


def _moment(made: str | None) -> str:
    """``made`` as an instant with its offset. Raises UsageError."""
    if made is None:
        return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    try:
        return instant(made).isoformat()
    except ValueError:
        raise UsageError(f"--made {made!r} is no moment; allowed: 2023-04-16 or 2023-04-16T12:00:00+09:00") from None


def _tell(store: Store, one: Judgement) -> None:
    """What was decided, and the events it bears on as they stand now."""
    from dateline.cli import lists, paper
    from dateline.record import phased
    from dateline.store import load_record

    record = load_record(store)
    named = {one.id, one.undoes}
    standing = next(s for s in record.judgements if s.judgement.id == one.id)
    paper.put(f"judgement {one.id[:8]}, {one.verdict.replace('_', ' ')}: {standing.effect}")
    events = {e for s in record.judgements if s.judgement.id in named for e in s.events}
    found = [e for e in record.events if e.id in events]
    if found:
        lists.events(phased(found, today(None)))
