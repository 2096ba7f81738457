"""Text -> sentences and clauses, behind one small interface (``Pipeline``)."""

from dateline.language.alternatives import any_case
from dateline.language.attribution import Attribution
from dateline.language.choose import choose
from dateline.language.clauses import Clause
from dateline.language.forms import Pattern, any_of, any_word
from dateline.language.lexicon import Hit, Lexicon
from dateline.language.normal import plain
from dateline.language.parse import Parse, Token
from dateline.language.pipeline import Document, ParsedPipeline, PatternPipeline, Pipeline, Sentence

__all__ = [
    "Attribution",
    "Clause",
    "Document",
    "Hit",
    "Lexicon",
    "Parse",
    "ParsedPipeline",
    "Pattern",
    "PatternPipeline",
    "Pipeline",
    "Sentence",
    "Token",
    "any_case",
    "any_of",
    "any_word",
    "choose",
    "plain",
]
