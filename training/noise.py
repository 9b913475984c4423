"""Noise that news comes with, laid over a text without moving any character.

What is dropped becomes a blank.
"""

import random
import unicodedata

MARKS = "\"'«»“”„‘’‹›"
SHARE = 0.2
HAMZA = str.maketrans("أإآٱؤئ", "اااا" + "وى")


def noisy(text: str, language: str, random_: random.Random) -> str:
    """The text in one of the ways that sources spoil it."""
    kinds = [_lower, capitals, capitals, capitals, _swap_marks, _drop_marks, _drop_stops]
    kinds += {
        "ar": [without_hamza, without_hamza],
        "fr": [without_accents, without_accents],
        "es": [without_accents, without_accents],
    }.get(language, [])
    if language == "ar":
        kinds = kinds[4:]
    return random_.choice(kinds)(text, random_)


def _each(text: str, change: "dict[str, str]") -> str:
    return "".join(change.get(c, c) for c in text)


def _same_length(old: str, new: str) -> str:
    return new if len(new) == len(old) else old


def _lower(text: str, random_: random.Random) -> str:
    return "".join(_same_length(c, c.lower()) for c in text)


def capitals(text: str, random_: random.Random) -> str:
    """The text in capitals."""
    return "".join(_same_length(c, c.upper()) for c in text)


def without_accents(text: str, random_: random.Random) -> str:
    """Letters without their accents."""
    return "".join(unicodedata.normalize("NFD", c)[0] if ord(c) > 127 and c.isalpha() else c for c in text)


def without_hamza(text: str, random_: random.Random) -> str:
    """Alifs without hamza or madda, and the seats of hamza bare."""
    return text.translate(HAMZA)


def broken_marks(text: str, random_: random.Random) -> str:
    """Quotation marks mixed up, or some or all of them gone."""
    return random_.choice((_swap_marks, _drop_marks))(text, random_)


def _swap_marks(text: str, random_: random.Random) -> str:
    used = {c: random_.choice('"«»“”') for c in MARKS if c not in "'’"}
    return _each(text, used)


def _drop_marks(text: str, random_: random.Random) -> str:
    share = random_.choice((0.3, 1.0))
    return "".join(" " if c in MARKS and c not in "'’" and random_.random() < share else c for c in text)


def _drop_stops(text: str, random_: random.Random) -> str:
    last = len(text) - 1
    ends = {i for i, c in enumerate(text) if c in ".؟?!" and (i == last or text[i + 1].isspace())}
    return "".join(" " if i in ends else c for i, c in enumerate(text))
