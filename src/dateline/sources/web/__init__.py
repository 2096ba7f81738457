"""Bytes from the web: one polite, limited, guarded GET at a time. No interpretation of what comes."""

from dateline.sources.web.client import Client, Fetched, Limits, Validators
from dateline.sources.web.clock import Clock
from dateline.sources.web.fetcher import Fetcher
from dateline.sources.web.guard import Guard
from dateline.sources.web.pace import Pace
from dateline.sources.web.robots import Robots
from dateline.sources.web.warc import Warc

__all__ = ["Client", "Clock", "Fetched", "Fetcher", "Guard", "Limits", "Pace", "Robots", "Validators", "Warc"]
