"""What the scores look at: a sentence as tokens, with people, states, posts, towns and times each as one sign."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.actors import Cast, Scene, cities
from dateline.events import needs
from dateline.events.acts import triggers as verbs
from dateline.events.triggers import Trigger
from dateline.model import Span
from dateline.times import TimeMention

_TOKEN = re.compile(r"[A-Za-z][\w\-]*(?:'[a-z]+)?|\d[\d,.:]*|[^\w\s]")
_ENDINGS = ("ing", "ed", "es", "s")
SHORTEST = 3  # letters that an ending leaves
MANY = 3  # more of one sign than that are not told apart
CODES = 3
PERSON, TIME, POST, STATE, TOWN = "PERSON", "TIME", "POST", "STATE", "TOWN"
SIDES = (PERSON, POST, STATE)


class Sign(msgspec.Struct, frozen=True):
    """A word without its ending, or the class of what stands there (``is_class``)."""

    form: str
    span: Span
    is_class: bool
    ending: str = ""


class Line(msgspec.Struct, frozen=True):
    """A sentence as the scores see it: its signs, how many ``sides`` it names, and the triggers met in it.

    ``met`` are pairs of a trigger and whether what it needs stands beside it; ``acts`` the PLOVER types of the verbs of
    acts that are not gatherings.
    """

    signs: tuple[Sign, ...]
    sides: int
    met: tuple[tuple[Trigger, bool], ...]
    acts: tuple[str, ...]


def line(
    text: str, scene: Scene, cast: Cast, times: Sequence[TimeMention], triggers: Iterable[Trigger], of_a_call: bool
) -> Line:
    """The sentence of ``scene``, with its ``triggers``; ``of_a_call`` as in ``needs.fitting``."""
    met = ((t, needs.fitting(text, scene, cast, t, of_a_call) is not None) for t in triggers)
    signs = tuple(_signs(text, scene.sentence.span, _classes(text, scene, times)))
    acts = {s.frame.plover for t in verbs.find(text, scene.sentence.span) if t.counts for s in t.senses}
    return Line(signs, min(len(codes(scene, cast)), CODES), tuple(met), tuple(sorted(acts)))


def codes(scene: Scene, cast: Cast) -> set[str]:
    """The states and organisations named in a sentence, and those of its people and posts; not who is only credited."""
    credited = [a.span for a in scene.sentence.attributions]
    told = cast.named(scene, places=True)
    return {code for span, code in told if not any(c.holds(span) for c in credited)}


def _classes(text: str, scene: Scene, times: Sequence[TimeMention]) -> list[tuple[Span, str]]:
    """Spans and their classes, none over another: the first begun, the longest of those."""
    every = [(span, PERSON) for span, _ in scene.people]
    every += [(t.span, TIME) for t in times]
    every += [(t.span, POST) for t in scene.posts]
    every += [(p.span, STATE) for p in scene.polities]
    every += [(span, TOWN) for span, _ in cities(text, scene.sentence.span)]
    kept: list[tuple[Span, str]] = []
    for span, name in sorted(every, key=lambda one: (one[0].start, -one[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, name))
    return kept


def _signs(text: str, sentence: Span, classes: Sequence[tuple[Span, str]]) -> Iterator[Sign]:
    ahead = list(classes)
    for found in _TOKEN.finditer(text, sentence.start, sentence.end):
        while ahead and ahead[0][0].end <= found.start():
            span, name = ahead.pop(0)
            yield Sign(name, span, True)
        if not (ahead and ahead[0][0].start <= found.start()):
            yield Sign(_stem(found[0]), Span(*found.span()), False, found[0][-3:].lower())
    yield from (Sign(name, span, True) for span, name in ahead)


def _stem(word: str) -> str:
    word = word.lower()
    end = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST), "")
    return word[: len(word) - len(end)]


def of_sentence(line: Line) -> set[str]:
    """The features of a sentence: runs of one to three signs, pairs with one between, counts, and triggers met."""
    forms = ["<", *(s.form for s in line.signs), ">"]
    out = {f"{n}:{' '.join(forms[i : i + n])}" for n in (1, 2, 3) for i in range(len(forms) - n + 1)}
    out |= {f"_:{one} {other}" for one, other in zip(forms, forms[2:], strict=False)}
    told = Counter(s.form for s in line.signs if s.is_class)
    out |= {f"#{name}{min(count, MANY)}" for name, count in told.items()}
    out |= {f"#sides{line.sides}", *_of_triggers(line)}
    return out


def _of_triggers(line: Line) -> Iterator[str]:
    if not line.met:
        yield "T:none"
    yield from (f"A:{plover}" for plover in line.acts)
    for trigger, fits in line.met:
        sense = trigger.sense
        yield f"T:{fits}"
        yield f"T:{sense.kind} {fits}"
        yield f"T:{sense.kind} {sense.tense} {sense.weak} {fits}"
        yield f"T:{sense.needs} {fits}"


def of_sign(line: Line, at: int) -> set[str]:
    """The features of the sign at ``at`` as the word that tells: it, two on either side, and who stands before."""
    forms = ["<<", "<", *(s.form for s in line.signs), ">", ">>"]
    two, one, here, next_, further = forms[at : at + 5]
    before = sum(s.form in SIDES for s in line.signs[:at] if s.is_class)
    return {
        f"0:{here}",
        f"-1:{one}",
        f"-2:{two}",
        f"+1:{next_}",
        f"+2:{further}",
        f"-1,0:{one} {here}",
        f"0,+1:{here} {next_}",
        f"0,+2:{here} {further}",
        f"-1,+1:{one} {next_}",
        f"ending:{line.signs[at].ending}",
        f"sides before:{min(2, before)}",
        f"first:{at == 0}",
    }
