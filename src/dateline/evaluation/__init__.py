"""How well the engine does against gold: the numbers of the contract's scorer (``contract_score``, kept verbatim)."""

from dateline.evaluation.stories import Scores, evaluate

__all__ = ["Scores", "evaluate"]
