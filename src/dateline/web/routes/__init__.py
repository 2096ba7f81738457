"""Routes of the HTML pages, one file a page. ``ALL`` is what the application includes, in order."""

from dateline.web.routes import home, signing

ALL = (home.router, signing.router)
