"""Posts in a text: "vice defense minister for international affairs", with rank, portfolio and side.

The head of a post is a wording of ranks.yaml (``senses``); what stands before it (deputy, acting) and behind it
(``fields``: for Asian affairs, at the foreign ministry) is found by pattern. ``owners`` tells its state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import fields, owners, senses
from dateline.actors.polities import Polity
from dateline.actors.senses import SPEAKER, Sense
from dateline.language import Hit, Pattern
from dateline.language.around import before, behind
from dateline.model import Span


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """One post.

    ``span`` is all of it without its ``body``, the ministry or bureau; ``word`` is its head in lower case,
    ``modifiers`` what stands before it. ``code`` is the state it is of, ``codes`` all those of a plural post; ``until``
    is where all that belongs to it ends, its state included. ``presumed`` where the state is only that of most who have
    such a post; ``plural`` where it names several people, ``former`` where it is no longer held.
    """

    span: Span
    level: str
    portfolio: str | None = None
    plural: bool = False
    code: str | None = None
    codes: tuple[str, ...] = ()
    body: Span | None = None
    former: bool = False
    word: str = ""
    modifiers: str = ""
    senses: tuple[Sense, ...] = ()
    until: int = 0
    presumed: bool = False
    also: tuple[str, ...] = ()

    @property
    def speaker(self) -> bool:
        """True for a post that takes the floor but does not take part: a spokesman, an analyst."""
        return self.level == SPEAKER

    @property
    def generic(self) -> bool:
        """True for a post that says no rank and stands only beside a name: "chairman", "member"."""
        return self.word in senses.words().generic

    @property
    def end(self) -> int:
        """Where the post ends, its ministry or bureau and its state included."""
        return max(self.until, self.body.end if self.body else 0, self.span.end)


REACH = 60
HOUSE_REACH = 50
REACH_OF_NAME = 16
_MODIFIERS = Pattern(r"(?:^|(?<=[ (\"'\-]))((?:{modifiers}[ -]){1,12})$", senses.words, re.I)
_GENERIC = Pattern(r" {generic_link}\b", senses.words)
_PART_FOLLOWS = Pattern(r"(?:'s)? (?!{whole}\b)(?:{houses}|{parts}|[A-Z][a-z]+ {houses})", senses.words, re.I)
_SERVES = Pattern(r" {serving} (?:the|[A-Z][\w.]+'s|his|her|its)(?: [A-Z][\w\-]+)* $", senses.words)
_THOSE = re.compile(r"\bthose(?= (?:of|from) )")
_PASSING = Pattern(r"(?:{passing} )+", senses.words, re.I)
_OWN = ("'s ", "' ")
_HYPHENED = re.compile(r"-[A-Z]")
_OF_A_FIELD = re.compile(r" (?:for|of) ")
_COLLEGE = Pattern(r"\b{=colleges} of $", senses.words)
_LEFT_BEFORE = Pattern(r"\b{former} $", senses.words, re.I)
_SHARED = re.compile(r"\btheir $", re.I)
_NAME_FOLLOWS = re.compile(r",? [A-Z]")
_BOTH = Pattern(r" {of_both}", senses.words)
_BUREAU_HEAD = Pattern(
    r"\b(?P<post>(?:{bureau_deputies} )?{bureau_heads}) (?:of|for) (?:(?:the|its|his|her) )?"
    r"(?P<body>(?:[\w.&'\-]+ ){0,7}?{bureaus}(?: of (?:[A-Z]\w+ ?){1,12})?)",
    senses.words,
)


def find(text: str, span: Span, polities: Sequence[Polity]) -> list[Title]:
    """The posts of ``text[span]`` (plain text), in order, each with the state that stands in it."""
    cut = span.cut(text)
    hits = [hit for hit in senses.lexicon().find(cut) if not (_is_plain_word(cut, hit) or _is_in_a_name(cut, hit))]
    line = fields.Setting(text, span, polities, frozenset(hit.start + span.start for hit in hits))
    found = [_title(line, hit.span(span.start), hit.value) for hit in hits]
    taken = [title.span for title in found]
    found += [t for t in _bureau_heads(text, span, polities) if not any(t.span.overlaps(other) for other in taken)]
    found += _those_of(text, span, sorted(found, key=lambda t: t.span), polities)
    return _complements(text, sorted(found, key=lambda t: t.span))


def _those_of(text: str, span: Span, found: Sequence[Title], polities: Sequence[Polity]) -> Iterator[Title]:
    """ "The ministers of A and B met, and those of C and D ...": the post told last, of other states."""
    for those in _THOSE.finditer(text, span.start, span.end):
        last = next((t for t in reversed(found) if t.plural and t.span.end <= those.start()), None)
        codes = owners.right(text, those.end(), polities) if last else ()
        if last and codes:
            here = Span(*those.span())
            yield msgspec.structs.replace(last, span=here, code=codes[0], codes=codes, until=here.end, body=None)


def _complements(text: str, found: Sequence[Title]) -> list[Title]:
    """ "the envoy of the Senegalese President", "adviser to the Prime Minister": one post, told by another's."""
    kept: list[Title] = []
    for title in found:
        if kept and text[kept[-1].end : title.span.start] in _OWN and not kept[-1].plural and not title.plural:
            chief = kept.pop()  # "the UN Secretary-General's personal envoy"
            title = msgspec.structs.replace(
                title, span=Span(chief.span.start, title.span.end), code=chief.code or title.code
            )
        elif kept and _serves(text, kept[-1], title):
            chief = kept.pop()
            span, code = Span(chief.span.start, title.span.end), chief.code or title.code
            title = msgspec.structs.replace(chief, span=span, until=title.end, code=code, body=None)
        kept.append(title)
    return kept


