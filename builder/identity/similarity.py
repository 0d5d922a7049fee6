"""How alike two texts are: Dice over letter trigrams of the words (format.md 7).

Trigrams are those of each word by itself, lower case, with one blank at each end; each counts once, so
`Dice = 2 × shared / (distinct here + distinct there)`. A word is a run of letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from zlib import crc32

from builder.names import squeezed

KEY_LENGTH = 60
"""Characters of a text that its line in the lock shows as key (format.md 7)."""

_NOT_WORD = re.compile(r"[\W_]+")

_BITS = 2048
"""Of a sketch: estimates for Danish pages of 200 to 900 words differ from the truth by 0.014 (standard deviation)."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def collapse(text: str) -> str:
    """The text on one line, as its hash is taken of: NFC, every run of blanks one, nothing invisible."""
    return squeezed(unicodedata.normalize("NFC", text))


def words(text: str) -> str:
    """The normalised text: its words in lower case, one blank between.

    >>> words("Hvad gør en »sprogmodel«?")
    'hvad gør en sprogmodel'
    """
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text.lower())).strip()


def key_text(text: str) -> str:
    """The first 60 characters of the normalised text."""
    return words(text)[:KEY_LENGTH].rstrip()


def fingerprint(text: str, options: tuple[str, ...] = ()) -> str:
    """12 hexadecimal digits of the exact text, its options in any order (both as `collapse` gives them).

    The text itself, not its words: »Hvad er 2 + 2?« and »Hvad er 2 - 2?« have the same words.
    """
    from hashlib import sha256

    whole = "\n".join((text, *sorted(options)))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def trigrams(*texts: str) -> frozenset[str]:
    """The distinct letter trigrams of the words of all the texts together."""
    # Two blanks between words: the windows that hold both of them belong to no word.
    spaced = "  ".join(words(text).replace(" ", "  ") for text in texts)
    line = f" {spaced} "
    return frozenset(t for t in map("".join, set(zip(line, line[1:], line[2:], strict=False))) if "  " not in t)


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """0.0 (nothing shared) to 1.0 (the same trigrams; also when neither has any)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0


def sketch(found: frozenset[str]) -> str:
    """A page's trigrams, small enough for one line of the lock: how many they are, a blank, and which bits they set.

    Six bits to a digit, lowest first, trailing zeros cut.
    """
    cells = [0] * (_BITS // 6 + 1)
    for trigram in found:
        bit = _bit(trigram)
        cells[bit // 6] |= 1 << bit % 6
    digits = "".join(map(_DIGITS.__getitem__, cells)).rstrip("A")
    return f"{len(found)} {digits}".rstrip()


def is_sketch(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}(?: [A-Za-z0-9_-]{0,342})?", text) is not None


def estimate(now: frozenset[str], old: str) -> float:
    """`dice` of a text and the sketch of another: exactly 1.0 for the same text.

    Trigrams that are not in the old text still hit one of its bits by chance, as often as bits are set;
    taking those off leaves the shared ones.
    """
    count, _, digits = old.partition(" ")
    cells = [_DIGITS.index(digit) for digit in digits.ljust(_BITS // 6 + 1, "A")]
    distinct = int(count)
    total = len(now) + distinct
    if not total:
        return 1.0
    bits = map(_bit, now)
    hits = sum(cells[bit // 6] >> bit % 6 & 1 for bit in bits)
    chance = sum(cell.bit_count() for cell in cells) / _BITS
    shared = (hits - len(now) * chance) / (1 - chance) if chance < 1 else hits
    return 2 * min(max(shared, 0.0), len(now), distinct) / total


def _bit(trigram: str) -> int:
    """The trigram's bit, the same on every machine (Python's own `hash` is not)."""
    return crc32(trigram.encode("utf-8", "surrogatepass")) % _BITS
