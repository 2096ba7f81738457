"""The API under ``/v1/`` and the same answers behind the pages (``.json``, ``.csv``, ``.ics``, ``.atom``)."""

from dateline.web.api import adding, events, judging, people, queries, sources, stories

ALL = (events.router, people.router, stories.router, sources.router, judging.router, adding.router, queries.router)
