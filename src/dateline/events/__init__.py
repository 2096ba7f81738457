"""Triggers -> frames -> one report per gathering or act."""

from dateline.events.extract import extract

__all__ = ["extract"]
