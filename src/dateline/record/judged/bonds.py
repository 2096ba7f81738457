"""Events that judgements make one, and those they keep apart, while the record grows."""

from __future__ import annotations

from dateline.record.case import Birth, Case
from dateline.record.judged.judged import Judged


class Bonds:
    """Cases stay as matching made them; those judged one event are bound together and told as one."""

    def __init__(self, judged: Judged) -> None:
        self._judged = judged
        self._bound: dict[Birth, list[Case]] = {}
        self._groups: dict[Birth, set[str]] = {}
        self._home: dict[str, Case] = {}

    def allows(self, report: str, case: Case) -> bool:
        """False where the report would come to stand with one that it is judged apart from."""
        group = self._judged.constraints.group(report)
        if group is None:
            return True
        together = {group} | self._groups.get(case.bond, set())
        if group in self._home:
            together |= self._groups[self._home[group].bond]
        return not any(self._judged.apart.get(one, set()) & together for one in together)

    def placed(self, report: str, case: Case) -> None:
        """Notes where a report stands, and binds its event to that of those it is judged one with."""
        group = self._judged.constraints.group(report)
        if group is None:
            return
        self._bound.setdefault(case.bond, [case])
        self._groups.setdefault(case.bond, set()).add(group)
        home = self._home.setdefault(group, case)
        if home.bond != case.bond:
            self._bind(*sorted((home.bond, case.bond)))

    def with_(self, case: Case) -> list[Case]:
        """The case and those bound to it, earliest first."""
        return sorted(self._bound.get(case.bond, [case]), key=lambda c: c.ordinal)

    def _bind(self, first: Birth, other: Birth) -> None:
        for case in self._bound[other]:
            case.bond = first
        self._bound[first] += self._bound.pop(other)
        self._groups[first] |= self._groups.pop(other)
