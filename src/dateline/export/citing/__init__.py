"""Events as works cite them: one file a style. A citation says which event, as known when, by which engine."""

from dateline.export.citing.citation import Citation, citation, digest
from dateline.export.citing.styles import STYLES, render

__all__ = ["STYLES", "Citation", "citation", "digest", "render"]
