"""The columns of an entry, in the order in which its text gives them."""

from __future__ import annotations

from typing import Literal

import msgspec

Shape = Literal[
    "text", "edtf", "day", "kind", "status", "level", "role", "party", "country", "number", "many", "mode", "act"
]
SIDES = "abcdefgh"


class Column(msgspec.Struct, frozen=True):
    """A column's name, the shape of its values, what it holds, and whether an entry needs it."""

    name: str
    shape: Shape
    about: str
    needed: bool = False


_OF_A_SIDE = (
    Column("party_{}", "party", "A party: code or name."),
    Column("role_{}", "role", "host, participant, mediator, observer or invited."),
    Column("level_{}", "level", "The highest rank on its side."),
    Column("delegates_{}", "many", "Name, post @ body; the next one."),
)
COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column("key", "text", "What tells this row from all others of its author; an update keeps it.", True),
        Column("by", "text", "Who says so: the author, or the list it comes from.", True),
        Column("headline", "text", "The event in one line."),
        Column("kind", "kind", "meeting, call, visit, forum, exercise, agreement or other.", True),
        Column("plover", "act", "Of kind other: PROTEST, SANCTION, AID, ..."),
        Column(
            "status",
            "status",
            "As the contract has it: held, planned, cancelled, ...; of kind other may be empty.",
            True,
        ),
        Column("day", "edtf", "The day or period of the event (EDTF)."),
        Column("day_was", "edtf", "The earlier day of what was moved."),
        Column("time", "text", "The first instant, with its offset."),
        Column("mode", "mode", "in_person, video, phone or hybrid."),
        *(
            Column(column.name.format(side), column.shape, column.about, side == "a" and column.name == "party_{}")
            for side in SIDES
            for column in _OF_A_SIDE
        ),
        Column("place", "text", "The town."),
        Column("country", "country", "Its country: code or name."),
        Column("venue", "text", "The house."),
        Column("portfolios", "many", "Of foreign, defence, security, leader, trade, ...; several by semicolons."),
        Column("series", "text", "The standing name of the talks."),
        Column("edition", "number", "The number of the round."),
        Column("margins_of", "text", "The larger gathering."),
        Column("agenda", "many", "What about; several by semicolons."),
        Column("reason", "text", "Why it was put off or cancelled."),
        Column("sequence", "number", "How often its planner revised it (iCalendar); a lower one is old."),
        Column("known", "day", "The day when this could be known. Default: the day it is entered."),
        Column("source", "many", "Addresses to check it by; several by semicolons."),
        Column("note", "many", "Anything else; unknown columns of a sheet come here."),
        Column("supersedes", "text", "Id of the entry that this one takes the place of."),
    )
}
