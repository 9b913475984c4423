"""Names found: exact spans of persons, organisations and places in the name corpora, sentence by sentence.

CoNLL's measure (Tjong Kim Sang 2002): exact span and label, micro F1 over PER, ORG, LOC.  Corpora differ
over the rest, so what lies on gold MISC is free.  temoin's and spaCy's FAC and GPE count as LOC.  GRP (armed
groups, parties, teams, peoples) has no class of its own in these corpora: one row leaves it out, one counts
it as ORG where it is written as a name (with a capital, in a script that has them) and is no people's.  A
particle written onto an Arabic name may be inside the span or not, since ANERcorp leaves it on and temoin
takes it off.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import records, sample
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.pipelines import pipeline, pipeline_name
from evaluation.record import Part, Score, Table, largest
from temoin.annotations.reader import Reader
from temoin.mentions.names import nations
from temoin.resources import Resources

_TEST = (
    "en_test_pudnews", "en_test_ewt", "en_test_wikigold", "fr_test_wikineural", "es_test_conll2002",
    "es_test_wikineural", "ar_test_anercorp", "ar_test_aqmar",
)  # fmt: skip
_DEV = ("en_dev", "fr_dev", "es_dev", "ar_dev")
_SENTENCES = {"sample": 100, "tune": 250, "report": 300}
_TEMOIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}
_SPACY = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
_PARTICLES = frozenset(["و", "ب", "ل", "ف", "ك", "ال", "وال", "بال", "لل", "ولل", "وب", "ول"])

Name = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a corpus with its names, and what each system found in it."""

    id: str
    file: str
    text: str
    gold: tuple[Name, ...]
    found: dict[str, tuple[Name, ...]]


def read(part: Part, *, peers: bool) -> list[Sentence]:
    """A sample of each corpus: dev parts to tune, test parts to report."""
    reader, sentences = Reader(), []
    for file in _TEST if part == "report" else _DEV:
        others = _peers(file[:2]) if peers else {}
        for record in sample(records(f"ner/{file}.jsonl.xz"), _SENTENCES[part]):
            text = record["text"]
            found = _by_temoin(reader, text, file[:2])
            found |= {name: system(text) for name, system in others.items()}
            gold = tuple((s, e, label) for s, e, label, *_ in record["ents"])
            sentences.append(Sentence(record["id"], file, text, gold, found))
    return sentences


def _by_temoin(reader: Reader, text: str, language: str) -> dict[str, tuple[Name, ...]]:
    names = reader.read(text, [(0, len(text))], language=language).names if text.strip() else ()
    plain = tuple((n.start, n.end, _TEMOIN[n.label]) for n in names if n.label in _TEMOIN)
    groups = tuple(
        (n.start, n.end, "ORG")
        for n in names
        if n.label == "GRP" and _is_body(text[n.start : n.end], language)
    )
    return {"temoin": plain, "temoin, GRP as ORG": plain + groups}


def _is_body(words: str, language: str) -> bool:
    """Whether a group is written as organisations are, and is not called by a people's name."""
    cased = words.lower() != words.upper()
    nation = nations(Resources(), language).match(words, 0, len(words))
    return (not cased or words != words.lower()) and not (nation is not None and nation[1] == "demonyms")


def _peers(language: str) -> dict[str, Callable[[str], tuple[Name, ...]]]:
    name = pipeline_name(language)
    return {name: functools.partial(_by_spacy, language)} if name else {}


def _by_spacy(language: str, text: str) -> tuple[Name, ...]:
    found = ((e.start_char, e.end_char, _SPACY.get(e.label_)) for e in pipeline(language)(text).ents)
    return tuple((s, e, label) for s, e, label in found if label)


def compare(sentence: Sentence, found: Sequence[Name]) -> Counts:
    """Counts of one sentence."""
    free = [(s, e) for s, e, label in sentence.gold if label == "MISC"]
    wanted = {_bare(sentence.text, name) for name in sentence.gold if name[2] != "MISC"}
    kept = [n for n in found if not any(n[0] < e and s < n[1] for s, e in free)]
    given = {_bare(sentence.text, name) for name in kept}
    return Counts(len(wanted & given), len(given), len(wanted))


def _bare(text: str, name: Name) -> Name:
    """The span without particles written onto its first word (Arabic script)."""
    start, end, label = name
    first = start
    while first and text[first - 1].isalpha():
        first -= 1
    if "\u0600" <= text[start] <= "\u06ff" and text[first:start] in _PARTICLES:
        start = first  # where particles were taken off, the word's beginning stands for them
    return start, end, label


def tables(read_: Sequence[Sentence]) -> list[Table]:
    """Precision, recall, F1 per corpus."""
    rows = []
    for file in dict.fromkeys(s.file for s in read_):
        some = [s for s in read_ if s.file == file]
        for name in some[0].found:
            c = total([compare(s, s.found[name]) for s in some])
            rows.append((file, name, len(some), int(c.wanted), *map(percent, (c.precision, c.recall, c.f1))))
    columns = ("corpus", "system", "sentences", "names", "P", "R", "F1")
    note = "Exact span and label over PER, ORG, LOC; sentences drawn with a fixed seed; what lies on gold MISC is free."
    return [Table("Names found", columns, tuple(rows), note, largest(_errors(read_)))]


def scores(read_: Sequence[Sentence]) -> list[Score]:
    languages = dict.fromkeys(s.file[:2] for s in read_)
    return [
        f1_score(
            f"names/found-{language}",
            [compare(s, s.found["temoin"]) for s in read_ if s.file.startswith(language)],
        )
        for language in languages
    ]


def right(read_: Sequence[Sentence]) -> dict[str, bool]:
    answers = {}
    for sentence in read_:
        given = {_bare(sentence.text, name) for name in sentence.found["temoin"]}
        for name in sentence.gold:
            if name[2] != "MISC":
                answers[f"{sentence.file}/{sentence.id}/{name[0]}"] = _bare(sentence.text, name) in given
    return answers


def _errors(read_: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    for sentence in read_:
        gold = {_bare(sentence.text, n) for n in sentence.gold if n[2] != "MISC"}
        given = {_bare(sentence.text, n) for n in sentence.found["temoin"]}
        for start, end, label in sorted(gold - given):
            here = [g for g in given if g[0] < end and start < g[1]]
            same_words = any(g[:2] == (start, end) for g in here)
            kind = "not found" if not here else "with another label" if same_words else "with other bounds"
            yield f"{sentence.file}: {label} {kind}", sentence.id
