"""``dateline cite`` and ``dateline chronology``: the record in works that must say where a fact comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.ask import judged_by, load, of_query, opened, today
from dateline.cli.export import Address, Out, cited_of, engine_key, filters, found, to_file
from dateline.cli.grouped import Days, Known, Which, grouped
from dateline.errors import UsageError
from dateline.export.context import Cited, Context
from dateline.model import Event
from dateline.model.known import AsOf

STYLES = ("chicago", "bibtex", "ris", "csl")
FORMS = ("md", "html", "docx")


@app.command()
def cite(
    context: typer.Context,
    events: Annotated[list[str], typer.Argument(metavar="ID...", help="Events by id, or the beginning of one.")],
    as_of: options.AsOfDay = None,
    style: Annotated[str, typer.Option("--format", metavar="|".join(STYLES), help="The style.")] = "chicago",
    judgements: options.Judged = "then",
    address: Address = "",
) -> None:
    """Cite events as of a day: with id, day, engine, digest, and the addresses of their stories.

    Example: `dateline cite 842ae72e --as-of 2023-04-18 --format bibtex`
    """
    from dateline.export.citing import citation, render
    from dateline.store import asking

    (chosen,) = options.one_of("style", [style], STYLES)
    by = judged_by(judgements, as_of)
    with opened(context.obj) as store, store.asking(AsOf(as_of), by) as at:
        at_hand = {name: asking.event(at, name) for name in events}
    # What is not there is told of by the record, which knows what comes near.
    cited_ones = [event or load(context.obj, as_of, judgements).find(name) for name, event in at_hand.items()]
    stories = cited_of(context.obj, {story for event in cited_ones for story in event.stories})
    about = Context(stories=stories, engine=engine_key(), address=address, as_of=as_of or today(None).isoformat())
    typer.echo(render(chosen, [citation(event, about) for event in cited_ones]), nl=False)


@app.command()
@grouped
def chronology(
    context: typer.Context,
    which: Which,
    days: Days,
    query: options.SavedQuery = None,
    alone: Annotated[bool, typer.Option("--alone", help="Only events of exactly these parties.")] = False,
    known: Known = Known(),
    form: Annotated[str, typer.Option("--format", metavar="|".join(FORMS), help="The form of the document.")] = "md",
    title: Annotated[str, typer.Option(metavar="TEXT", help="Its title. [default: the parties, else --query]")] = "",
    out: Out = None,
    address: Address = "",
) -> None:
    """Write a chronology with footnotes: by year, each event with its sources and its citation.

    Example: `dateline chronology --party KOR --party JPN --since 2018 --format docx --out talks.docx`
    """
    from dateline.export import chronology as chronologies

    (chosen,) = options.one_of("form", [form], FORMS)
    if chosen == "docx" and out is None:
        raise UsageError("a docx is no text for a terminal; write it to a file: --out talks.docx")
    wanted = filters(context.obj, *of_query(context.obj, query, which, days))
    chosen_ones: list[Event] = []
    stories: dict[str, Cited] = {}
    with found(context.obj, wanted, known.as_of, judged_by(known.judgements, known.as_of)) as (events, cited):
        for event in events:
            if not alone or event.codes == set(wanted.parties):
                chosen_ones.append(event)
                stories |= {name: cited[name] for name in event.stories if name in cited}
    about = Context(
        stories=stories, engine=engine_key(), address=address, as_of=known.as_of or today(None).isoformat(),
        title=title or f"Chronology: {' – '.join(_names(chosen_ones, wanted.parties)) or query or 'all events'}",
    )  # fmt: skip
    data = chronologies.render(chosen, chronologies.chronology(chosen_ones, about))
    if out is None:
        typer.echo(data.decode(), nl=False)
    else:
        to_file(Path(out), iter([data]))


def _names(events: Sequence[Event], codes: Sequence[str]) -> list[str]:
    """The parties asked for as their events call them."""
    named = {party.code: party.name for event in events for party in event.parties if party.code}
    return [named.get(code, code) for code in codes]
