"""Trees by hand -> words, with what is expected of them.

A sentence of `<iso>.conllu` is a text of its own.  Its comments hold the answer, in the order
of the text and complete:

    # said = SOURCE | CUE | CONTENT / CONTENT | kind polarity certainty      ("-": no source)
    # happens = WORDS | PLOVER mode | status | role=words; role=words
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from temoin.records import Annotations, Document, Sentence, Word
from temoin.resources import Resources
from temoin.segments import segment

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "en", "es", "fr")


@dataclass
class Tree:
    """A sentence with its words and its answer."""

    id: str
    language: str
    text: str
    words: list[Word] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    happens: list[str] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return Document(self.id, "", self.id, self.language, None, None, None, None, self.text)

    @property
    def sentences(self) -> list[Sentence]:
        return [Sentence(0, len(self.text), 0, len(self.words))]

    @property
    def quotations(self):
        return segment(self.document, Resources()).quotations


def read_trees(language: str) -> list[Tree]:
    """The trees of a language, in the order of the file."""
    blocks = (FOLDER / f"{language}.conllu").read_text(encoding="utf-8").strip().split("\n\n")
    return [_read(block, language) for block in blocks]


def _read(block: str, language: str) -> Tree:
    lines = block.split("\n")
    comments = [line[2:].split(" = ", 1) for line in lines if line.startswith("# ")]
    facts = dict(comments)
    tree = Tree(facts["sent_id"], language, facts["text"])
    tree.said = [value for name, value in comments if name == "said"]
    tree.happens = [value for name, value in comments if name == "happens"]
    at = 0
    for line in lines:
        if not line.startswith("#"):
            _, form, lemma, upos, _, feats, head, relation, _, _ = line.split("\t")
            at = tree.text.index(form, at)
            pairs = () if feats == "_" else tuple(tuple(pair.split("=", 1)) for pair in feats.split("|"))
            tree.words.append(Word(at, at + len(form), lemma, upos, pairs, int(head) - 1, relation))
            at += len(form)
    return tree


def said_lines(text: str, annotations: Annotations) -> list[str]:
    """Attributions in the form of the comments."""
    return [
        f"{_quote(text, one.source)} | {_quote(text, one.cue)} | {_quote(text, one.content)} | "
        f"{one.kind} {one.polarity} {one.certainty}"
        for one in annotations.attributions
    ]


def happens_lines(text: str, annotations: Annotations) -> list[str]:
    """Happenings in the form of the comments; roles in any order there, sorted here."""
    return [
        f"{text[one.start : one.end]} | {' '.join(filter(None, (one.plover, one.mode)))} | {one.status} | "
        + "; ".join(sorted(f"{role.role}={text[role.start : role.end]}" for role in one.roles))
        for one in annotations.happenings
    ]


def sorted_roles(line: str) -> str:
    """A comment with its roles in order."""
    head, _, roles = line.rpartition("|")
    return f"{head}| " + "; ".join(sorted(role.strip() for role in roles.split(";") if role.strip()))


def _quote(text: str, places) -> str:
    return " / ".join(text[start:end] for start, end in places) or "-"
