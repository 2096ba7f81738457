"""Which parts of a name a spelling may leave out, and still name the same person."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.names import marks, sounds
from dateline.names.fitting import Fit, is_particle
from dateline.names.written import Part
from dateline.vocabulary import people_names


def may(fit: Fit, short: Sequence[Part], long: Sequence[Part], place: int, *, turned: bool) -> bool:
    """True where every part that ``short`` lacks may be missing, and enough is there to know the person by.

    ``place`` is the tradition's. ``turned``: one of the names was turned round, so its ends are not known: only
    what stands between may go.
    """
    core = [place for place in range(len(long)) if not is_particle(long, place)]
    if not _enough(fit, short, len(core)):
        return False
    lacking = [place for place in fit.left_out if place in core]
    if not lacking:
        return True
    if len(short) > 1 and all(part.bound for part in short[1:]):  # "Akufo-Addo" is a lone surname
        return False
    if turned and (lacking[0] == core[0] or lacking[-1] == core[-1]):
        return False
    if people_names.traditions()[place].whole or _breaks_order(fit, long):
        return False
    return all(_one(at, core, lacking, long, place) for at in lacking)


def _enough(fit: Fit, short: Sequence[Part], core: int) -> bool:
    """A full part is paired; and two parts at all, but for a man of one name."""
    full = sum(not pair.initial for pair in fit.pairs)
    words = sum(max(short[place].words for place in pair.short) for pair in fit.pairs)
    return full >= 1 and (words >= 2 or (len(short) == 1 and core == 1) or len(short) == core)


def _breaks_order(fit: Fit, long: Sequence[Part]) -> bool:
    """George W. is not George H. W.: of several initials none is left out before one that is there."""
    paired = [place for pair in fit.pairs if pair.initial for place in pair.long if long[place].initial]
    return any(long[place].initial and any(place < later for later in paired) for place in fit.left_out)


def _one(at: int, core: Sequence[int], lacking: Sequence[int], long: Sequence[Part], place: int) -> bool:
    before = [other for other in core if other < at]
    behind = [other for other in core if other > at]
    if _in_compound(long, at):
        return False
    if all(other in lacking for other in before):
        return _front(at, behind, long, place)
    if all(other in lacking for other in behind):
        return _end([other for other in before if other not in lacking], long, place)
    return True


def _in_compound(long: Sequence[Part], place: int) -> bool:
    """True within a given name of two parts at the front ("Jean-Claude"): neither may go."""
    first = place == 0 and len(long) > 1 and long[1].bound
    return first or (place == 1 and long[1].bound and len(long) > 2)


def _front(at: int, behind: Sequence[int], long: Sequence[Part], place: int) -> bool:
    """The first name may go where it is an initial, one that many bear, or one that its bearer does not go by."""
    if sum(long[other].words for other in behind) < 2:
        return False
    part, next_part = long[at], long[behind[0]]
    if part.initial or part.cluster or _is_front_name(part, place) or _is_english_beside_chinese(long, at):
        return True
    given = people_names.western().given
    return people_names.traditions()[place].second and not (_plain(part) in given and _plain(next_part) in given)


def _end(left: Sequence[int], long: Sequence[Part], place: int) -> bool:
    """A second surname, a grandfather's name, or the Chinese name behind an English one may go."""
    if len(left) < 2:
        return False
    if people_names.traditions()[place].behind:
        return True
    return list(left) == [0, 1] and _is_english_beside_chinese(long, 0)


def _is_english_beside_chinese(long: Sequence[Part], place: int) -> bool:
    """ "John Lee Ka-chiu": an English name, a Chinese surname, a Chinese name."""
    chinese = people_names.chinese()
    if place + 2 >= len(long) or _plain(long[place]) not in people_names.western().given:
        return False
    return _plain(long[place + 1]) in chinese.surnames | chinese.southern_surnames


def _is_front_name(part: Part, place: int) -> bool:
    """True for a first name that many bear before the one they go by: Mohammed, Syed."""
    mine = sounds.readings(part.text, place)
    return any(mine & sounds.readings(name, place) for name in people_names.traditions()[place].front)


def _plain(part: Part) -> str:
    return marks.plain(part.text)[0]
