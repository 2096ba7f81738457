"""Routes of the HTML pages, one file a group. ``ALL`` is what the application includes, in order."""

from dateline.web.routes import (
    adding,
    citing,
    deciding,
    events,
    finding,
    home,
    pairs,
    signing,
    stories,
    talks,
    upcoming,
)

ALL = (
    home.router, upcoming.router, events.router, citing.router, stories.router, pairs.router, talks.router,
    finding.router, signing.router, deciding.router, adding.router,
)  # fmt: skip
