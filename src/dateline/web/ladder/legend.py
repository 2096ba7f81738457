"""What the marks mean, in two rows under the picture."""

from __future__ import annotations

from dateline.web.ladder.facts import Form, Look
from dateline.web.ladder.layout import Figure, Layout, Mark
from dateline.web.ladder.marks import mark, sign
from dateline.web.ladder.palette import Palette
from dateline.web.ladder.tags import tag, text

_LOOKS: tuple[tuple[Look, str], ...] = (
    ("held", "held"), ("planned", "planned"), ("proposed", "proposed"), ("overdue", "overdue"),
    ("postponed", "postponed"), ("cancelled", "cancelled, ended"), ("declined", "declined"),
)  # fmt: skip
_FORMS: tuple[tuple[Form, str], ...] = (("talks", "talks, visit, call"), ("paper", "agreement"), ("act", "act"))
_VERDICTS = ("confirmed", "contradicted", "open")
_LETTER = 6.0


def legend(layout: Layout, c: Palette) -> str:
    """Two rows: how an event stands; what it is, and the rest."""
    row = _Row(layout.frame.bottom + 20, c)
    for look, words in _LOOKS:
        row.put(_sample(row, look, "talks", c), words)
    row.gap()
    for verdict in _VERDICTS:
        row.put(sign(verdict, row.x + 6, row.y - 4, c), f"claim {verdict}")
    second = _Row(layout.frame.bottom + 40, c)
    for form, words in _FORMS:
        second.put(_sample(second, "held", form, c), words)
    second.gap()
    second.put(_line(second, c.unequal, "l-unequal", "1.6"), "unequal ranks")
    second.put(_hatched(second, c), "suspended")
    if any(one.company for one in layout.figures):
        second.put(mark(Mark(second.x + 6, second.y - 4, True), _plain("held", "talks"), 3.5, c), "with others, too")
    second.put(_line(second, c.ink, "l-asof", "1", "5 3"), "as of")
    return tag("g", {"class": "l-legend"}, *row.parts, *second.parts)


class _Row:
    """Entries from left to right."""

    def __init__(self, y: float, c: Palette) -> None:
        self.x = 14.0
        self.y = y
        self.parts: list[str] = []
        self._c = c

    def put(self, drawn: str, words: str) -> None:
        """One entry: the mark and its words."""
        label = tag(
            "text", {"class": "l-ink", "x": self.x + 17, "y": self.y, "fill": self._c.ink, "font-size": 10.5},
            escaped=text(words),
        )  # fmt: skip
        self.parts += [drawn, label]
        self.x += 17 + len(words) * _LETTER + 14

    def gap(self) -> None:
        """Room between two groups."""
        self.x += 12


def _sample(row: _Row, look: Look, form: Form, c: Palette) -> str:
    return mark(Mark(row.x + 6, row.y - 4, True), _plain(look, form), 5.0, c)


def _plain(look: Look, form: Form) -> Figure:
    return Figure(
        event="", href="", title="", look=look, form=form, marks=(), unequal=False, company=False, whisker=None
    )


def _line(row: _Row, colour: str, css: str, width: str, dashes: str | None = None) -> str:
    return tag(
        "path",
        {"class": css, "d": f"M{row.x + 6:g} {row.y - 11:g}v14", "stroke": colour, "stroke-width": width,
         "stroke-dasharray": dashes, "fill": "none"},
    )  # fmt: skip


def _hatched(row: _Row, c: Palette) -> str:
    return tag(
        "rect", {"class": "l-shade", "x": row.x, "y": row.y - 9, "width": 13, "height": 11, "fill": c.shade}
    ) + tag(
        "path",
        {"class": "l-hatch", "d": f"M{row.x:g} {row.y + 2:g}l11 -11m-5 11l7 -7", "stroke": c.off,
         "stroke-width": "0.7", "fill": "none"},
    )  # fmt: skip
