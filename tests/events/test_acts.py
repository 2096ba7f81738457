"""The parts that acts are made of: forms of verbs, and who may act in a sentence."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import actors, reading
from dateline.events import acts
from dateline.events.acts.inflect import forms
from dateline.events.acts.words import verbs
from dateline.language import PatternPipeline
from dateline.sources import Bytes


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("accuse", "accuse accuses accused accusing"),
        ("deny", "deny denies denied denying"),
        ("ban", "ban bans banned banning"),
        ("strike", "strike strikes struck striking"),
        ("give", "give gives gave given giving"),
        ("impose", "impose imposes imposed imposing"),
        ("free", "free frees freed freeing"),
        ("push for", "push for|pushes for|pushed for|pushing for"),
        ("lash out at", "lash out at|lashes out at|lashed out at|lashing out at"),
    ],
)
def test_forms(verb: str, wanted: str) -> None:
    table = verbs()
    told = [form for form, _ in forms(verb, table.irregular, table.doubling)]
    assert told == (wanted.split("|") if "|" in wanted else wanted.split())


@given(st.from_regex(r"[a-z]{3,10}", fullmatch=True))
def test_every_verb_has_four_forms_that_begin_alike(verb: str) -> None:
    told = [form for form, _ in forms(verb, {}, set())]
    assert len(told) == 4
    assert all(form.startswith(verb[:-1]) for form in told)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("China protested.", ["China named CHN"]),
        ("Chinese officials protested.", ["Chinese officials official CHN"]),
        ("The Chinese foreign ministry protested.", ["Chinese foreign ministry official CHN"]),
        ("Chinese fans protested.", ["Chinese fans private CHN"]),
        ("Georgian mineral water was banned.", ["Georgian attribute GEO"]),
        ("Russian and Belarusian forces drilled.", ["Russian official RUS", "Belarusian forces official BLR"]),
        ("The government in Kyiv protested.", ["government in Kyiv official UKR"]),
        ("The Chinese Embassy in Manila protested.", ["Chinese Embassy official CHN", "Manila named PHL"]),
        ("Ugandan rebels protested.", ["Ugandan rebels private UGA"]),
        ("Hamas fighters protested.", ["Hamas fighters official NSA:HAMAS"]),
        ("Russian Foreign Minister Oleg Belov protested.", ["Russian Foreign Minister Oleg Belov official RUS"]),
        ("Lithuania recalled its ambassador.", ["Lithuania named LTU", "ambassador official LTU"]),
    ],
)
def test_who_may_act(sentence: str, wanted: list[str]) -> None:
    data = sentence.encode()
    (story,) = reading.read(Bytes("s.txt", data, hashlib.sha256(data).hexdigest()), date="2024-06-13")
    doc = PatternPipeline().analyse(story)
    cast = actors.find(doc)
    found = acts.actors_of(doc.text, cast.scenes[0], cast)
    assert [f"{doc.cut(a.span)} {a.part} {' '.join(a.codes)}" for a in found] == wanted
