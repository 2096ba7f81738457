"""What to ask the web for: feed lists, feeds, news sitemaps and crawl indexes -> documents, one an arrival."""

from dateline.feeds.arrival import Arrival, Outcome
from dateline.feeds.feedlist import Feed, load_feeds
from dateline.feeds.rounds import check, pages, watch

__all__ = ["Arrival", "Feed", "Outcome", "check", "load_feeds", "pages", "watch"]
