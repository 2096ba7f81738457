"""The setting ``pipeline`` -> a pipeline: patterns alone, the shipped parser beside them, or a parser of the user's."""

from __future__ import annotations

import functools

from dateline.language import shipped, trained
from dateline.language.pipeline import ParsedPipeline, PatternPipeline, Pipeline

PATTERNS = "patterns"


@functools.cache
def choose(name: str) -> Pipeline:
    """The pipeline of that name: "patterns", "english" (shipped), a spaCy package, or the folder of one.

    The shipped one is loaded when it is first asked for a tree, another at once. Raises PipelineError where it cannot
    be used.
    """
    if name == PATTERNS:
        return PatternPipeline()
    if name == shipped.NAME:
        return ParsedPipeline(trained.english, shipped.seal().identity)
    parser = trained.named(name)
    return ParsedPipeline(lambda: parser, parser.identity)
