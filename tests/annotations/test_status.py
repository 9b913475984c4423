"""How a tree puts an act forward, on trees written by hand in four languages."""

from __future__ import annotations

import pytest

from temoin.annotations.lexicon import lexicon
from temoin.annotations.status import status_of
from temoin.annotations.trees import Trees
from temoin.records import Sentence, Word
from temoin.resources import Resources

INF, IMP, SUB = "VerbForm=Inf", "Mood=Imp;VerbForm=Fin", "Mood=Sub;VerbForm=Fin"
PERFECT = "VerbForm=Part;Tense=Past"

# language, words as "form lemma UPOS head relation features", status of the last word
CASES = [
    # what completes a verb is open; what a verb brings about or begins is not
    ("en", "He he PRON 2 nsubj|told tell VERB 0 root|them they PRON 2 obj|to to PART 5 mark|fire fire VERB 2 xcomp {INF}", "hypothetical"),
    ("en", "They they PRON 2 nsubj|began begin VERB 0 root|to to PART 4 mark|fire fire VERB 2 xcomp {INF}", "asserted"),
    ("en", "They they PRON 2 nsubj|plan plan VERB 0 root|to to PART 4 mark|begin begin VERB 2 xcomp {INF}|to to PART 6 mark|fire fire VERB 4 xcomp {INF}", "planned"),
    ("fr", "Ils il PRON 2 nsubj|demandent demander VERB 0 root|de de ADP 4 mark|tirer tirer VERB 2 xcomp {INF}", "hypothetical"),
    ("fr", "Il il PRON 2 nsubj|reconnaît reconnaître VERB 0 root|avoir avoir AUX 4 aux {INF}|tiré tirer VERB 2 xcomp {PERFECT}", "asserted"),
    ("es", "Lograron lograr VERB 0 root|matar matar VERB 1 xcomp {INF}", "asserted"),
    ("ar", "طالب طالب VERB 0 root|أن أن SCONJ 3 mark|يقتلوا قتل VERB 1 ccomp {SUB}", "hypothetical"),
    # refused, failed, negated
    ("en", "They they PRON 2 nsubj|refused refuse VERB 0 root|to to PART 4 mark|fire fire VERB 2 xcomp {INF}", "denied"),
    ("en", "They they PRON 4 nsubj|did do AUX 4 aux|not not PART 4 advmod|manage manage VERB 0 root|to to PART 6 mark|fire fire VERB 4 xcomp {INF}", "denied"),
    ("fr", "Ils il PRON 4 nsubj|n' ne ADV 4 advmod|ont avoir AUX 4 aux|voulu vouloir VERB 0 root {PERFECT}|pas pas ADV 4 advmod|tirer tirer VERB 4 xcomp {INF}", "denied"),
    ("es", "No no ADV 2 advmod|intentaron intentar VERB 0 root|matar matar VERB 2 xcomp {INF}", "denied"),
    ("en", "They they PRON 4 nsubj|did do AUX 4 aux|not not PART 4 advmod|prevent prevent VERB 0 root|the the DET 6 det|attack attack NOUN 4 obj", "asserted"),
    # orders, wishes, duties; a second verb shares them
    ("en", "Fire fire VERB 0 root {IMP}", "hypothetical"),
    ("es", "Piden pedir VERB 0 root|que que SCONJ 3 mark|maten matar VERB 1 ccomp {SUB}", "hypothetical"),
    ("en", "Police police NOUN 3 nsubj|should should AUX 3 aux|stop stop VERB 0 root {INF}|and and CCONJ 5 cc|fire fire VERB 3 conj {INF}", "hypothetical"),
    ("en", "They they PRON 2 nsubj|stopped stop VERB 0 root|and and CCONJ 4 cc|fired fire VERB 2 conj", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "status"), CASES)
def test_status_of_the_last_word(language: str, words: str, status: str) -> None:
    trees = tree(words.format(INF=INF, PERFECT=PERFECT, IMP=IMP, SUB=SUB))
    assert status_of(trees, lexicon(Resources(), language), len(trees.words) - 1)[0] == status


def tree(words: str) -> Trees:
    text, made = "", []
    for cell in words.split("|"):
        form, lemma, upos, head, relation, *features = cell.split(" ")
        feats = tuple(
            (name, value) for name, value in (f.split("=") for f in "".join(features).split(";") if f)
        )
        made.append(Word(len(text), len(text) + len(form), lemma, upos, feats, int(head) - 1, relation))
        text += form + " "
    return Trees(text, made, [Sentence(0, len(text), 0, len(made))])
