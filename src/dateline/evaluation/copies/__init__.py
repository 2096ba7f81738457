"""A seeded generator of realistic copies of a story, with rounds of one series as hard negatives."""

from dateline.evaluation.copies.generate import Made, generate
from dateline.evaluation.copies.layout import laid_out
from dateline.evaluation.copies.piece import Piece, piece_of
from dateline.evaluation.copies.rewrite import cut, reheaded, releaded
from dateline.evaluation.copies.romanise import romanised
from dateline.evaluation.copies.rounds import Round, rounds

__all__ = [
    "Made",
    "Piece",
    "Round",
    "cut",
    "generate",
    "laid_out",
    "piece_of",
    "reheaded",
    "releaded",
    "romanised",
    "rounds",
]
