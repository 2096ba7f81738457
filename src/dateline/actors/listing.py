"""People in a list share what is said once: a plural post, a state, "their Japanese and Korean counterparts"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from dateline.actors.mention import BARE, BEHIND_LIST, COUNTERPART_BEHIND, Mention

Pair = tuple[Mention, Mention]
_LIST = re.compile(r"(?: of (?:the )?[A-Z][\w.\- ]{1,80}?)?(?:,? and |, | & )")
_AND = re.compile(
    r"(?:'s(?: (?:[A-Z]\w+|and|of|the|for)){1,8})?(?:,? and |, )(?:(?:the country's|its|his|her|the|their) )?"
)


def spread(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The same mentions, each with the post and side that its neighbour in a list gives it."""
    out: list[Mention] = []
    for mention in mentions:
        if out:
            out[-1], mention = _together(text, out, mention)
        out.append(mention)
        if mention.rule == BEHIND_LIST:
            _share_back(text, out)
    return out


def _share_back(text: str, out: list[Mention]) -> None:
    """ "Foreign Minister A and Defence Minister B, from Ecuador": the state behind the last is that of all."""
    for place in range(len(out) - 2, -1, -1):
        one, following = out[place], out[place + 1]
        if one.code or not one.title or one.counterpart or not _AND.fullmatch(text[one.end : following.start]):
            return
        out[place] = replace(one, code=following.code, rule="listed with its colleague")


def _together(text: str, out: Sequence[Mention], mention: Mention) -> Pair:
    """The last mention and the next as the first rule that fits leaves them."""
    for rule in _RULES:
        pair = rule(text, out, mention)
        if pair:
            return pair
    return out[-1], mention


def _plural_post_before(text: str, out: Sequence[Mention], mention: Mention) -> Pair | None:
    """ "foreign ministers Park Jin and Wang Yi": the post belongs to each, its states in turn."""
    previous = out[-1]
    title = previous.title
    if not title or not title.plural or mention.title or not _listed(text, previous, mention):
        return None
    place = sum(m.title is title for m in out)
    shared = title.codes[0] if title.also and len(title.codes) == 1 else mention.code  # of one state, two fields
    code = title.codes[place] if place < len(title.codes) else shared
    if place == 1 and title.codes:
        previous = replace(previous, code=title.codes[0])
    return previous, replace(mention, title=title, code=code, rule="plural title before names")


def _counterparts_before(text: str, out: Sequence[Mention], mention: Mention) -> Pair | None:
    """ "his Japanese and American counterparts A and B"."""
    previous = out[-1]
    if not previous.counterpart or mention.counterpart or mention.code:
        return None
    if not (_listed(text, previous, mention) or _LIST.fullmatch(text[previous.end : mention.start])):
        return None
    rest = previous.codes[1:] or (previous.code,)
    return previous, replace(mention, code=rest[0], codes=rest, counterpart=True, rule="list of counterparts")


def _counterparts_behind(text: str, out: Sequence[Mention], mention: Mention) -> Pair | None:
    """ "A and B, his Japanese counterparts"."""
    previous = out[-1]
    if mention.rule != COUNTERPART_BEHIND or previous.rule != BARE or not _listed(text, previous, mention):
        return None
    return replace(previous, code=mention.code, counterpart=True, rule="list of counterparts"), mention


def _one_state(text: str, out: Sequence[Mention], mention: Mention) -> Pair | None:
    """ "US Secretary of State A and Secretary of Defence B": the state of the first stands for both."""
    one, other = out[-1].title, mention.title
    if not (one and out[-1].code and other and not other.code) or mention.code or mention.counterpart:
        return None
    if out[-1].counterpart:
        return None
    gap = text[out[-1].end : mention.start]
    same_office = (one.level, one.portfolio) == (other.level, other.portfolio) and one.portfolio is not None
    if not _AND.fullmatch(gap) or (
        same_office and "and" not in gap
    ):  # "with US Defence Secretary A, Defence Minister B"
        return None
    return out[-1], replace(mention, code=out[-1].code, rule="listed with its colleague")


def _plural_post_behind(text: str, out: Sequence[Mention], mention: Mention) -> Pair | None:
    """ "A and B, the two foreign ministers"."""
    plural = mention.title and mention.title.plural
    if not plural or out[-1].title or not _listed(text, out[-1], mention):
        return None
    return replace(out[-1], title=mention.title, rule="names before a plural title"), mention


_RULES: tuple[Callable[[str, Sequence[Mention], Mention], Pair | None], ...] = (
    _plural_post_before,
    _counterparts_before,
    _counterparts_behind,
    _one_state,
    _plural_post_behind,
)


def _listed(text: str, one: Mention, other: Mention) -> bool:
    return bool(_LIST.fullmatch(text[one.end : other.name.start]))
