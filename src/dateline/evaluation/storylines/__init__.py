"""Scores the record that the engine's reading of whole storylines folds into.

A storyline is a folder with stories and a ``record.gold.json`` (form: corpus/WRITING.md). What is scored: the laws of
the record, events and their fields, history, changes, must-not-merge pairs, families, origins, series, storylines,
relations, recurrence checks, and as-of answers. What the record does not answer is counted as not answered.
"""

from dateline.evaluation.storylines.line import Line, lines_of, read_line
from dateline.evaluation.storylines.score import LineScores, evaluate_lines, score_lines
from dateline.evaluation.storylines.sheet import Sheet

__all__ = ["Line", "LineScores", "Sheet", "evaluate_lines", "lines_of", "read_line", "score_lines"]
