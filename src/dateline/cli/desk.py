"""``dateline query``, ``digest`` and ``alert``: what a desk asks every morning."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dateline.cli import options
from dateline.cli.app import app
from dateline.cli.ask import judged_by, kept, opened, saved_query, today
from dateline.cli.export import Address, Out, to_file
from dateline.cli.grouped import Which, grouped
from dateline.errors import DatelineError, UsageError
from dateline.model.closed import KINDS, STATUSES
from dateline.model.known import AsOf

if TYPE_CHECKING:
    from dateline.export.desk import Change, Query
    from dateline.model import Event
    from dateline.settings import Settings
    from dateline.store.asking import At

FORMS = ("text", "html", "md")
CHANGES = (
    "new", "moved", "cancelled", "downgraded", "upgraded", "overdue", "status", "place", "parties", "recalled",
)  # fmt: skip
ALERTED = ("new", "moved", "cancelled", "downgraded", "overdue")
AHEAD = 14
_EVERY, _SOME = 10_000_000, 400
queries = typer.Typer(no_args_is_help=True, help="Save the filters of a question under a name.")
app.add_typer(queries, name="query")
QueryName = Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits, - and _.")]


@queries.command()
@grouped
def save(
    context: typer.Context,
    name: QueryName,
    which: Which,
    since: options.Since = None,
    until: options.Until = None,
) -> None:
    """Save a query, in the place of another of that name.

    Example: `dateline query save korea --party KOR --party JPN --kind meeting`
    """
    from dateline.export.desk import Query

    options.span(since, until)
    query = Query(
        party=options.codes(which.party, _uncoded(context.obj, which.party or ())),
        kind=options.one_of("kind", which.kind, KINDS),
        status=options.one_of("status", which.status, STATUSES), since=since, until=until,
    )  # fmt: skip
    there = kept(context.obj)
    before = there.save(name, query)
    typer.echo(f"{there.path}: {name} {'saved in the place of another' if before else 'saved'}")


@queries.command("list")
def list_(context: typer.Context) -> None:
    """List the saved queries as the options that make them.

    Example: `dateline query list`
    """
    from dateline.export.desk.queries import told

    there = kept(context.obj)
    found = there.all()
    for name, query in found.items():
        typer.echo(f"{name}  {told(query)}")
    if not found:
        typer.echo(f"{there.path}: no query is saved; for example: dateline query save korea --party KOR", err=True)


@queries.command()
def remove(context: typer.Context, name: QueryName) -> None:
    """Forget a saved query.

    Example: `dateline query remove korea`
    """
    there = kept(context.obj)
    there.remove(name)
    typer.echo(f"{there.path}: {name} removed")


@app.command()
def digest(
    context: typer.Context,
    query: options.SavedQuery = None,
    since: Annotated[
        str, typer.Option(metavar="DAY", help="What changed since: a day, yesterday, or a number of days as 7d.")
    ] = "yesterday",
    days: Annotated[int, typer.Option(metavar="N", min=0, max=3660, help="How many days ahead.")] = AHEAD,
    as_of: options.AsOfDay = None,
    judgements: options.Judged = "then",
    form: Annotated[str, typer.Option("--format", metavar="|".join(FORMS), help="The form.")] = "text",
    out: Out = None,
    address: Address = "",
) -> None:
    """Print the diary of a day: what is ahead, what changed, what is overdue.

    Example: `dateline digest --query korea --since yesterday --format html --out morning.html`
    """
    from dateline.export.desk import digest
    from dateline.export.desk.forms import FORMS as forms

    (chosen,) = options.one_of("form", [form], FORMS)
    on = today(as_of)
    asked = saved_query(context.obj, query)
    first = since_day(since, on)
    with opened(context.obj) as store, store.asking(AsOf(as_of), judged_by(judgements, as_of)) as at:
        events = asked.select(_of_the_day(at, asked, on, first, on + dt.timedelta(days=days)))
    told = digest(events, title=query or "Dateline", on=on, since=first, days=days)
    text = forms[chosen](told, address)
    if out is None:
        typer.echo(text, nl=not text.endswith("\n"))
    else:
        to_file(out, iter([text.encode()]))


@app.command()
def alert(
    context: typer.Context,
    query: options.SavedQuery = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="CHANGE", help=f"{', '.join(CHANGES)}. [default: {', '.join(ALERTED)}]"),
    ] = None,
    webhook: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Where to POST to. [env: DATELINE_WEBHOOK; signed by DATELINE_WEBHOOK_SECRET]"
        ),
    ] = None,
    mail: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="Whom to mail. Repeated: each. [server: env DATELINE_SMTP]"),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="On a first run, what became known since; else it only takes note of it all."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be sent; send and note nothing.")
    ] = False,
    as_of: options.AsOfDay = None,
    judgements: options.Judged = "then",
    address: Address = "",
) -> None:
    """Send what changed, each change once: by webhook, by mail, or printed. For cron.

    Example: `dateline alert --query korea --on moved --on cancelled --webhook https://hooks.example/desk`
    """
    from dateline.export.desk import changes
    from dateline.record import phased

    kinds = options.one_of("kind of change", on, CHANGES) or ALERTED
    asked = saved_query(context.obj, query)
    day = today(as_of)
    with opened(context.obj) as store, store.asking(AsOf(as_of), judged_by(judgements, as_of)) as at:
        told = (event for some in _pages(at, asked) for event in phased(asked.select(some), day))
        found = [one for one in changes(told) if one.kind in kinds]
    first = since_day(since, day).isoformat() if since else None
    places = _places(webhook or os.environ.get("DATELINE_WEBHOOK"), mail or [])
    _send(context.obj, query or "all", found, places, first, dry_run=dry_run, address=address)


def _of_the_day(at: At, asked: Query, on: dt.date, since: dt.date, until: dt.date) -> list[Event]:
    """What a digest may tell of: what is ahead and what has no day, what changed since, what is overdue."""
    from dateline.record.query import by_day
    from dateline.store import asking
    from dateline.store.asking_event import shown

    parties = asking.Wanted(parties=asked.party)
    near = asking.Wanted(parties=asked.party, until=until, undated=True)
    before = AsOf((since - dt.timedelta(days=1)).isoformat())
    names = dict.fromkeys(
        [
            *(event.id for event in asking.upcoming(at, on, near, limit=_EVERY).items),
            *(one.event.id for one in asking.changes(at, before, parties=asked.party, limit=_EVERY).items),
            *(one.event.id for one in asking.overdue(at, on, parties, limit=_EVERY).items),
        ]
    )
    return sorted(shown(at, names, checked=False), key=by_day)


def _pages(at: At, asked: Query) -> Iterator[list[Event]]:
    """Every event of its parties, some at a time, without what no change tells of."""
    from dateline.store import asking
    from dateline.store.asking_event import shown

    wanted = asking.Wanted(parties=asked.party)
    for offset in range(0, asking.listed(at, wanted, limit=1).total, _SOME):
        names = [event.id for event in asking.listed(at, wanted, limit=_SOME, offset=offset).items]
        yield [_plain(event) for event in shown(at, names, checked=False)]


def _plain(event: Event) -> Event:
    return msgspec.structs.replace(event, evidence=(), voices=(), agenda=(), outcomes=(), conflicts=())


def _send(
    settings: Settings, query: str, found: list[Change], places: list[str], first: str | None, *, dry_run: bool,
    address: str,
) -> None:  # fmt: skip
    """To each place what was not sent there. A place that fails is tried again next time and stops no other."""
    from dateline.export.desk.changes import since_day as known_since
    from dateline.export.desk.queries import beside
    from dateline.export.desk.sent import Sent, only_one

    path = beside(settings.record, "alerts.json")
    failed: list[DatelineError] = []
    now = dt.datetime.now().astimezone()
    with only_one(path, now.timestamp()):
        state = Sent(path)
        for place in places:
            begun = state.begun(query, place)
            fresh = state.unsent(query, place, found)
            # A first run would otherwise send years of changes at once.
            send = fresh if begun else known_since(fresh, first) if first else []
            if dry_run:
                _print(place, send)
                continue
            try:
                if send:
                    _deliver(place, query, send, now, address)
            except DatelineError as error:
                failed.append(error)
                continue
            state.keep(query, place, fresh, now.isoformat(timespec="seconds"))
            if not begun:
                noted = len(fresh) - len(send)
                typer.echo(f"first run for {_shown(place)}: {noted} earlier changes noted, not sent", err=True)
    for problem in failed:
        typer.echo(f"dateline: {problem}", err=True)
    if failed:
        raise typer.Exit(1)


def _places(webhook: str | None, mail: list[str]) -> list[str]:
    """Where to send to, checked before anything is sent; standard output where nowhere else."""
    from dateline.export.desk import mail as mails
    from dateline.export.desk import webhook as webhooks

    if webhook:
        webhooks.check(webhook)
    if mail:
        mails.server(os.environ.get("DATELINE_SMTP", ""))
    places = [webhook] if webhook else []
    places += [f"mailto:{mails.address(one)}" for one in mail]
    return places or ["-"]


def _deliver(place: str, query: str, send: list[Change], now: dt.datetime, address: str) -> None:
    from dateline.export.desk import mail, webhook

    if place == "-":
        _print(place, send)
    elif place.startswith("mailto:"):
        server = mail.server(os.environ.get("DATELINE_SMTP", ""))
        sender = mail.address(os.environ.get("DATELINE_MAIL_FROM") or "dateline@localhost")
        told = mail.message(query, send, now, sender=sender, to=place.removeprefix("mailto:"), pages=address)
        mail.send(told, server)
    else:
        data = webhook.body(query, send, now.isoformat(timespec="seconds"), address)
        webhook.post(place, data, secret=os.environ.get("DATELINE_WEBHOOK_SECRET"))


def _print(place: str, send: list[Change]) -> None:
    from dateline.export import words

    if place != "-":
        typer.echo(f"to {_shown(place)}:")
    for one in send:
        typer.echo(f"{one.event.id[:8]}  {words.title(one.event)}: {one.told}")
    if not send:
        typer.echo("nothing new", err=True)


def _shown(place: str) -> str:
    """A place without what may be secret in it."""
    from urllib.parse import urlsplit

    if place == "-":
        return "standard output"
    return place if place.startswith("mailto:") else f"webhook at {urlsplit(place).hostname}"


def since_day(text: str, on: dt.date) -> dt.date:
    """The day meant by a day, ``yesterday``, ``today`` or ``7d``, seen from ``on``. Raises UsageError."""
    word = text.strip().lower()
    if word in ("today", "yesterday"):
        return on - dt.timedelta(days=word == "yesterday")
    if word.endswith("d") and word[:-1].isascii() and word[:-1].isdigit() and len(word) < 6:
        return on - dt.timedelta(days=int(word[:-1]))
    try:
        found = options.day("--since", text)
    except UsageError:
        found = None
    if found is None:
        raise UsageError(f"--since {text!r} is no day; allowed: 2023-04-16, yesterday, today, or days back as 7d")
    return found


def _uncoded(settings: Settings, names: Collection[str]) -> set[str]:
    """Those of the names that are parties of the record without a code; none where there is no record yet."""
    from dateline.store import asking_lines

    try:
        with opened(settings) as store, store.asking() as at:
            return asking_lines.uncoded(at, names)
    except DatelineError:
        return set()
