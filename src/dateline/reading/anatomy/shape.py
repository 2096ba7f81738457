"""What a block looks like, before anything is known about its words."""

from __future__ import annotations

import functools
import re

# Nothing about a block's shape needs more of it than this.
LONG, END, SURELY_LONG = 4000, 60, 80
_CLOSED = re.compile(r"[.!?…:;。！？](?:[\"'”’»)\]]|''){0,3}$|[.!?,][\"'”’]\s*$|[”\"»]$")
_STOPPED = re.compile(
    r"[.!?…:。！？](?:[\"'”’»)\]]|''){0,3}$|[.!?][\"'”’»]?\s?\([\w ./&-]{2,40}\)\.?$"
    r"|[.!?][\"”’]?\s[–—-]{1,2}\s?[A-Z]{2}[\w./ ]{0,20}$"
)
_CUT_OFF = re.compile(
    r"(?:\.\s?\.(?:\s?\.)?|…)[\s\])]*(?:\[?(?:read more|more|continue reading)\]?)?\W{0,3}$", re.IGNORECASE
)
_READ_ON = re.compile(r"(?:…|\.\.)\W*(?:read more|continue reading)\W*$", re.IGNORECASE)
# A sentence with the agency's name behind it: "... last year. RSS".
_CREDITED = re.compile(
    r"[.!?][\"”’]?\s[–—-]{0,2}\s?[(\[/]?[A-Z]{2}[\w./ -]{0,24}[)\]/]?$"
    r"|[.!?…][\"”’]?\s?(?:\([\w./ &:-]{2,40}\)\s?){1,3}$|[.…]{1,4}[A-Z]{3,12}$"
    r"|[.!?][\"”’]?\s?[–—-]{1,2}\s?[A-Z][\w./ ]{1,25}$"
)
# What closes a story behind its last full stop.
_ORNAMENTS = " ■□▪◼◾●◆♦▲★█"
_IDEOGRAMS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ANAPHORA = re.compile(
    r"(?:He|She|They|It|Both|The (?:two|three|four|latter|former|sides|minister|ministers|talks|visit|meeting))\b"
)
_WORDS = re.compile(r"[\w’'-]+")
# As ``_WORDS``, for texts without other letters: what is in no word becomes a blank.
_ASCII_WORDS = bytes(byte if _WORDS.fullmatch(chr(byte)) and byte < 128 else 32 for byte in range(256))


def words(text: str) -> int:
    """How many words; of a very long text those of its beginning."""
    return _words(text if len(text) <= LONG else text[:LONG])


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> int:
    plain = text if text.isascii() else _plain(text)
    if plain.isascii():
        return len(plain.encode().translate(_ASCII_WORDS).split())
    return len(_WORDS.findall(text)) + len(_IDEOGRAMS.findall(text)) // 2


def _plain(text: str) -> str:
    """``text`` with the marks that print has and ASCII lacks as such that count the same."""
    text = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("‘", '"')
    return text.replace("—", ",").replace("–", ",").replace("\xa0", " ").replace("…", ".")


def _end(text: str) -> str:
    """The last letters of ``text``, without the mark that some print behind a story."""
    end = text[-END:]
    return end.rstrip(_ORNAMENTS) if end[-1:] in _ORNAMENTS else end


def is_closed(text: str) -> bool:
    """True where it ends as a sentence ends."""
    end = _end(text)
    return bool(_CLOSED.search(end) or _CREDITED.search(end))


def is_cut_off(text: str) -> bool:
    """True where it ends in dots, as teasers do."""
    return bool(_CUT_OFF.search(text[-END:]))


def is_prose(text: str) -> bool:
    """True for what can only be running text: a closed sentence of some length, or a very long line."""
    if len(text) > LONG or text.count(" ") > SURELY_LONG:
        return words(text) >= 30
    return _is_prose(text)


@functools.lru_cache(maxsize=4096)
def _is_prose(text: str) -> bool:
    count = words(text)
    if count >= 30:
        return True
    return (
        count >= 8
        and not is_cut_off(text)
        and bool(_STOPPED.search(_end(text)))
        and not _is_titled(text)
        and (count >= 20 or "." in text or "。" in text)
    )


def may_be_prose(text: str) -> bool:
    """True for what may pass as a paragraph between paragraphs."""
    if is_prose(text):
        return True
    return words(text) >= 2 and is_closed(text) and any(c.islower() for c in text) and not _READ_ON.search(text[-END:])


def points_back(text: str) -> bool:
    """True for a sentence that begins with "He", "The two" and their like."""
    return bool(_ANAPHORA.match(text))


def is_title_like(text: str) -> bool:
    """True for a line that may be a headline."""
    return 3 <= words(text) <= 32 and len(text) <= 260 and (not text.endswith(".") or text.endswith(("...", " U.S.")))


def _is_titled(text: str) -> bool:
    """True Where Nearly Every Word Is Capital, as headlines are."""
    long = [w for w in _WORDS.findall(text[:LONG]) if len(w) > 3]
    return len(long) >= 4 and sum(w[:1].isupper() for w in long) >= 0.9 * len(long) and not text.endswith(".")
