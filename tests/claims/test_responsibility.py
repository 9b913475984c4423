"""Who claims an attack, in others' words and in his own."""

import pytest
from tests.build import annotations, happening, reading, said, tree

CLAIMED = [
    ("en", "The blast was claimed by rebels.", "blast", "rebels",
     ("The DET det 2", "blast NOUN nsubj:pass 4", "was AUX aux:pass 4", "claimed VERB root 0", "by ADP case 6",
      "rebels NOUN obl:agent 4", ". PUNCT punct 4")),
    ("fr", "Un attentat revendiqué par des rebelles.", "attentat", "rebelles",
     ("Un DET det 2", "attentat NOUN root 0", "revendiqué VERB acl 2", "par ADP case 6", "des DET det 6",
      "rebelles NOUN obl:agent 3", ". PUNCT punct 2")),
    ("es", "Los rebeldes reivindicaron el atentado.", "atentado", "rebeldes",
     ("Los DET det 2", "rebeldes NOUN nsubj 3", "reivindicaron VERB root 0", "el DET det 5", "atentado NOUN obj 3",
      ". PUNCT punct 3")),
    ("ar", "وقع هجوم تبناه المتمردون.", "هجوم", "المتمردون",
     ("وقع VERB root 0", "هجوم NOUN nsubj 1", "تبناه VERB acl 2", "المتمردون NOUN nsubj 3", ". PUNCT punct 1")),
]  # fmt: skip

CONFESSED = [
    ("en", "Tom Vale confessed to the murder.", "Tom Vale", "confessed", "to the murder", "murder", "affirmed"),
    ("fr", "Luc Varin a avoué le meurtre.", "Luc Varin", "a avoué", "le meurtre", "meurtre", "affirmed"),
    ("es", "Juan Vela confesó el asesinato.", "Juan Vela", "confesó", "el asesinato", "asesinato", "affirmed"),
    ("ar", "اعترف بارتكاب جريمة القتل سامي الوردي.", "سامي الوردي", "اعترف", "جريمة القتل", "القتل", "affirmed"),
    ("en", "Tom Vale pleaded not guilty to the murder.", "Tom Vale", "pleaded", "to the murder", "murder", "denied"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "act", "claimant", "rows"), CLAIMED)
def test_an_attack_that_is_claimed_by_somebody(
    language: str, text: str, act: str, claimant: str, rows: tuple[str, ...]
) -> None:
    told = happening(text, act, {"perpetrator": claimant})  # by which the claimant is somebody
    seen = tree(text, annotations(text, language, happenings=(told,)), *rows)
    (claim,) = [claim for claim in reading(text, seen).claims if claim.field == "responsibility"]
    assert claimant in claim.evidence.value[0].text
    assert claim.polarity == "affirmed"


@pytest.mark.parametrize(("language", "text", "source", "cue", "content", "act", "polarity"), CONFESSED)
def test_who_confesses_claims_his_act(
    language: str, text: str, source: str, cue: str, content: str, act: str, polarity: str
) -> None:
    seen = annotations(
        text,
        language,
        names={source: "PER"},
        said=(said(text, source, cue, content),),
        happenings=(happening(text, act, {}, plover="CRIME"),),
    )
    result = reading(text, seen)
    (claim,) = [claim for claim in result.claims if claim.field == "responsibility"]
    assert claim.polarity == polarity
    assert claim.value["entity"] == claim.speaker
    assert result.entities[0].name == source
