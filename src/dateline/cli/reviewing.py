"""``dateline review``: what a person should look at, each with the command that settles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.ask import EVERY, asked, nothing, today
from dateline.cli.grouped import Known, Which
from dateline.model import Event, Story, to_json

if TYPE_CHECKING:
    from dateline.record.review import Item

KINDS = ("notice", "doubt", "unbound", "conflict", "overdue")
_HEADS = {
    "notice": "Notices that name no story by id",
    "doubt": "May stand in the wrong event", "unbound": "Judgements that bind to nothing any more",
    "conflict": "Sources differ", "overdue": "Day passed, nothing heard",
}  # fmt: skip
_STYLES = {"notice": "warning", "doubt": "warning", "unbound": "warning", "conflict": "moved", "overdue": "off"}
OnlyOf = Annotated[
    list[str] | None, typer.Option("--only", metavar="WHAT", help=f"{', '.join(KINDS)}. Repeated: any of them.")
]


@app.command()
def review(
    context: typer.Context,
    party: options.Parties = None,
    only: OnlyOf = None,
    on: options.OnDay = None,
    as_of: options.AsOfDay = None,
    json: options.AsJson = False,
) -> None:
    """List what needs a person: notices, doubtful merges, unbound judgements, conflicts, overdue plans; with commands.

    Example: `dateline review --party TUR`
    """
    from dateline.store import asking, asking_lines

    kinds = options.one_of("kind of question", only, KINDS)
    day = options.day("--on", on) or today(as_of)
    with asked(context, Which(party), Known(as_of)) as one:
        shown = asking.listed_review(one.at, day, one.wanted, kinds=kinds, limit=EVERY).items
        if json:
            for item in shown:
                typer.echo(to_json(item))
            return
        if not shown:
            typer.echo(nothing(one.at, "Nothing to review; every event: dateline events"), err=True)
            return
        events = asking.briefs(one.at, [item.event for item in shown if item.event])
        told = asking_lines.tellings(one.at, {story for item in shown for story in item.stories})
    _put(shown, events, {name: telling.story for name, telling in told.items()})


def _put(found: Sequence[Item], events: Mapping[str, Event], stories: Mapping[str, Story]) -> None:
    last = ""
    for item in found:
        if item.kind != last:
            if last:
                paper.put()
            last = item.kind
            count = sum(other.kind == last for other in found)
            paper.put(paper.styled(f"{_HEADS[last]}: {count}", "bold"))
        event = events.get(item.event or "")
        if event:
            paper.put(f"{words.when(event.when)}  {words.parties(event)}: {words.what(event)}  {event.id[:8]}")
        paper.fact(f"  {item.kind}", item.text, _STYLES[item.kind])
        for name in item.stories:
            story = stories.get(name)
            if story:
                told = f"{words.moment(story.known)}  {words.chain(story)}: {story.headline or '(no headline)'}"
                paper.fact("  told by", told)
        for command in item.commands:
            paper.fact("  settle", command)
