"""The two redactions, each in one transaction: a story's words, or a person's name in everything that is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec
import sqlalchemy as sa

from dateline.model import Judgement, Report, Span, Story, from_json, to_json
from dateline.store.hashing import sha256_of
from dateline.store.redaction import tombstones
from dateline.store.redaction.cover import covered
from dateline.store.redaction.mask import Paint, everywhere, key_of, painted, words_of
from dateline.store.schema import judgements, readings, reports, stories, texts, visits


class Redacted(msgspec.Struct, frozen=True, kw_only=True):
    """What a redaction took: stories changed, reports and delegates or spans touched. ``redaction`` is its id."""

    redaction: str
    stories: int
    reports: int
    judgements: int


def redact_story(connection: sa.Connection, story_id: str, *, by: str, why: str, on: str) -> Redacted:
    """Removes the story's text, reading and reports for good, and its translations; ids and hashes of texts stay."""
    done = _redact(connection, story_id, by=by, why=why, on=on)
    others = [_redact(connection, name, by=by, why=why, on=on) for name in translations_of(connection, story_id)]
    return msgspec.structs.replace(
        done,
        stories=done.stories + len(others),
        reports=done.reports + sum(one.reports for one in others),
        judgements=done.judgements + sum(one.judgements for one in others),
    )


def translations_of(connection: sa.Connection, story_id: str) -> list[str]:
    """The stories that translate it."""
    query = sa.select(readings.c.story_id).where(readings.c.story.contains(f'"of":"{story_id}"', autoescape=True))
    return sorted(set(connection.execute(query).scalars()))


def _redact(connection: sa.Connection, story_id: str, *, by: str, why: str, on: str) -> Redacted:
    rows = connection.execute(sa.select(readings).where(readings.c.story_id == story_id)).all()
    told = [from_json(row.story, Story) for row in rows]
    count = connection.execute(sa.select(sa.func.count()).where(reports.c.story_id == story_id)).scalar_one()
    connection.execute(reports.delete().where(reports.c.story_id == story_id))
    connection.execute(readings.delete().where(readings.c.story_id == story_id))
    for row, story in zip(rows, told, strict=True):
        _clear_text(connection, row.text_sha256, story)
    connection.execute(stories.update().where(stories.c.id == story_id).values(uri="redacted"))
    judged = _in_judgements(connection, lambda one: _without_words(one, story_id))
    hashes = {(tombstones.STORY, story_id), *((tombstones.TEXT, story.text_sha256) for story in told)}
    name = tombstones.keep(connection, hashes, by=by, why=why, on=on)
    return Redacted(redaction=name, stories=1, reports=count, judgements=judged)


def redact_name(
    connection: sa.Connection, names: Collection[str], short: Mapping[str, Collection[str]],
    *, by: str, why: str, on: str,
) -> Redacted:  # fmt: skip
    """Paints over every spelling of ``names``; ``short`` has, by story id, lone names that mean the person there."""
    keys = {key_of(name) for name in names} - {""}
    changed = told = 0
    for seq, story_id in connection.execute(sa.select(readings.c.seq, readings.c.story_id)).all():
        touched = _cover(connection, seq, keys, short.get(story_id, ()))
        changed, told = changed + (touched is not None), told + (touched or 0)
    paint = Paint(keys.__contains__, list(names))
    judged = _in_judgements(connection, lambda one: _painted(one, paint))
    _in_addresses(connection, paint)
    hashes = {(tombstones.NAME, tombstones.hash_of(key)) for key in keys}
    name = tombstones.keep(connection, hashes, by=by, why=paint.over(why), on=on)
    return Redacted(redaction=name, stories=changed, reports=told, judgements=judged)


