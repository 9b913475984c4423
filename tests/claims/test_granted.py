"""What a speaker's words only take for granted is in the report's own mouth."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, said, tree


def speakers(text: str, seen) -> dict[str, str]:
    found = reading(text, seen)
    names = {entity.id: entity.name for entity in found.entities}
    return {claim.evidence.value[0].text: names.get(claim.speaker, claim.speaker) for claim in found.claims}


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "words", "rows"),
    [
        ("en", "The envoy urged calm after a bomb killed two.", "The envoy", "urged", "calm after a bomb killed two",
         "killed",
         ("The DET det 2", "envoy NOUN nsubj 3", "urged VERB root 0 lemma=urge", "calm NOUN obj 3", "after SCONJ mark 8",
          "a DET det 7", "bomb NOUN nsubj 8", "killed VERB advcl 3", "two NUM obj 8")),
        ("fr", "Le préfet a salué l'arrestation des deux tireurs.", "Le préfet", "a salué",
         "l'arrestation des deux tireurs", "arrestation",
         ("Le DET det 2", "préfet NOUN nsubj 4", "a AUX aux 4", "salué VERB root 0 lemma=saluer", "l' DET det 6",
          "arrestation NOUN obj 4", "des ADP case 9", "deux NUM nummod 9", "tireurs NOUN nmod 6")),
        ("es", "El alcalde condenó el atentado.", "El alcalde", "condenó", "el atentado", "atentado",
         ("El DET det 2", "alcalde NOUN nsubj 3", "condenó VERB root 0", "el DET det 5", "atentado NOUN obj 3")),
        ("ar", "دعا الوزير إلى التهدئة بعد انفجار", "الوزير", "دعا", "إلى التهدئة بعد انفجار", "انفجار",
         ("دعا VERB root 0", "الوزير NOUN nsubj 1", "إلى ADP case 4", "التهدئة NOUN obl 1", "بعد ADP case 6",
          "انفجار NOUN obl 1")),
    ],
)  # fmt: skip
def test_who_asks_or_judges_does_not_tell(language, text, source, cue, content, words, rows) -> None:
    seen = annotations(
        text, language, happenings=(happening(text, words, {}),), said=(said(text, source, cue, content),)
    )
    assert speakers(text, tree(text, seen, *rows))[words] == "report"


def test_who_asks_for_an_act_still_speaks_of_it() -> None:
    text = "The colonel ordered an attack."
    seen = annotations(
        text, "en", happenings=(happening(text, "attack", {}),),
        said=(said(text, "The colonel", "ordered", "an attack"),),
    )  # fmt: skip
    rows = (
        "The DET det 2",
        "colonel NOUN nsubj 3",
        "ordered VERB root 0 lemma=order",
        "an DET det 5",
        "attack NOUN obj 3",
    )
    assert speakers(text, tree(text, seen, *rows)) == {"attack": "colonel"}


CLAIMED = ("Les DET det 2", "rebelles NOUN nsubj 4", "ont AUX aux 4", "{} VERB root 0 lemma={}", "l' DET det 6",
           "attaque NOUN obj 4", ", PUNCT punct 10", "qui PRON nsubj 10 PronType=Rel", "a AUX aux 10",
           "blessé VERB acl:relcl 6", "deux NUM nummod 12", "soldats NOUN obj 10")  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "lemma", "beside"),
    [("revendiqué", "revendiquer", "report"), ("annoncé", "annoncer", "rebelles")],
)
def test_what_stands_beside_a_claimed_attack_is_not_claimed(verb, lemma, beside) -> None:
    text = f"Les rebelles ont {verb} l'attaque, qui a blessé deux soldats."
    seen = annotations(
        text, "fr", happenings=(happening(text, "attaque", {}), happening(text, "a blessé", {})),
        said=(said(text, "Les rebelles", f"ont {verb}", "l'attaque, qui a blessé deux soldats"),),
    )  # fmt: skip
    found = speakers(text, tree(text, seen, *(row.format(verb, lemma) for row in CLAIMED)))
    assert (found["attaque"], found["a blessé"]) == ("rebelles", beside)


def test_quoted_words_are_the_speaker_s() -> None:
    text = "She condemned “the attack”."
    seen = annotations(
        text, "en", happenings=(happening(text, "attack", {}),),
        said=(said(text, "She", "condemned", "the attack"),),
    )  # fmt: skip
    rows = (
        "She PRON nsubj 2",
        "condemned VERB root 0 lemma=condemn",
        "“ PUNCT punct 5",
        "the DET det 5",
        "attack NOUN obj 2",
    )
    assert speakers(text, tree(text, seen, *rows)) == {"attack": "unnamed"}
