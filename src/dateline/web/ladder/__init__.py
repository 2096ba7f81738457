"""The rank ladder of a pair: who met whom, when, at what rank on each side, and whether the claims made hold."""

from dateline.web.ladder.facts import Point, points
from dateline.web.ladder.layout import Layout, ladder
from dateline.web.ladder.pins import Claim, claims
from dateline.web.ladder.png import png
from dateline.web.ladder.stretches import Stretch, stretches
from dateline.web.ladder.svg import svg
from dateline.web.ladder.table import Line, Row, lines, row_of

__all__ = [
    "Claim",
    "Layout",
    "Line",
    "Point",
    "Row",
    "Stretch",
    "claims",
    "ladder",
    "lines",
    "png",
    "points",
    "row_of",
    "stretches",
    "svg",
]
