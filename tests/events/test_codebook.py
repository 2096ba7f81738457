"""Kinds and statuses in the codes of PLOVER and CAMEO: every one has a row, in the data and on its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.events import codebook
from dateline.events.acts import words

PAGE = Path(__file__).resolve().parents[2] / "docs" / "plover.md"
GATHERING = ("proposed", "planned", "declined", "under_way", "held", "postponed", "cancelled")
AGREEMENT = (
    "proposed", "planned", "concluded", "signed", "in_force", "notice_given", "suspended", "restored", "ended",
)  # fmt: skip
ROWS = [(kind, status) for kind in ("meeting", "call", "visit", "forum", "exercise") for status in GATHERING]
ROWS += [("agreement", status) for status in AGREEMENT]


@pytest.mark.parametrize(("kind", "status"), ROWS)
def test_every_kind_and_status_has_a_code_and_stands_on_the_page(kind: str, status: str) -> None:
    coded = codebook.of_gathering(kind, status)
    assert coded is not None
    assert f"| {kind} | {status} | {coded.plover} | {coded.cameo} |" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("plover", "cameo", "standing", "wanted"),
    [
        ("AID", "070", None, ("AID", "070")),
        ("AID", "070", "planned", ("AGREE", "030")),
        ("AID", "070", "proposed", ("AGREE", "030")),
        ("AID", "070", "refused", ("REJECT", "120")),
        ("SANCTION", "163", None, ("SANCTION", "163")),
        ("SANCTION", "163", "planned", ("THREATEN", "130")),
        ("ACCUSE", "112", "planned", ("ACCUSE", "112")),
        ("PROTEST", "114", None, ("ACCUSE", "114")),
        ("PROTEST", "141", None, ("PROTEST", "141")),
    ],
)
def test_acts_carry_their_standing(plover: str, cameo: str, standing: str | None, wanted: tuple[str, str]) -> None:
    coded = codebook.of_act(plover, cameo, standing)
    assert (coded.plover, coded.cameo) == wanted


def test_every_verb_has_a_type_of_the_contract_or_of_the_codebook_alone() -> None:
    for frame in words.verbs().frames:
        assert frame.plover in words.cues().types or (frame.plover in ("AGREE", "CONSULT") and frame.codebook)
        assert frame.cameo.isdigit()
        assert frame.things is None or frame.things in words.verbs().things


def test_every_list_of_things_is_asked_for() -> None:
    assert set(words.verbs().things) == {f.things for f in words.verbs().frames if f.things}
