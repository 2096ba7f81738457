"""Time mentions of newswire English -> EDTF, against the dateline's day, the tense and the neighbours.

``find(text, on=day, zone="Asia/Seoul")`` is usable alone; nothing in it knows of events.
"""

from dateline.times.find import find, recount
from dateline.times.mention import KINDS, TimeMention, Timex

__all__ = ["KINDS", "TimeMention", "Timex", "find", "recount"]
