"""Acts that only the tables know, in four languages: thanks, confessions, dismissals, verdicts, and who is responsible."""

from __future__ import annotations

import pytest
from tests.build import annotations, tree

from temoin.annotations.second import second_opinion
from temoin.records import Document
from temoin.resources import Resources

# language, text, its tree, and the act that is read: type, doer, whom it is done to
CASES = [
    ("en", "Ada Obi thanked the medics", ("Ada PROPN nsubj 3", "Obi PROPN flat 1", "thanked VERB root 0", "the DET det 5", "medics NOUN obj 3"),
     ("SUPPORT", "Ada Obi", "the medics")),
    ("en", "The mayor was dismissed from his post",
     ("The DET det 2", "mayor NOUN nsubj:pass 4", "was AUX aux:pass 4", "dismissed VERB root 0", "from ADP case 7",
      "his PRON nmod 7", "post NOUN obl 4"),
     ("SANCTION", None, "The mayor")),
    ("en", "A court found Ada guilty", ("A DET det 2", "court NOUN nsubj 3", "found VERB root 0", "Ada PROPN obj 3", "guilty ADJ xcomp 3"),
     ("COERCE", "A court", "Ada")),
    ("en", "Rebels are responsible for the massacre",
     ("Rebels NOUN nsubj 3", "are AUX cop 3", "responsible ADJ root 0", "for ADP case 6", "the DET det 6", "massacre NOUN obl 3"),
     ("ACCUSE", None, "Rebels")),
    ("en", "Ada called on residents", ("Ada PROPN nsubj 2", "called VERB root 0 lemma=call", "on ADP case 4", "residents NOUN obl 2"),
     ("REQUEST", "Ada", "residents")),
    ("fr", "Ada plaide pour que Zoé parte",
     ("Ada PROPN nsubj 2", "plaide VERB root 0 lemma=plaider", "pour SCONJ mark 6", "que SCONJ mark 6", "Zoé PROPN nsubj 6", "parte VERB advcl 2"),
     ("REQUEST", "Ada", None)),
    ("fr", "Le maire remercie les secouristes",
     ("Le DET det 2", "maire NOUN nsubj 3", "remercie VERB root 0", "les DET det 5", "secouristes NOUN obj 3"),
     ("SUPPORT", "Le maire", "les secouristes")),
    ("fr", "Le préfet a été limogé", ("Le DET det 2", "préfet NOUN nsubj:pass 5", "a AUX aux 5", "été AUX aux:pass 5", "limogé VERB root 0"),
     ("SANCTION", None, "Le préfet")),
    ("fr", "Le suspect avoue", ("Le DET det 2", "suspect NOUN nsubj 3", "avoue VERB root 0"), ("CONCEDE", "Le suspect", None)),
    ("es", "La alcaldesa agradeció a los bomberos",
     ("La DET det 2", "alcaldesa NOUN nsubj 3", "agradeció VERB root 0", "a ADP case 6", "los DET det 6", "bomberos NOUN obj 3"),
     ("SUPPORT", "La alcaldesa", "los bomberos")),
    ("es", "El ministro fue destituido", ("El DET det 2", "ministro NOUN nsubj:pass 4", "fue AUX aux:pass 4", "destituido VERB root 0"),
     ("SANCTION", None, "El ministro")),
    ("es", "El chófer confesó", ("El DET det 2", "chófer NOUN nsubj 3", "confesó VERB root 0"), ("CONCEDE", "El chófer", None)),
    ("ar", "أقال الرئيس الوزير", ("أقال VERB root 0", "الرئيس NOUN nsubj 1", "الوزير NOUN obj 1"), ("SANCTION", "الرئيس", "الوزير")),
    ("ar", "اعترف السائق", ("اعترف VERB root 0", "السائق NOUN nsubj 1"), ("CONCEDE", "السائق", None)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "rows", "act"), CASES)
def test_words_say_the_act(language, text, rows, act) -> None:
    seen = tree(text, annotations(text, language), *rows)
    document = Document("d", "", "d", language, None, None, None, None, text)
    (told,) = (h for h in second_opinion(seen, document, Resources()).happenings if h.plover == act[0])
    roles = {role.role: text[role.start : role.end] for role in told.roles}
    assert (told.plover, roles.get("perpetrator"), roles.get("target")) == act


def test_words_that_mean_much_else_add_no_act() -> None:
    text = "The group released a video"
    rows = ("The DET det 2", "group NOUN nsubj 3", "released VERB root 0", "a DET det 5", "video NOUN obj 3")
    seen = tree(text, annotations(text, "en"), *rows)
    document = Document("d", "", "d", "en", None, None, None, None, text)
    assert second_opinion(seen, document, Resources()).happenings == ()
