"""How well the engine does against gold: the numbers of the contract's scorer (``contract_score``, kept verbatim)."""

from dateline.evaluation.stories import Scores, evaluate, is_blind
from dateline.evaluation.storylines import evaluate_lines, has_lines

__all__ = ["Scores", "evaluate", "evaluate_lines", "has_lines", "is_blind"]
