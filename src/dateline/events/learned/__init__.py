"""A second ear for sentences whose words no trigger knows: linear scores learned from sentences of our own corpus.

``signs`` is what the scores look at, ``scores`` the scores, ``hint`` the trigger that they make of a sentence. How they
are made: ``training/gatherings``; what they are good for: docs/learned.md.
"""

from dateline.events.learned.scores import seal


def model() -> str:
    """The hash that tells these scores from others. Raises PipelineError where their seal is none."""
    return seal().sha256


__all__ = ["model"]
