"""``dateline redact``: a story's words, or a person's name, out of the record for good."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.ask import EVERY, opened
from dateline.cli.judging import By, signature
from dateline.cli.paper import Cell, Column
from dateline.errors import UnknownValue, UsageError
from dateline.model import Story, Telling, to_json

if TYPE_CHECKING:
    from dateline.record import Person
    from dateline.store import Store

_COLUMNS = (Column("made"), Column("what"), Column("hash"), Column("by", True), Column("why", True))
What = Annotated[
    str | None, typer.Argument(metavar="[STORY|PERSON]", help="A story's id or address, or a person's name.")
]
Reason = Annotated[
    str | None, typer.Option("--why", metavar="TEXT", help="Why; kept with the tombstone, so without the name.")
]


@app.command()
def redact(
    context: typer.Context,
    what: What = None,
    party: options.Parties = None,
    by: By = None,
    why: Reason = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: options.AsJson = False,
) -> None:
    """Take a story's words or a person's name out of the record for good. Without an argument: what was taken out.

    A tombstone stays, with hash and reason. It cannot be undone, and older backups still hold what was removed.

    Example: `dateline redact 'Koichi Hamasaki' --by Ana --why "asked for it"`
    """
    from dateline.store import open_store
    from dateline.store.naming import story_of

    if what is None:
        _list(context, json)
        return
    who, reason = signature(by, why, "a redaction")
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with opened(context.obj) as store:
        story = story_of(store, what)
        person = None if story else _Named(store, what, options.codes(party))
    _confirm(f"{_title(story)}" if story else f"the name of {what}", yes)
    with open_store(context.obj.record, create=True) as store:
        if story:
            done = store.redact_story(story.id, by=who, why=reason, on=now)
        elif person:
            done = store.redact_name(person.names, person.short, by=who, why=reason, on=now)
    if json:
        typer.echo(to_json(done))
        return
    told = f"{_count(done.stories, 'story', 'stories')}, {_count(done.reports, 'report', 'reports')}"
    paper.put(f"redacted: {told}, {_count(done.judgements, 'judgement', 'judgements')}; tombstone {done.redaction[:8]}")
    if story:
        _copies(context, story)


class _Named:
    """Whom a name means: all spellings of it, and in which stories a lone name means the same person."""

    def __init__(self, store: Store, name: str, parties: Sequence[str]) -> None:
        from dateline.store.asking_people import People

        with store.asking() as at:
            meant = list(People(at).listed(name, limit=EVERY).items)
        meant = [p for p in meant if not parties or p.party in parties]
        if len(meant) > 1:
            exact = [p for p in meant if name in (p.name, *p.names)]
            meant = exact if len(exact) == 1 else meant
        if len(meant) > 1:
            told = [f"{p.name} ({p.party})" for p in meant]
            raise UnknownValue("single person", name, told[:5], "give the full name, or --party")
        if not meant and not any(_writes(t, store, name) for t in store.tellings()):
            raise UnknownValue("story or person", name, (), "see: dateline people; story ids: dateline show ID --json")
        person = meant[0] if meant else None
        self.names: set[str] = {name} if person is None else {person.name, *person.names}
        if person is None and " " not in name.strip():
            raise UsageError(f"{name!r} alone may mean many; give the full name as the stories write it")
        self.short = {t.story.id: n for t in store.tellings() if (n := _lone(t, person))} if person else {}


def _lone(telling: Telling, person: Person) -> set[str]:
    """Names of one part that mean the person in that story."""
    from dateline.record.persons import is_lone, is_surname_of

    sides = (p for r in telling.reports for p in r.parties if (p.code or p.name) == person.party)
    told = (d.name for p in sides for d in p.delegates)
    return {n for n in told if is_lone(n) and any(is_surname_of(n, full, person.party) for full in person.names)}


def _writes(telling: Telling, store: Store, name: str) -> bool:
    from dateline.store.redaction.mask import key_of, names_in

    return bool(names_in(store.text(telling.story.id), lambda key: key == key_of(name)))


def _title(story: Story) -> str:
    told = f"{words.chain(story)}, {words.moment(story.known)}"
    return f"story {story.id[:12]}, {story.headline or 'no headline'} ({told})"


def _confirm(what: str, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"redact takes out {what} for good; where nobody can be asked, say --yes")
    typer.confirm(f"Take out {what} for good?", abort=True, err=True)


def _copies(context: typer.Context, story: Story) -> None:
    """Copies of the story in the record still carry its words."""
    with opened(context.obj) as store:
        left = [s for s in store.stories() if s.text_sha256 == story.text_sha256]
    for other in left:
        typer.echo(f"the same words stand in story {other.id[:12]}, too: dateline redact {other.id[:12]}", err=True)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _list(context: typer.Context, json: bool) -> None:
    with opened(context.obj) as store:
        found = store.tombstones()
    if json:
        for one in found:
            typer.echo(to_json(one))
    elif not found:
        typer.echo("Nothing was redacted; to do so: dateline redact STORY|PERSON --why TEXT", err=True)
    else:
        rows = [
            (Cell(words.moment(t.made)), Cell(t.kind), Cell(t.hashes[0][:12]), Cell(t.by), Cell(t.why)) for t in found
        ]
        paper.table(_COLUMNS, rows)
