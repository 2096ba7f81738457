"""Routes of the HTML pages, one file a group. ``ALL`` is what the application includes, in order."""

from dateline.web.routes import adding, deciding, events, finding, home, pairs, signing, stories, talks, upcoming

ALL = (
    home.router, upcoming.router, events.router, stories.router, pairs.router, talks.router, finding.router,
    signing.router, deciding.router, adding.router,
)  # fmt: skip
