"""Stories in, what ``read``, ``ingest`` and ``dates`` say of them out. What the engine finds is tested elsewhere."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_build import PLANNED, ROOT, SAMPLES, run

STORY = SAMPLES / "2023-04-17-yonhap.txt"
PAGE = SAMPLES / "2023-04-17-nagaland-post.html"
TWO = ("2023-04-14-yonhap.txt", "2023-04-17-yonhap.txt")
FRENCH = """PARIS, 14 avril 2023 (AFP) - Les ministres des Affaires étrangères de la France et du Japon se réuniront
lundi à Paris pour des consultations sur la sécurité, a annoncé vendredi le ministère des Affaires étrangères.

La rencontre portera sur la situation en Asie du Nord-Est et sur les échanges entre les deux pays, a-t-il précisé.
"""


def test_read_shows_headline_chain_events_and_text() -> None:
    status, out, err = run("read", str(STORY))
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert "hold first security talks in 5 years" in lines[0]
    assert lines[1].startswith("Yonhap")
    assert lines[1].endswith("| Seoul, KOR, 2023-04-17 | known 2023-04-17 18:31")
    assert "SEOUL, April 17 (Yonhap) -- South Korea and Japan held" in out
    assert "Spring festival draws record crowd" not in out
    assert lines[-2].startswith("left out: ")


def test_evidence_is_underlined() -> None:
    from typer.testing import CliRunner

    from dateline.cli import app

    out = CliRunner().invoke(app, ["read", str(STORY)], color=True).stdout
    assert "\x1b[4mMonday\x1b[0m" in out
    assert "\x1b" not in CliRunner(env={"NO_COLOR": "1"}).invoke(app, ["read", str(STORY)], color=True).stdout


def test_read_json_is_the_contracts_line_and_spans_cut_exactly() -> None:
    line = run("read", "--json", str(PAGE)).lines[0]
    text = run("read", "--text", str(PAGE)).out
    assert line["record_version"] == 1
    assert set(line) == {"record_version", "engine", "story", "events"}
    spans = [e for event in line["events"] for e in event["evidence"] if "start" in e]
    assert spans
    assert all(text[e["start"] : e["end"]] == e["text"] for e in spans)
    for block in line["story"]["dropped"]:
        assert " ".join(text[block["start"] : block["end"]].split()) == block["text"]


def test_read_explain_says_why_a_word_gave_no_event(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "OSLO - The foreign ministers of Norway and Chile met in Oslo on June 11.\n\n"
        "The presidents could one day meet. Chile accused nobody.\n"
    )
    out = run("read", "--explain", "--date", "2024-06-12", str(story)).out
    assert "gave no event (2)" in out
    assert "a mere possibility" in out and "no side to whom it is done" in out


def test_read_explain_gives_span_and_rule_and_why_a_block_was_dropped() -> None:
    out = run("read", "--explain", str(STORY)).out
    story = run("read", "--json", str(STORY)).lines[0]
    for item in story["events"][0]["evidence"]:
        if "start" in item:
            assert f"{item['start']}-{item['end']}" in out
    for block in story["story"]["dropped"]:
        assert f"{block['start']}-{block['end']} " in out
    assert f"left out ({len(story['story']['dropped'])})" in out


def test_standard_input_is_a_story() -> None:
    read = run("read", "--json", "-", stdin=STORY.read_bytes()).lines[0]
    assert read["story"]["source"]["uri"] == "-"
    assert read["story"]["id"] == run("read", "--json", str(STORY)).lines[0]["story"]["id"]
    assert "1 read, 1 new" in run("ingest", "-", stdin=STORY.read_bytes()).out
    assert "1 read, 0 new, 1 kept before" in run("ingest", stdin=STORY.read_bytes()).out


def test_a_day_handed_in_settles_what_the_text_leaves_open() -> None:
    undated = (
        "Envoys of Japan and India will meet in Tokyo on Monday, the foreign ministry said.\n\nThey met last in May.\n"
    )
    assert "--date" in run("read", "-", stdin=undated).out
    assert (
        run("read", "--json", "--date", "2023-04-14", "-", stdin=undated).lines[0]["story"]["published"] == "2023-04-14"
    )


def test_a_story_in_another_language_is_shelved() -> None:
    Path("fr.txt").write_text(FRENCH, encoding="utf-8")
    assert "shelved" in run("read", "fr.txt").out
    assert "1 read, 1 new, 0 kept before, 1 shelved (1 language), 0 refused" in run("ingest", "fr.txt").out
    assert run("events", "--json").out == ""


def test_the_summary_counts_read_new_copies_kept_and_refused() -> None:
    folder = Path("stories")
    folder.mkdir()
    for name in (*TWO, "2023-04-14-ians.txt", "2023-04-17-nagaland-post.html"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "void.txt").write_text("")
    status, out, err = run("ingest", "stories", "gone.txt")
    assert status == 1
    assert err.count("\n") == 2
    assert out == (
        "dateline.db: 4 read, 4 new (2 of them copies), 0 kept before, 0 shelved, 2 refused (1 empty, 1 missing)\n"
    )


def test_ingesting_twice_is_ingesting_once() -> None:
    files = [str(SAMPLES / name) for name in TWO]
    run("ingest", *files)
    once = run("events", "--json").out
    assert "2 read, 0 new, 2 kept before" in run("ingest", *files).out
    assert run("events", "--json").out == once
    assert once


def test_the_order_of_files_does_not_matter() -> None:
    files = [str(path) for path in sorted(SAMPLES.iterdir()) if "2023-04" in path.name]
    run("--record", "one.db", "ingest", *files)
    run("--record", "other.db", "ingest", *reversed(files))
    assert (
        run("--record", "one.db", "events", "--json").out == run("--record", "other.db", "events", "--json").out != ""
    )


def test_as_of_is_never_having_read_the_rest() -> None:
    early = [str(path) for path in sorted(SAMPLES.iterdir()) if path.name < "2023-04-15"]
    run("--record", "all.db", "ingest", str(SAMPLES))
    run("--record", "early.db", "ingest", *early)
    asked = ("events", "--json", "--as-of", "2023-04-15")
    assert run("--record", "all.db", *asked).out == run("--record", "early.db", *asked).out != ""


def test_the_record_is_chosen_by_option_then_environment_then_folder() -> None:
    run("--record", "a.db", "ingest", str(STORY))
    assert Path("a.db").exists()
    run("ingest", str(STORY), DATELINE_RECORD="b.db")
    assert Path("b.db").exists()
    run("--record", f"sqlite:///{Path('c.db').absolute()}", "ingest", str(STORY), DATELINE_RECORD="d.db")
    assert (Path("c.db").exists(), Path("d.db").exists()) == (True, False)
    run("ingest", str(STORY))
    assert Path("dateline.db").exists()


def test_a_file_name_that_is_no_text_is_kept() -> None:
    name = b"caf\xe9.txt"
    try:
        Path(name.decode("utf-8", "surrogateescape")).write_bytes(PLANNED.encode())
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    assert "1 read, 1 new" in run("ingest", ".").out


def test_dates_json_has_the_fields_of_the_contract() -> None:
    text = "said on Friday that it would meet next week"
    first, second = run("dates", "--json", "--on", "2023-04-14", text).lines
    assert list(first)[:6] == ["text", "start", "end", "kind", "edtf", "lasts"]
    assert (first["text"], first["edtf"], first["kind"]) == ("Friday", "2023-04-14", "day")
    assert (second["text"], second["edtf"]) == ("next week", "[2023-04-17..2023-04-23]")
    assert text[second["start"] : second["end"]] == "next week"
    assert run("dates", "--json", "--on", "2023-04-14", "-", stdin=text).lines == [first, second]


def test_dates_as_a_table_and_none_at_all() -> None:
    assert "Friday  8-14  day   2023-04-14" in run("dates", "--on", "2023-04-14", "said on Friday").out
    assert run("dates", "--on", "2023-04-14", "nothing here") == (0, "", "no time expression\n")


def test_evaluate_scores_gold() -> None:
    folder = str(ROOT / "corpus" / "storylines" / "kor-jpn-dg-talks")
    figures = run("evaluate", folder, "--only", "01.txt", "--json").lines[0]
    assert figures["stories"] == 1
    out = run("evaluate", folder, "--only", "01.txt").out
    assert out.startswith("slot ")
    assert "\nevents " in out


def test_the_samples_are_the_corpus_stories() -> None:
    """The demo shows nothing that is not measured: every sample is a story of the corpus, byte for byte."""
    folders = (ROOT / "corpus" / "storylines" / "kor-jpn-dg-talks", ROOT / "corpus" / "dev")
    stories = {path.read_bytes(): path for folder in folders for path in folder.iterdir() if path.suffix != ".json"}
    samples = sorted(path for path in SAMPLES.iterdir())
    assert [path.name for path in samples if path.read_bytes() not in stories] == []
    line = {path for path in folders[0].iterdir() if path.suffix in (".txt", ".html")}
    assert len(line & {stories[path.read_bytes()] for path in samples}) >= 6
    for path in samples:
        gold = json.loads(stories[path.read_bytes()].with_suffix(".gold.json").read_text(encoding="utf-8"))
        assert not gold.get("negative")