def _serves(text: str, one: Title, other: Title) -> bool:
    """True where the first post is told by whom its holder serves."""
    if one.plural or other.plural or other.span.start - one.end > len(" under the "):
        return False
    return bool(_SERVES.search(text[one.span.start : other.span.start]))


def rank(title: Title, code: str | None) -> tuple[str, str | None]:
    """Level and portfolio of a post once its side is known: some titles rank differently from state to state."""
    if not title.senses:
        return title.level, title.portfolio
    sense = senses.choose(title.senses, code)
    level = "unknown" if sense.level == SPEAKER else senses.with_modifiers(sense.level, title.modifiers)
    return level, sense.portfolio


def _is_in_a_name(cut: str, hit: Hit[tuple[Sense, ...]]) -> bool:
    """ "Amir-Abdollahian" holds no emir, and the Cabinet of Ministers no ministers."""
    return bool(_HYPHENED.match(cut, hit.end)) or bool(_COLLEGE.search(before(cut, hit.start, REACH_OF_NAME)))


def _is_plain_word(cut: str, hit: Hit[tuple[Sense, ...]]) -> bool:
    """ "chief", "head" in lower case and without a name behind them."""
    word = cut[hit.start : hit.end]
    if word.lower() not in senses.only_with_name() or not word[0].islower():
        return False
    if word.lower() in senses.words().generic and _GENERIC.match(cut, hit.end):
        return False
    return not _NAME_FOLLOWS.match(behind(cut, hit.end, 3))


