"""An installed spaCy pipeline with UD labels -> the plain records of annotations; spaCy is seen here alone.

What a pipeline does not give (who says what, what happens) is read from its trees by rules
(annotations/rules).  Paragraphs are parsed one by one, so that no sentence leaves its own.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from temoin.annotations.rules import read_with_rules
from temoin.errors import ModelError
from temoin.records import Annotations, Document, Name, Pair, Segments, Sentence, Word
from temoin.resources.load import Resources

# labels of OntoNotes, WikiNER, CoNLL and our own -> those of CLAIMS.md; what is not here is no name
LABELS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "FAC", "NORP": "GRP",
    "GRP": "GRP", "MISC": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
P_NAME = 0.8  # a pipeline gives no probability; entity F1 of those on the package index is 75 to 86
_NOT_UD = frozenset(["dobj", "nsubjpass", "pobj", "prep", "auxpass"])  # labels of ClearNLP


def read_with_pipeline(
    name: str, document: Document, segments: Segments, resources: Resources | None = None
) -> Annotations:
    """Annotations of a document by a pipeline, given by name or folder.

    Raises ModelError where spaCy or the pipeline is not installed, or its trees are not UD's.
    """
    nlp = load_pipeline(name)
    text = document.text
    parsed = nlp.pipe(text[start:end] for start, end in segments.paragraphs)
    docs = [(doc, start) for doc, (start, _) in zip(parsed, segments.paragraphs, strict=True)]
    return read_docs(docs, document, segments, resources or Resources())


@functools.cache
def load_pipeline(name: str) -> Any:
    """A pipeline, loaded once and checked: it must parse, into relations of UD."""
    spacy = import_spacy()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # made for another version of spaCy: said in its own words
            nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"spaCy pipeline {name!r}: no such package or folder; install it (python -m spacy download NAME) "
            "or give the path of its folder"
        ) from error
    except (ImportError, ValueError) as error:
        reason = str(error).strip().split("\n")[0]
        raise ModelError(f"spaCy pipeline {name!r} cannot be loaded: {reason}") from error
    check_pipeline(nlp, name)
    return nlp


def import_spacy() -> Any:
    """spaCy, or a sentence that says how to get it."""
    try:
        import spacy
    except ImportError as error:
        raise ModelError("--pipeline needs spaCy: pip install 'temoin[spacy]'") from error
    return spacy


def check_pipeline(nlp: Any, name: str) -> None:
    """ModelError for a pipeline without parser, or with relations that are not UD's."""
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"spaCy pipeline {name!r} has no parser; temoin needs trees, take one that has")
    labels = _NOT_UD.intersection(nlp.get_pipe("parser").labels)
    if labels:
        raise ModelError(
            f"spaCy pipeline {name!r} names relations as ClearNLP does ({', '.join(sorted(labels))}), not as "
            "Universal Dependencies; take a pipeline with UD labels, or read without --pipeline"
        )


def read_docs(
    docs: Iterable[tuple[Any, int]], document: Document, segments: Segments, resources: Resources
) -> Annotations:
    """Annotations of parsed texts, each with the offset at which it starts in the document."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for doc, offset in docs:
        _add(doc, offset, words, sentences)
        names += _names(doc, offset)
    return read_with_rules(
        document.text, words, sentences, names, segments.quotations,
        language=document.language, resources=resources,
    )  # fmt: skip


def _add(doc: Any, offset: int, words: list[Word], sentences: list[Sentence]) -> None:
    """Add the sentences of one text; blanks are no words."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: len(words) + number for number, token in enumerate(kept)}
    first = {token.i: sentence.start for sentence in doc.sents for token in sentence}
    for token in kept:
        words.append(_word(token, offset, place))
    for start in dict.fromkeys(first[token.i] for token in kept):
        inside = [place[token.i] for token in kept if first[token.i] == start]
        begin, end = words[inside[0]].start, words[inside[-1]].end
        sentences.append(Sentence(begin, end, inside[0], inside[-1] + 1))


def _word(token: Any, offset: int, place: dict[int, int]) -> Word:
    start = offset + token.idx
    relation = "root" if token.dep_ in ("ROOT", "root") else token.dep_
    head = -1 if relation == "root" else place.get(token.head.i, -1)
    lemma = token.lemma_ or token.text.lower()
    return Word(start, start + len(token.text), lemma, token.pos_, _features(token), head, relation)


def _features(token: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in token.morph.to_dict().items()))


def _names(doc: Any, offset: int) -> Iterator[Name]:
    for entity in doc.ents:
        label = LABELS.get(entity.label_.upper())
        place = _stripped(entity.text, offset + entity.start_char)
        if label and place:
            yield Name(*place, label, P_NAME)


def _stripped(text: str, start: int) -> Pair | None:
    bare = text.strip()
    begin = start + len(text) - len(text.lstrip())
    return (begin, begin + len(bare)) if bare else None
