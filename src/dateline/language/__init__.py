"""Text -> sentences and clauses, behind one small interface (``Pipeline``)."""

from dateline.language.attribution import Attribution
from dateline.language.clauses import Clause
from dateline.language.forms import Pattern, any_of, any_word
from dateline.language.lexicon import Hit, Lexicon
from dateline.language.normal import plain
from dateline.language.pipeline import Document, PatternPipeline, Pipeline, Sentence

__all__ = [
    "Attribution",
    "Clause",
    "Document",
    "Hit",
    "Lexicon",
    "Pattern",
    "PatternPipeline",
    "Pipeline",
    "Sentence",
    "any_of",
    "any_word",
    "plain",
]
