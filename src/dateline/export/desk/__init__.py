"""What a desk asks again and again: saved queries, the digest of a day, and alerts on what changed.

Nothing here asks a clock or the environment: the day, the moment and the secrets are handed in.
"""

from dateline.export.desk.changes import KINDS, Change, changes
from dateline.export.desk.digest import Digest, digest
from dateline.export.desk.queries import Queries, Query

__all__ = ["KINDS", "Change", "Digest", "Queries", "Query", "changes", "digest"]
