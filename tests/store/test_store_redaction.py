"""What is redacted is nowhere in the file any more, and does not come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_build import anchor, event, judge, telling
from record_build import story as story_of

from dateline.model import Engine, Evidence, Reading, Story, Telling, to_json
from dateline.store import Store, load_record, open_store
from dateline.store.redaction.mask import key_of, names_in

ENGINE = Engine(version="0.1.0", vocabulary="a" * 64)
NOW = "2023-05-01T00:00:00+00:00"
SIGNED = {"by": "Ana", "why": "asked for it", "on": NOW}
TEXT = (
    "Koichi Hamasaki flew to Seoul, the ministry said. HAMASAKI, Koichi met Seo Min-jung. Hamasaki's aides came along."
)


def told(name: str = "one", text: str = TEXT, who: str = "JPN: Koichi Hamasaki; KOR*: Seo Min-jung") -> Telling:
    span = Evidence(field="parties.delegates", text="Koichi Hama", start=0, end=11)
    return telling(story_of(name, "2023-04-10", text), event("planned", "2023-04-17", who, evidence=(span,)))


def put(store: Store, one: Telling, text: str | None = None) -> str:
    words = "\n".join(p.text for p in one.story.paragraphs) if text is None else text
    return store.add(Reading(story=one.story, text=words), one.reports, ENGINE, NOW)


def raw(path: Path) -> bytes:
    return b"".join(f.read_bytes() for f in sorted(path.parent.glob(f"{path.name}*")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seo Min-jung met others", ["Seo Min-jung"]),
        ("SEO MIN JUNG, the envoy", ["SEO MIN JUNG"]),
        ("the envoy, Min-jung Seo, met", ["Min-jung Seo"]),
        ("seo min jung in small letters", []),
        ("https://example.org/news/seo-min-jung-in-tokyo", ["seo-min-jung"]),
        ("Kim Seo Min-jung", ["Seo Min-jung"]),
    ],
)
def test_names_are_found_in_every_order_and_case(text: str, found: list[str]) -> None:
    key = key_of("Seo Min-jung")
    assert [span.cut(text) for span in names_in(text, key.__eq__)] == found


def test_a_redacted_name_is_nowhere_and_offsets_still_hold(path: Path) -> None:
    with open_store(str(path), create=True) as store:
        put(store, told())
        store.judge([judge("held", anchor(told()), why="Hamasaki Koichi said so")])
        done = store.redact_name({"Koichi Hamasaki"}, {}, **SIGNED)
        assert (done.stories, done.reports, done.judgements) == (1, 1, 1)
        (one,) = store.tellings()
        text = store.text(one.story.id)
        assert text.startswith("██████ ████████ flew") and "Seo Min-jung" in text and len(text) == len(TEXT)
        assert [d.name for p in one.reports[0].parties for d in p.delegates] == ["Seo Min-jung"]
        assert all(e.text == text[e.start : e.end] for e in one.reports[0].evidence)
        assert [p.text for p in one.story.paragraphs] == [text]
        assert store.judgements()[0].why == "████████ ██████ said so"
    assert b"amasaki" not in raw(path).replace(b"AMASAKI", b"amasaki")


def test_a_redacted_name_does_not_come_back_with_a_new_story(path: Path) -> None:
    with open_store(str(path), create=True) as store:
        put(store, told())
        store.redact_name({"Koichi Hamasaki"}, {}, **SIGNED)
        put(store, told("two", "In Busan Hamasaki Koichi spoke. Hamasaki left early.", "JPN: HAMASAKI Koichi; KOR"))
        put(store, told("three", "In Busan Hamada Koichi spoke.", "JPN: Hamada Koichi; KOR"))
        texts = [store.text(t.story.id) for t in store.tellings()]
        assert texts[1:] == ["In Busan ████████ ██████ spoke. ████████ left early.", "In Busan Hamada Koichi spoke."]
    assert b"amasaki" not in raw(path).replace(b"AMASAKI", b"amasaki")


def test_a_lone_name_is_painted_where_it_means_the_person(path: Path) -> None:
    with open_store(str(path), create=True) as store:
        mine, other = told("a", "Hamasaki spoke.", "JPN: Hamasaki; KOR"), told("b", "Hamasaki sang.", "KOR; JPN")
        for one in (mine, other):
            put(store, one)
        store.redact_name({"Koichi Hamasaki"}, {mine.story.id: {"Hamasaki"}}, **SIGNED)
        assert [store.text(t.story.id) for t in store.tellings()] == ["████████ spoke.", "Hamasaki sang."]


def test_a_redacted_story_leaves_its_hash_and_the_reason_and_is_not_kept_again(path: Path) -> None:
    gone, stays = told(), told("other", "Others met others in Oslo.", "NOR; SWE")
    with open_store(str(path), create=True) as store:
        for one in (gone, stays):
            put(store, one)
        store.judge([judge("held", anchor(gone))])
        assert store.redact_story(gone.story.id, **SIGNED).reports == 1
        assert [t.story.id for t in store.tellings()] == [stays.story.id]
        (tomb,) = store.tombstones()
        assert set(tomb.hashes) == {gone.story.id, gone.story.text_sha256} and (tomb.by, tomb.why) == (
            "Ana",
            "asked for it",
        )
        assert store.judgements()[0].anchors[0].text == ""
        assert [s.unbound for s in load_record(store).judgements] == [True]
        assert put(store, gone) == "redacted" == put(store, told("elsewhere"))
    assert b"amasaki" not in raw(path) and b"flew" not in raw(path)


def test_of_a_feed_only_the_story_s_own_stretch_goes(path: Path) -> None:
    whole = "First item tells of talks.\nSecond item tells of a visit."
    first = told("feed", "First item tells of talks.", "NOR; SWE")
    second = telling(_second(first.story), event("planned", "2023-04-17", "FIN; SWE"))
    with open_store(str(path), create=True) as store:
        for one in (first, second):
            put(store, one, whole)
        store.redact_story(first.story.id, **SIGNED)
        text = store.text(second.story.id)
        assert text.endswith("Second item tells of a visit.") and "First" not in text and len(text) == len(whole)
    assert b"First item" not in raw(path)


def _second(first: Story) -> Story:
    import msgspec

    from dateline.model import Paragraph, story_id

    source = msgspec.structs.replace(first.source, index=1)
    paragraph = Paragraph(text="Second item tells of a visit.", start=27, end=56)
    name = story_id(source.sha256, 1)
    return msgspec.structs.replace(first, id=name, source=source, text_sha256="b" * 64, paragraphs=(paragraph,))


PARTS = st.sampled_from(
    ["Koichi Hamasaki", "Hamasaki", "Seo Min-jung", "KOICHI HAMASAKI", "the ministry", "said", "Koichi"]
)


@given(st.lists(st.lists(PARTS, min_size=1, max_size=6), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_whatever_the_text_the_full_name_is_gone_and_nothing_moves(
    tmp_path_factory: object, drawn: list[list[str]]
) -> None:
    file = tmp_path_factory.mktemp("redact") / "r.db"  # type: ignore[attr-defined]
    tellings = [told(f"s{at}", ", ".join(parts)) for at, parts in enumerate(drawn)]
    with open_store(str(file), create=True) as store:
        for one in tellings:
            put(store, one)
        store.redact_name({"Koichi Hamasaki"}, {}, **SIGNED)
        once = [(to_json(t), store.text(t.story.id)) for t in store.tellings()]
        for one, parts in zip(store.tellings(), drawn, strict=False):
            text = store.text(one.story.id)
            assert "hamasaki" not in text.lower() or not any(" " in p and "hamasaki" in p.lower() for p in parts)
            assert [p.text for p in one.story.paragraphs] == [text]
        store.redact_name({"Koichi Hamasaki"}, {}, by="Ana", why="again", on=NOW)
        assert [(to_json(t), store.text(t.story.id)) for t in store.tellings()] == once
