"""The one word splitter of temoin.

Training and reading both cut text here, so a model never meets other words than it learned.

A word is what a reader would call one, with four rules that the trees need: elided French words stand alone
(``l’`` + ``attaque``), so do inverted clitics (``a`` + ``-t-il``) and the English ``'s`` and ``n't``; other
hyphens and apostrophes hold a word together. Whatever is not a word, a number, a handle, a tag or an
address is a word of one character. Arabic words are cut from their clitics later, by the model.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LETTER = r"[^\W\d_]"
# Combining marks: they belong to the letter before, but ``\w`` does not know them.
MARK = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d]"
CHARACTER = rf"(?:[^\W_]|{MARK})"
APOSTROPHE = r"['’ʼ]"
INVISIBLE = r"\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

_END = rf"(?!{CHARACTER})"
_CLITIC = rf"-(?:t-(?:ils?|elles?|on)|ils?|elles?|je|tu|nous|(?<!rendez-)vous|(?<=t-)(?:on|ce)){_END}"
_ENGLISH = rf"{APOSTROPHE}(?:s|re|ve|ll|d|m){_END}"
_NOT = rf"n{APOSTROPHE}t{_END}"
_NEGATED = r"(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should|might|must|need|ai|sha)"
_ELIDED = (
    rf"(?<!{CHARACTER})(?!quelqu{APOSTROPHE}une?)(?!(?-i:[NM]){APOSTROPHE}(?-i:[A-ZÉ][a-zé]))"
    rf"(?:[cdjlmnst]|{LETTER}{{0,5}}qu){APOSTROPHE}(?={LETTER})"
)
_JOINED = (
    rf"(?!{_CLITIC})(?<!\d)[-‐‑](?={CHARACTER})|(?!{_ENGLISH}){APOSTROPHE}(?={LETTER})|(?<=\d)[.,٫٬](?=\d)"
)

_WORD = re.compile(
    "|".join(
        (
            rf"(?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]{INVISIBLE}]",
            r"(?<!\w)[@#]\w+",
            _ELIDED,
            rf"(?<={LETTER}){_CLITIC}",
            rf"(?<={CHARACTER}){_ENGLISH}",
            rf"(?<={LETTER}){_NOT}",
            rf"(?<!{CHARACTER}){_NEGATED}(?={_NOT})",
            rf"(?<!{CHARACTER}){LETTER}(?:\.{LETTER}(?!{CHARACTER}))+(?:(?<=[A-Za-z])\.)?",
            rf"{CHARACTER}+(?:(?:{_JOINED}){CHARACTER}+)*",
            r"\.{2,}|-{2,}",
            rf"[^\s{INVISIBLE}]",
        )
    ),
    re.IGNORECASE,
)


def split_words(text: str) -> list[tuple[int, int]]:
    """The words of a text as (start, end), in order, never overlapping, never empty.

    Never with a blank inside.
    """
    return [match.span() for match in _WORD.finditer(text)]


# Tatweel and vowel signs: news leaves them out nearly always, so the model is never shown them.
_UNSEEN = dict.fromkeys([0x640, *range(0x64B, 0x653), 0x670])


class Pieces:
    """Word pieces of the reader's vocabulary.

    A word, and whether a blank stands before it, to the numbers the model reads.
    """

    LONGEST = 10
    BEGIN, PAD, END, UNKNOWN = range(4)

    def __init__(self, tokenizer: "Tokenizer", table: dict[str, str]) -> None:
        self.tokenizer = tokenizer
        self.table = str.maketrans(table) | _UNSEEN
        self._known: dict[tuple[str, bool], list[int]] = {}

    def of(self, word: str, blank: bool) -> list[int]:
        """The pieces of one word, at most LONGEST of them, never none."""
        key = (word, blank)
        found = self._known.get(key)
        if found is None:
            form = word.translate(self.table).replace(" ", "▁")
            ids = self.tokenizer.encode("▁" + form if blank else form).ids if form else []
            found = ids[: self.LONGEST] or [self.UNKNOWN]
            if len(self._known) < 200_000:
                self._known[key] = found
        return found
