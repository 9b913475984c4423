"""Text -> its language, by a vote of common words; `None` where the text does not say.

The words are each language's commonest and those of its news of violence.

Some forty languages are told apart, most of them only so that they are not taken for one of
those that temoin reads.  Words come from `languages/stopwords.tsv`; a script that one
language alone uses (`languages/scripts.tsv`) decides by itself.
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from temoin.resources.load import Resources

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_NOT_ARABIC = re.compile("[پچژگکیےںٹڈڑھەێۆڕڵټډړښځڅۍې]")

_SAMPLE = 20_000  # characters: a language shows in far less
# Share of words that vote for the best language, in running text .15 (Arabic) to .5 (English);
# lists of names and headlines fall to .1.
_MIN_SHARE = 0.08
_MIN_VOTES = 2
_MIN_SHARE_OF_FEW = 0.15
_MIN_SCRIPT_SHARE = 0.5


def identify(text: str, resources: Resources | None = None) -> str | None:
    """ISO 639 code of the language that most of the text is in."""
    words = Counter(match.group().lower() for match in _WORD.finditer(text[:_SAMPLE]))
    total = sum(words.values())
    if not total:
        return None
    tables = resources or Resources()
    by_script = _by_script(text[:_SAMPLE], tables)
    if by_script:
        return by_script
    votes: dict[str, float] = {"": 0.0}
    known = _stopwords(tables)
    for word, times in words.items():
        for language, weight in known.get(word, ()):
            votes[language] = votes.get(language, 0.0) + times * weight
    if len(votes) > 1:
        (language, most), (_, second) = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
        if most > second and most >= max(_MIN_SHARE * total, min(_MIN_VOTES, _MIN_SHARE_OF_FEW * total)):
            return language
    return _by_letters(text[:_SAMPLE])


@functools.cache
def _stopwords(resources: Resources) -> dict[str, tuple[tuple[str, float], ...]]:
    """Word -> languages that use it, each with a weight that falls with their number."""
    languages: dict[str, list[str]] = {}
    for row in resources.table("stopwords", "languages"):
        for word in row["words"].split("|"):
            languages.setdefault(word, []).append(row["language"])
    return {
        word: tuple((language, len(users) ** -0.5) for language in users) for word, users in languages.items()
    }


def _by_script(text: str, resources: Resources) -> str | None:
    letters = sum(character.isalpha() for character in text)
    counts = Counter({language: len(pattern.findall(text)) for language, pattern in _scripts(resources)})
    if counts["ja"] and counts["zh"]:  # kana beside Chinese characters
        counts["ja"] += counts.pop("zh")
    language, most = min(counts.items(), key=lambda count: (-count[1], count[0]))
    return language if most > _MIN_SCRIPT_SHARE * letters else None


@functools.cache
def _scripts(resources: Resources) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["language"], re.compile(f"[{chr(int(row['first'], 16))}-{chr(int(row['last'], 16))}]"))
        for row in resources.table("scripts", "languages")
    )


def _by_letters(text: str) -> str | None:
    """A few words in Arabic letters, none of them used by its neighbours alone, are Arabic."""
    letters = sum(character.isalpha() for character in text)
    arabic = len(_ARABIC.findall(text))
    return "ar" if arabic > _MIN_SCRIPT_SHARE * letters and not _NOT_ARABIC.search(text) else None
