"""Time mentions of newswire English -> EDTF, against the dateline's day, the tense and the neighbours.

``find(text, on=day)`` is usable alone; nothing in it knows of events.
"""

from dateline.times.find import find, recount
from dateline.times.mention import TimeMention

__all__ = ["TimeMention", "find", "recount"]
