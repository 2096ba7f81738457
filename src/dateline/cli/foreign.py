"""``dateline shelved`` and ``dateline translate``: stories in other languages, and how they come to speak."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options, paper, words
from dateline.cli.app import app
from dateline.cli.paper import Cell, Column
from dateline.errors import UsageError
from dateline.model import Story, to_json

if TYPE_CHECKING:
    from dateline.engine import Read
    from dateline.store import Store

_COLUMNS = (
    Column("known"), Column("lang"), Column("outlet", True), Column("headline", True), Column("id"),
    Column("source of"),
)  # fmt: skip
Languages = Annotated[
    list[str] | None, typer.Option("--language", metavar="CODE", help="Only of this language: ko, ja. Repeated: any.")
]
Translator = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who translated it: a person or a machine.")
]


@app.command()
def shelved(
    context: typer.Context,
    language: Languages = None,
    since: options.Since = None,
    until: options.Until = None,
    json: options.AsJson = False,
) -> None:
    """List stories that are kept but not read: headline, outlet, day, language, address.

    Example: `dateline shelved --language ko --since 2023-04`
    """
    from dateline.cli.ask import opened
    from dateline.record.query import by_day
    from dateline.store import asking_plain

    first, last = options.span(since, until)
    with opened(context.obj) as store:
        found = [s for s in store.shelved() if _within(s, first, last) and (not language or s.language in language)]
    if json:
        for one in found:
            typer.echo(to_json(one))
        return
    if not found:
        typer.echo("No story is shelved; what was read: dateline coverage", err=True)
        return
    with opened(context.obj) as store, store.asking(skip_waiting=True) as at:
        # Only a judgement makes such a story a source.
        events = {e for one in at.judgements if one.judgement.verdict == "attach" for e in one.events}
        held = asking_plain.plain(at, events)
        told = {s.id: [e.id[:8] for e in sorted(held, key=by_day) if s.id in e.stories] for s in found}
    rows = [
        (
            Cell(words.moment(s.known)), Cell(s.language or "-"), Cell(words.outlets(s)),
            Cell(s.headline or "(no headline)"), Cell(s.id[:12]), Cell(" ".join(told[s.id]) or "-"),
        )
        for s in found
    ]  # fmt: skip
    paper.table(_COLUMNS, rows, {at: s.source.uri for at, s in enumerate(found)})
    paper.put(
        paper.styled(
            "source of an event: dateline judge attach ID EVENT   a translation: dateline translate ID FILE", "dim"
        )
    )


@app.command()
def translate(
    context: typer.Context,
    story: Annotated[str, typer.Argument(metavar="STORY", help="The story's id, or its address: dateline shelved.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="Its text in English; - is standard input.")],
    by: Translator = None,
) -> None:
    """Take an English translation of a story that is shelved. What is read in it is marked as translated everywhere.

    A further one by the same translator takes its place.

    Example: `dateline translate 7d21c0ffee12 talks-en.txt --by Ana`
    """
    from dateline import engine
    from dateline.cli import story_view
    from dateline.cli.sources import read_as_set
    from dateline.reading import translation
    from dateline.store import open_store
    from dateline.store.naming import one_story

    read_as_set(context)
    text = _text(file, context.obj.max_source_bytes)
    with open_store(context.obj.record, create=False) as store:
        store.count()
    with open_store(context.obj.record, create=True) as store:
        of = one_story(store, story)
        _check(of)
        earlier = _earlier(store, of, by)
        (read,) = engine.read(translation.written(of, text, by=by, supersedes=earlier))
        if read.reading.shelved:
            raise UsageError(
                f"{file} is no English text ({read.reading.story.language}); give a translation into English"
            )
        added = store.add(read.reading, read.reports, engine.engine(), _now())
    typer.echo(f"{context.obj.record}: {_outcome(added, read, earlier)}")
    story_view.story(read.reading, read.reports)


def _within(story: Story, first: dt.date | None, last: dt.date | None) -> bool:
    day = (story.known or story.received or "")[:10]
    return (first is None or day >= first.isoformat()) and (last is None or "" < day <= last.isoformat())


def _text(file: str, most: int) -> str:
    from dateline.reading.decode import decode

    try:
        data = sys.stdin.buffer.read(most + 1) if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}; name a text file, or - for standard input") from error
    if len(data) > most or not data.strip():
        raise UsageError(
            f"{file}: {'empty' if not data.strip() else 'too large'}; a translation is a text of one story"
        )
    return decode(data, file).text


def _check(of: Story) -> None:
    if of.translation is not None:
        raise UsageError(
            f"story {of.id[:12]} is a translation itself; name the story it translates: {of.translation.of[:12]}"
        )
    if of.language == "en":
        raise UsageError(f"story {of.id[:12]} is in English and read as it stands; what is shelved: dateline shelved")


def _earlier(store: Store, of: Story, by: str | None) -> str | None:
    """The translation by the same translator that speaks now."""
    mine = [s for s in store.stories() if s.translation and s.translation.of == of.id and s.translation.by == by]
    gone = {s.supersedes for s in mine}
    return next((s.id for s in mine if s.id not in gone), None)


def _outcome(added: str, read: Read, earlier: str | None) -> str:
    if added == "redacted":
        return "left out, since the story was redacted"
    name, count = read.reading.story.id[:12], len(read.reports)
    instead = f", in place of {earlier[:12]}" if earlier else ""
    return f"translation {name}{instead}, {count} event{'' if count == 1 else 's'}"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
