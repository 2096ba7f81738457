"""Taking a story or a person's name out of a record for good: what is left is a tombstone with hash and reason."""

from dateline.store.redaction.redact import Redacted, redact_name, redact_story
from dateline.store.redaction.shield import shielded
from dateline.store.redaction.tombstones import Tombstone, buried, gone, tombstones

__all__ = ["Redacted", "Tombstone", "buried", "gone", "redact_name", "redact_story", "shielded", "tombstones"]
