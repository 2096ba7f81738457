"""``dateline judge``: what a person decides. Each decision is kept for ever; only a further one undoes it."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.ask import today
from dateline.cli.group import House
from dateline.cli.options import FieldValue
from dateline.model import Judgement, Verdict, to_json

if TYPE_CHECKING:
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
    _decide(context, ("same", ids), by, why, made, json)


@judge.command()
def different(context: typer.Context, ids: Ids, by: By = None, why: Why = None, made: Made = None,
              json: options.AsJson = False) -> None:  # fmt: skip
    """These are different events; of one event name the reports (`dateline show ID --explain` lists them).

    Example: `dateline judge different 842ae72e 5c1f00aa --by Ana --why "two rounds"`
    """
    _decide(context, ("different", ids), by, why, made, json)


@judge.command()
def correct(context: typer.Context, event: Id, field: Annotated[str, typer.Argument(metavar="FIELD")],
            value: FieldValue, story: OfStory = None, by: By = None, why: Why = None, made: Made = None,
            json: options.AsJson = False) -> None:  # fmt: skip
    """Set a value that was read or told wrong; `null` for what is not told. Later news may still change it.

    Example: `dateline judge correct 842ae72e when 2023-04-18 --by Ana --why "the ministry's own calendar"`
    """
    _decide(context, ("correct", [event]), by, why, made, json, field=field, value=value, story=story)


@judge.command()
def reject(context: typer.Context, event: Id, story: OfStory = None, by: By = None, why: Why = None,
           made: Made = None, json: options.AsJson = False) -> None:  # fmt: skip
    """No event: its reports, and copies of them, count no more. A report's id drops it alone, a story's all it tells.

    Example: `dateline judge reject 842ae72e --by Ana --why "a film festival, no talks"`
    """
    _decide(context, ("reject", [event]), by, why, made, json, story=story)


@judge.command()
def held(context: typer.Context, event: Id,
         on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day. [default: as set]")] = None,
         by: By = None, why: Why = None, made: Made = None, json: options.AsJson = False) -> None:  # fmt: skip
    """It took place, though no story says so.

    Example: `dateline judge held 842ae72e --by Ana --why "joint statement on the ministry's page"`
    """
    _decide(context, ("held", [event]), by, why, made, json, value=on)


@judge.command(name="not-held")
def not_held(context: typer.Context, event: Id, by: By = None, why: Why = None, made: Made = None,
             json: options.AsJson = False) -> None:  # fmt: skip
    """It did not take place: told as cancelled.

    Example: `dateline judge not-held 842ae72e --by Ana --why "the embassy says it fell through"`
    """
    _decide(context, ("not_held", [event]), by, why, made, json)


@judge.command()
def unknown(context: typer.Context, event: Id, by: By = None, why: Why = None, made: Made = None,
            json: options.AsJson = False) -> None:  # fmt: skip
    """Nobody can say whether it took place: it counts as overdue no more, until a story tells more.

    Example: `dateline judge unknown 842ae72e --by Ana --why "both embassies do not answer"`
    """
    _decide(context, ("unknown", [event]), by, why, made, json)


@judge.command()
def attach(context: typer.Context,
           story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id or address: dateline shelved.")],
           event: Id, by: By = None, why: Why = None, made: Made = None,
           json: options.AsJson = False) -> None:  # fmt: skip
    """Make a story a source of an event, though no event was read in it: it is in another language, say.

    Example: `dateline judge attach 7d21c0ffee12 842ae72e --by Ana --why "the ministry's own page, in Korean"`
    """
    _decide(context, ("attach", [event]), by, why, made, json, story=story)


@judge.command()
def undo(context: typer.Context,
         name: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the beginning of it.")],
         by: By = None, why: Why = None, made: Made = None, json: options.AsJson = False) -> None:  # fmt: skip
    """Take a judgement back: the record is as if it had never been made. An undoing can be undone.

    Example: `dateline judge undo 1f0c2d3e --by Ben --why "the calendar was last year's"`
    """
    _decide(context, ("undo", [name]), by, why, made, json)


def _decide(
    context: typer.Context,
    what: tuple[Verdict, list[str]],
    by: str | None,
    why: str | None,
    made: str | None,
    json: bool,
    *,
    field: str | None = None,
    value: str | None = None,
    story: str | None = None,
) -> None:
    """Keeps one decision and says what the record makes of it."""
    from dateline.store import open_store
    from dateline.store.deciding import Decision, decide, moment

    who, reason = signature(by, why, "a judgement")
    when = moment(made) if made is not None else dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    asked = Decision(verdict=what[0], ids=tuple(what[1]), field=field, value=value, story=story)
    with open_store(context.obj.record, create=False) as store:
        store.count()
    with open_store(context.obj.record, create=True) as store:
        one = decide(store, asked, by=who, why=reason, made=when)
        if json:
            typer.echo(to_json(one))
        else:
            _tell(store, one)


def signature(by: str | None, why: str | None, what: str) -> tuple[str, str]:
    """Who decides ``what`` (``--by``, else the environment), and why. Raises UsageError where one is missing."""
    from dateline.store.deciding import signature as checked

    return checked(by or os.environ.get("DATELINE_BY"), why, what)


def _tell(store: Store, one: Judgement) -> None:
    """What was decided, and the events it bears on as they stand now."""
    from dateline.cli import lists, paper
    from dateline.record import phased
    from dateline.record.query import by_day
    from dateline.store import asking_event

    named = {one.id, one.undoes}
    with store.asking() as at:
        standing = next(s for s in at.judgements if s.judgement.id == one.id)
        events = {e for s in at.judgements if s.judgement.id in named for e in s.events}
        found = sorted(asking_event.whole(at, events), key=by_day)
    paper.put(f"judgement {one.id[:8]}, {one.verdict.replace('_', ' ')}: {standing.effect}")
    if found:
        lists.events(phased(found, today(None)))
