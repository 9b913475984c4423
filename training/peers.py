"""spaCy's published pipelines on the same texts as the reader, scored alike.

Their words are brought to ours as those of a treebank are, so contractions and hyphens cost nobody anything.
Relations count without their subtypes, which pipelines cut otherwise than the treebanks here. The English
pipeline has no Universal Dependencies, so its trees are not scored; there is no Arabic one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.pipelines import pipeline, pipeline_name

from temoin.records import Annotations, Sentence, Word
from training.passages import Passage, Token, paragraphs
from training.tree_scores import Read, Scores, Table, news, own_passages, scores
from training.units import units

SHOWN = ("words", "sentences", "upos", "lemma", "uas", "las types")
WITHOUT_TREES = ("words", "sentences", "upos", "lemma")
LANGUAGES = {"fr": SHOWN, "en": WITHOUT_TREES, "es": SHOWN}
# As the treebanks here were brought to one practice.
RENAMED = {"orphan": "dep", "reparandum": "dep", "goeswith": "flat", "list": "parataxis", "ROOT": "root"}


def peers(read: Read, folder: Path) -> Table:
    """Clean news and the project's own sentences, by the reader and by the pipeline of the language."""
    table: Table = {}
    for iso, shown in LANGUAGES.items():
        name = pipeline_name(iso)
        if name is None:
            raise SystemExit(
                f"no spaCy pipeline for {iso}; install the extra peers and the pipelines that "
                "evaluation/pipelines.py names"
            )
        for text, passages in (("news", news(folder, iso)), ("own", list(own_passages(iso)))):
            for who, how in (("temoin", read), (name, reads_with(pipeline(iso)))):
                table[f"{iso} {text}, {who}"] = _only(shown, scores(how, passages))
    return table


def _only(shown: tuple[str, ...], found: Scores) -> Scores:
    return {name: found[name] for name in shown}


def reads_with(nlp: Any) -> Read:
    """A pipeline as a function of a passage, paragraph by paragraph as it reads for temoin."""

    def read(passage: Passage) -> Annotations:
        tokens: list[Token] = []
        ends: list[tuple[int, int]] = []
        for start, end in paragraphs(passage.text):
            doc = nlp(passage.text[start:end])
            tokens += _tokens(doc, start, len(tokens))
            ends += _sentences(doc, start)
        return _annotations(Passage(passage.text, passage.language, tuple(tokens), tuple(ends)))

    return read


def _tokens(doc: Any, offset: int, before: int) -> Iterator[Token]:
    kept = [token for token in doc if not token.is_space]
    place = {token.i: before + number for number, token in enumerate(kept)}
    for token in kept:
        relation = RENAMED.get(token.dep_, token.dep_)
        head = -1 if relation == "root" else place.get(token.head.i, -1)
        feats = tuple(sorted(token.morph.to_dict().items()))
        yield Token(
            offset + token.idx, offset + token.idx + len(token.text), token.lemma_, token.pos_, feats, head,
            relation, place[token.i],
        )  # fmt: skip


def _sentences(doc: Any, offset: int) -> Iterator[tuple[int, int]]:
    for sentence in doc.sents:
        kept = [token for token in sentence if not token.is_space]
        if kept:
            yield offset + kept[0].idx, offset + kept[-1].idx + len(kept[-1].text)


def _annotations(passage: Passage) -> Annotations:
    """The passage's tokens as words of ours."""
    places, made = units(passage)
    words = tuple(
        Word(*places[unit.word], unit.lemma, unit.upos, unit.feats, unit.head, unit.relation)
        for unit in made.units
    )
    sentences = tuple(Sentence(start, end, 0, 0) for start, end in passage.sentences or ())
    return Annotations(passage.language, words, sentences, (), (), ())
