"""A page whose parts agree with one another: all that it asks is answered out of one picture of the record."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from dateline.web.site import Site

T = TypeVar("T")


class _Moment(Protocol):
    """What a route was asked for, with the moment that it was asked as of (None: now)."""

    as_of: str | None


def one_picture(route: Callable[..., T]) -> Callable[..., T]:
    """A route that is given ``site``, and ``ask`` or ``pair``, and answers whole: within ``Questions.together``."""

    @functools.wraps(route)
    def answered(*, site: Site, **asked: Any) -> T:
        moment: _Moment = asked["pair"] if "pair" in asked else asked["ask"]
        with site.questions.together(moment.as_of):
            return route(site=site, **asked)

    return answered
