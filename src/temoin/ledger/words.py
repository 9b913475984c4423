"""Words of evidence -> what is searched, and a question -> what it is searched with.

One folding for all languages (`resources.match.fold`): case, accents, forms of hamza and the like are
one, so that both databases, which only part at blanks, give the same answers.  A word that may
carry particles is indexed with and without them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from temoin.errors import QuestionError
from temoin.resources import Resources
from temoin.resources.match import Clitics, bare, clitics, tokens

_QUESTION = re.compile(r'"([^"]*)"|(\S+)')

Alternatives = tuple[str, ...]


def index_words(text: str, language: str | None) -> str:
    """The bare words of a passage in their order, then the stems of those that carry particles."""
    written = [token.word for token in tokens(text, 0, len(text))]
    stems = _stems(written, (clitics(Resources(), language),))
    return " ".join([*written, *sorted(stems - set(written))])


def index_name(name: str) -> str:
    """A name as names are compared: bare words parted by one blank."""
    return " ".join(token.word for token in tokens(name, 0, len(name))) or bare(name)


def parse_question(words: str) -> list[Sequence[Alternatives]]:
    """What must all be found: phrases, each a row of words with their alternatives.

    Words are parted by blanks, phrases stand in straight quotation marks.
    """
    found: list[Sequence[Alternatives]] = []
    for match in _QUESTION.finditer(words):
        quoted, word = match.groups()
        parts = [token.word for token in tokens(quoted or word or "", 0, len(quoted or word or ""))]
        if quoted is not None and len(parts) > 1:
            found.append([(part,) for part in parts])
        else:
            found += [[(part, *sorted(_stems([part], _all_clitics()) - {part}))] for part in parts]
    if not found:
        raise QuestionError(f"{words!r}: no word to search for; give one with letters or figures")
    return found


def sqlite_question(question: Sequence[Sequence[Alternatives]]) -> str:
    """A question in the language of FTS5."""
    return " AND ".join(
        '"' + " ".join(part[0] for part in phrase) + '"'
        if len(phrase) > 1
        else "(" + " OR ".join(f'"{word}"' for word in phrase[0]) + ")"
        for phrase in question
    )


def postgresql_question(question: Sequence[Sequence[Alternatives]]) -> str:
    """A question in the language of `to_tsquery`."""
    return " & ".join(
        "(" + " <-> ".join(f"'{part[0]}'" for part in phrase) + ")"
        if len(phrase) > 1
        else "(" + " | ".join(f"'{word}'" for word in phrase[0]) + ")"
        for phrase in question
    )


def _stems(words: Sequence[str], tables: Sequence[Clitics]) -> set[str]:
    return set(_readings(words, tables))


def _readings(words: Sequence[str], tables: Sequence[Clitics]) -> Iterator[str]:
    for table in tables:
        for word in words:
            yield from (stem for stem, _ in table.stems(word))


@functools.cache
def _all_clitics() -> tuple[Clitics, ...]:
    tables = Resources()
    return tuple(clitics(tables, language) for language in tables.languages)
