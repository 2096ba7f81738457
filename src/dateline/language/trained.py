"""Parsers by spaCy: the shipped one, or the user's own package or folder. spaCy is imported on first use only."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.errors import PipelineError
from dateline.language import shipped
from dateline.language.parse import Parse, Token
from dateline.model import Span
from dateline.vocabulary import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDED = ("parser",)


class Relations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/relations.yaml: labels of other schemes -> relations; ``turned`` hang above what they mark."""

    same: dict[str, str]
    turned: dict[str, str]
    carried: frozenset[str]


@functools.cache
def _relations() -> Relations:
    return load("relations", Relations)


class SpacyParser:
    """Tokens, parts of speech and heads from a spaCy pipeline."""

    def __init__(self, nlp: Language, identity: str) -> None:
        self.nlp, self.identity = nlp, identity

    def parse(self, text: str, spans: Sequence[Span]) -> list[Parse]:
        """See ``Parser.parse``."""
        docs = self.nlp.pipe(text[span.start : span.end] for span in spans)
        return [of(doc, span.start) for doc, span in zip(docs, spans, strict=True)]


def of(doc: Doc, shift: int) -> Parse:
    """A spaCy document as a parse whose offsets begin at ``shift``; white space is left out."""
    kept = [t.i for t in doc if not t.is_space]
    number = {i: n for n, i in enumerate(kept)}
    rows = _universal([[t.dep_.partition(":")[0].lower(), t.head.i] for t in doc])
    return Parse(
        tuple(
            Token(
                Span(shift + doc[i].idx, shift + doc[i].idx + len(doc[i])),
                doc[i].pos_,
                number.get(_kept_head(rows, number, i), number[i]),
                rows[i][0],
            )
            for i in kept
        )
    )


def _kept_head(rows: Sequence[Sequence[Any]], number: Mapping[int, int], i: int) -> int:
    head = int(rows[i][1])
    while head not in number and int(rows[head][1]) != head:
        head = int(rows[head][1])
    return head


def _universal(rows: list[list[Any]]) -> list[list[Any]]:
    """Labels of the ClearNLP scheme (``en_core_web_*``) as Universal Dependencies.

    There a preposition stands above its noun; here it hangs under it as ``case``, and the noun takes its place.
    """
    table = _relations()
    for i, (dep, head) in enumerate(rows):
        if dep in table.carried and rows[head][0] in table.turned:
            rows[i] = [table.turned[rows[head][0]], rows[head][1] if rows[head][1] != head else i]
            rows[head] = ["case", i]
    return [[table.same.get(dep, dep), head] for dep, head in rows]


@functools.cache
def english() -> SpacyParser:
    """The shipped parser. Raises PipelineError where spaCy is missing or the weights are not those sealed."""
    spacy = _spacy("the shipped pipeline")
    config, content = shipped.unpacked(shipped.packed())
    nlp = _bare().from_config(spacy.util.load_config_from_str(config)).from_bytes(content, exclude=["vocab"])
    return SpacyParser(nlp, shipped.seal().identity)


def _bare() -> type[Language]:
    """English without rules for its tokenizer: they come with the weights; to build them twice is half of loading."""
    from spacy.lang.en import English

    none: dict[str, Any] = {"tokenizer_exceptions": {}, "prefixes": [], "suffixes": [], "infixes": []}
    return type("English", (English,), {"Defaults": type("Defaults", (English.Defaults,), none)})


@functools.cache
def named(name: str) -> SpacyParser:
    """The user's own: an installed spaCy package, or the path of a pipeline's folder.

    Raises PipelineError where there is none of that name, or one without a parser.
    """
    spacy = _spacy(f"the pipeline {name!r}")
    try:
        nlp = spacy.load(name, exclude=["ner", "lemmatizer", "senter"])
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"no spaCy pipeline {name!r} ({str(error).splitlines()[0][:120]}); allowed: patterns, english, an "
            "installed package such as en_core_web_sm, or the folder of one"
        ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise PipelineError(f"the spaCy pipeline {name!r} has no {missing[0]}; it has: {', '.join(nlp.pipe_names)}")
    return SpacyParser(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")


def _spacy(wanted: str) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise PipelineError(f"{wanted} needs spaCy ({error}); next: pip install 'spacy>=3.8,<3.9'") from error
    return spacy