def _cover(connection: sa.Connection, seq: int, keys: set[str], short: Iterable[str]) -> int | None:
    """One reading without the names; None where it has none of them, else how many of its reports changed."""
    query = (
        sa.select(readings, texts.c.text, reports.c.reports)
        .join(texts, texts.c.sha256 == readings.c.text_sha256)
        .join(reports, (reports.c.story_id == readings.c.story_id) & (reports.c.engine == readings.c.engine))
        .where(readings.c.seq == seq)
    )
    held = connection.execute(query).one()
    story, told = from_json(held.story, Story), from_json(held.reports, tuple[Report, ...])
    paint = Paint(keys.__contains__, (held.text, *words_of(story), *(w for r in told for w in words_of(r))), short)
    clean, new_story, new_told = covered(paint, held.text, story, told)
    if (clean, new_story, new_told) == (held.text, story, told):
        return None
    _put_text(connection, held.text_sha256, clean)
    connection.execute(readings.update().where(readings.c.seq == seq).values(story=to_json(new_story)))
    same = (reports.c.story_id == held.story_id) & (reports.c.engine == held.engine)
    encoded = msgspec.json.encode(list(new_told)).decode()
    connection.execute(reports.update().where(same).values(reports=encoded))
    connection.execute(stories.update().where(stories.c.id == held.story_id).values(uri=new_story.source.uri))
    return sum(a != b for a, b in zip(told, new_told, strict=True))


def _clear_text(connection: sa.Connection, sha256: str, story: Story) -> None:
    """The text goes; where other stories of one source stand in it, only this one's stretch does."""
    others = connection.execute(sa.select(readings.c.story).where(readings.c.text_sha256 == sha256)).all()
    if not others:
        connection.execute(texts.delete().where(texts.c.sha256 == sha256))
        return
    if all(from_json(row.story, Story).source.sha256 != story.source.sha256 for row in others):
        return
    text = connection.execute(sa.select(texts.c.text).where(texts.c.sha256 == sha256)).scalar_one_or_none()
    if text is not None:
        _put_text(connection, sha256, painted(text, _stretches(story)))


def _stretches(story: Story) -> list[Span]:
    spans = [Span(p.start, p.end) for p in story.paragraphs] + [Span(d.start, d.end) for d in story.dropped]
    return spans + [Span(e.start, e.end) for e in story.evidence if e.start is not None and e.end is not None]


def _put_text(connection: sa.Connection, old: str, text: str) -> None:
    """Other words under another hash; every reading of the old ones reads the new."""
    new = sha256_of(text)
    if new == old:
        return
    if connection.execute(sa.select(texts.c.sha256).where(texts.c.sha256 == new)).first() is None:
        connection.execute(texts.insert().values(sha256=new, text=text))
    connection.execute(readings.update().where(readings.c.text_sha256 == old).values(text_sha256=new))
    connection.execute(texts.delete().where(texts.c.sha256 == old))


def _in_judgements(connection: sa.Connection, change: Callable[[Judgement], Judgement]) -> int:
    count = 0
    for row in connection.execute(sa.select(judgements.c.seq, judgements.c.judgement)).all():
        one = from_json(row.judgement, Judgement)
        new = change(one)
        if new != one:
            connection.execute(judgements.update().where(judgements.c.seq == row.seq).values(judgement=to_json(new)))
            count += 1
    return count


def _without_words(one: Judgement, story_id: str) -> Judgement:
    anchors = tuple(msgspec.structs.replace(a, text="") if a.story == story_id else a for a in one.anchors)
    return msgspec.structs.replace(one, anchors=anchors)


def _painted(one: Judgement, paint: Paint) -> Judgement:
    raw = msgspec.to_builtins(one)
    words = {name: everywhere(raw[name], paint.over) for name in ("by", "why", "value") if name in raw}
    anchors = [a | {"text": paint.over(a.get("text", ""))} for a in raw.get("anchors", ())]
    return msgspec.convert(raw | words | {"anchors": anchors}, Judgement)


def _in_addresses(connection: sa.Connection, paint: Paint) -> None:
    for row in connection.execute(sa.select(visits.c.seq, visits.c.address)).all():
        clean = paint.over(row.address)
        if clean != row.address:
            connection.execute(visits.update().where(visits.c.seq == row.seq).values(address=clean))
