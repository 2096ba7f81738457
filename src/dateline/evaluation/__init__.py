"""How well the engine does against gold: the numbers of the contract's scorer (``contract_score``, kept verbatim)."""

from dateline.evaluation.parts import Part, has_lines, is_blind, parts_of
from dateline.evaluation.stories import Scores, Told, evaluate, tell
from dateline.evaluation.storylines import evaluate_lines

__all__ = ["Part", "Scores", "Told", "evaluate", "evaluate_lines", "has_lines", "is_blind", "parts_of", "tell"]
