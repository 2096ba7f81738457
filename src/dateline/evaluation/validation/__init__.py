"""For those who validate: blind coding sheets, agreement of two codings, and the codebook."""

from dateline.evaluation.validation.agreement import Agreement, Row, agreement
from dateline.evaluation.validation.codebook import Codebook, codebook
from dateline.evaluation.validation.codings import Coding, load_codings
from dateline.evaluation.validation.sample import Sample, draw

__all__ = ["Agreement", "Codebook", "Coding", "Row", "Sample", "agreement", "codebook", "draw", "load_codings"]
