"""Every file of stories becomes a table of cases; those of a class not read yet are strict xfails."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from events_build import Case, cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives ``case`` the stories of the file that the test's ``stories`` mark names."""
    if "case" in metafunc.fixturenames:
        names = metafunc.function.stories
        metafunc.parametrize("case", list(_params(one for name in names for one in cases(name))))


def _params(all_cases: Iterable[Case]) -> Iterable[object]:
    for case in all_cases:
        marks = [pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else []
        yield pytest.param(case, id=case.title, marks=marks)
