"""The contract's closed lists (section 2), in its order: whoever checks, asks or explains takes them from here."""

from __future__ import annotations

KINDS = ("meeting", "call", "visit", "forum", "exercise", "agreement", "other")
GATHERING = ("proposed", "planned", "declined", "under_way", "held", "postponed", "cancelled")
"""Statuses of a gathering."""
PAPER = ("proposed", "planned", "concluded", "signed", "in_force", "notice_given", "suspended", "restored", "ended")
"""Statuses of an agreement."""
STATUSES = tuple(dict.fromkeys((*GATHERING, *PAPER)))
LEVELS = (
    "leader", "minister", "vice_minister", "deputy_minister", "military_chief", "director_general",
    "ambassador", "envoy", "flag_officer", "working", "unknown",
)  # fmt: skip
"""Ranks, the highest first."""
FORMATS = {2: "bilateral", 3: "trilateral"}
"""By number of parties; more are ``multilateral``."""
ACTS = (
    "COOPERATE", "SUPPORT", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""PLOVER types of ``other``."""