def _title(line: fields.Setting, head: Span, meanings: tuple[Sense, ...]) -> Title:
    text, sentence, polities = line.text, line.sentence, line.polities
    named = (p.span.end for p in polities if p.span.end <= head.start)
    modifiers = _modifiers(text, max(sentence.start, *named, 0), head.start)
    start = head.start - len(modifiers)
    listed = senses.fields_listed(before(text, start, REACH, sentence.start)) if meanings[0].plural else ""
    start -= len(listed)
    left = owners.left(text, start, polities)
    shared = _SHARED.search(before(text, start, 12, sentence.start))
    codes = left or (() if shared else owners.right(text, head.end, polities))
    inside = tuple(p.code for p in polities if head.holds(_without_article(p)))
    code = left[-1] if left else inside[0] if inside else codes[0] if codes else None
    word = head.cut(text).lower()
    behind_it = fields.after(line, head, meanings[0].level, meanings[0].plural)
    codes, code = codes or behind_it.codes, code or next(iter(behind_it.codes), None)
    chief = senses.of_head(word, code) if _is_of_the_whole(line, head, start, code) else None
    meanings = (chief,) if chief else meanings
    sense = senses.choose(meanings, code)
    code = code or senses.words().alone_in.get(word)
    presumed = code is None and len(sense.countries) == 1 and all(s.countries == sense.countries for s in meanings)
    if presumed:
        code = sense.countries[0]  # a post that only one state has
    elif code is None:
        code = _of_house(text, start, behind_it)
        presumed = code is not None
    passing = _PASSING.match(text, start, head.start)
    start = passing.end() if passing else start
    return Title(
        span=Span(start, behind_it.end),
        level=senses.with_modifiers(sense.level, modifiers),
        portfolio=sense.portfolio,
        plural=sense.plural,
        code=code,
        codes=codes,
        body=behind_it.body,
        until=_of_both(line, behind_it.until) if sense.plural and not codes else behind_it.until,
        former=senses.is_former(modifiers) or _is_former_there(line, start),
        word=word,
        modifiers=modifiers,
        also=senses.portfolios_in(listed) if sense.portfolio not in (None, "other") else (),
        senses=meanings,
        presumed=presumed,
    )


def _of_house(text: str, start: int, behind_it: fields.Behind) -> str | None:
    """ "AIT chairwoman", "head of the Sovereignty Council": the owner of an institution that has one."""
    shift = max(0, start - HOUSE_REACH)
    for hit in senses.owned_houses().find(text[shift : behind_it.until]):
        if (hit.end + shift == start - 1 or hit.start + shift > start) and not _OF_A_FIELD.match(text, hit.end + shift):
            return hit.value
    return None


def _without_article(polity: Polity) -> Span:
    """ "the UN special representative": the post holds "UN" alone."""
    return Span(polity.span.start + len("the ") * polity.text.startswith("the "), polity.span.end)


def _of_both(line: fields.Setting, at: int) -> int:
    """ "The foreign ministers of the two countries, NAME and NAME": what names no state belongs to the post, too."""
    found = _BOTH.match(line.text, at, line.sentence.end)
    return found.end() if found else at


def _is_former_there(line: fields.Setting, start: int) -> bool:
    """ "former Nigerian President NAME": the word stands before the state."""
    owner = next((p for p in line.polities if p.span.end + 1 == start), None)
    return owner is not None and bool(_LEFT_BEFORE.search(before(line.text, owner.span.start, 12, line.sentence.start)))


def _is_of_the_whole(line: fields.Setting, head: Span, start: int, code: str | None) -> bool:
    """ "the NATO chief", "the head of the IAEA", not "head of the UN mission in Juba"."""
    for polity in line.polities:
        if polity.code == code and polity.span.end <= start:
            if line.text[polity.span.end : start] in (" ", "'s "):
                return True
        elif polity.code == code and (head.holds(polity.span) or not _PART_FOLLOWS.match(line.text, polity.span.end)):
            return True
    return False


def _modifiers(text: str, floor: int, start: int) -> str:
    found = _MODIFIERS.search(before(text, start, REACH, floor))
    return found[1] if found else ""


def _bureau_heads(text: str, span: Span, polities: Sequence[Polity]) -> Iterator[Title]:
    """ "head of the ministry's Asian Affairs Bureau": a director general by another name."""
    for found in _BUREAU_HEAD.finditer(text, span.start, span.end):
        left = owners.left(text, found.start(), polities)
        inside = [p.code for p in polities if found.start() < p.span.start and p.span.end <= found.end()]
        yield Title(
            span=Span(*found.span("post")),
            level=senses.words().bureau_rank,
            code=left[-1] if left else inside[0] if inside else None,
            codes=left,
            body=Span(*found.span("body")),
            word=found["post"].lower(),
        )
