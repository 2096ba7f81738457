"""Is it the same person? Names over spellings, scripts' romanisations, order, titles and initials.

``same(a, b)`` answers with the reason. It looks at the two names and nothing else, so neither the order of the question
nor what was asked before matters. Among many names, ``keys(a)`` finds those that it is worth asking for.
"""

from dateline.names.judging import same
from dateline.names.keys import Keys, keys
from dateline.names.short import is_lone, is_short_for
from dateline.names.verdict import Verdict

__all__ = ["Keys", "Verdict", "is_lone", "is_short_for", "keys", "same"]
