"""The tokenizer: spaCy's English one, bent to how the treebanks cut (after the Penn guideline) and to names in wires.

Which prefixes keep their hyphen ("non-aligned", "mid-June") is counted in the training part; the rest is tokens.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from training.conllu import Sentence

TABLE = Path(__file__).with_suffix(".toml")


def bend(nlp: Language, train: Sequence[Sentence]) -> None:
    """Set the rules of ``nlp``'s tokenizer; they are saved with the pipeline."""
    table: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    cut, runs = nlp.tokenizer, table["runs"]
    cut.prefix_search = compile_prefix_regex([*runs, *nlp.Defaults.prefixes]).search
    cut.suffix_search = compile_suffix_regex([*runs, *nlp.Defaults.suffixes]).search
    cut.infix_finditer = compile_infix_regex([*table["infixes"], *nlp.Defaults.infixes]).finditer
    cut.rules = {form: parts for form, parts in cut.rules.items() if form not in table["cut"]}
    for form in table["kept"]:
        cut.add_special_case(form, [{"ORTH": form}])
    cut.token_match = whole(kept_prefixes(train), table["never_cut"], **table["syllable"]).match


def whole(
    prefixes: Iterable[str], never_cut: Iterable[str], *, onset: str, vowel: str, coda: str, never_second: Iterable[str]
) -> re.Pattern[str]:
    """What stays one token: a kept prefix with its word, or a given name of two hyphenated syllables."""
    syllable = rf"(?:{onset})?(?:{vowel})(?:{coda})?"
    given = rf"(?=[A-Z])(?i:{syllable})-(?!(?i:{'|'.join(never_second)})$)(?i:{syllable})"
    kept = rf"(?i:{'|'.join(sorted(prefixes))})-\w+"
    return re.compile(rf"^(?:{'|'.join((kept, given, *never_cut))})$")


def kept_prefixes(train: Sequence[Sentence], *, least: int = 3) -> set[str]:
    """Prefixes that keep their hyphen in the treebanks at least ``least`` times, and twice as often as not."""
    kept: Counter[str] = Counter()
    cut: Counter[str] = Counter()
    for s in train:
        for at, word in enumerate(s.words):
            head, dash, tail = word.partition("-")
            if dash and head.isalpha() and tail.isalnum():
                kept[head.lower()] += 1
            elif word == "-" and at and not s.spaces[at - 1] and not s.spaces[at]:
                cut[s.words[at - 1].lower()] += 1
    return {head for head, n in kept.items() if n >= least and n > 2 * cut[head]}
