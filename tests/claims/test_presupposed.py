"""What a denial or a question takes for granted stays affirmed."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, said, tree


def told(text: str, seen) -> list[tuple[str, str]]:
    return [
        (claim.field, claim.polarity)
        for claim in reading(text, seen).claims
        if claim.field in ("what", "happened")
    ]


def test_an_attack_in_which_a_part_is_denied_took_place() -> None:
    text = "The militia denied involvement in the attack."
    seen = annotations(
        text, "en", names={"The militia": "GRP"}, happenings=(happening(text, "attack", {}),),
        said=(said(text, "The militia", "denied", "involvement in the attack", polarity="denied"),),
    )  # fmt: skip
    rows = (
        "The DET det 2", "militia NOUN nsubj 3", "denied VERB root 0", "involvement NOUN obj 3", "in ADP case 7",
        "the DET det 7", "attack NOUN nmod 4",
    )  # fmt: skip
    assert told(text, tree(text, seen, *rows)) == [("what", "affirmed")]


def test_an_attack_that_is_denied_itself_is_denied() -> None:
    text = "The militia denied an attack."
    seen = annotations(
        text, "en", names={"The militia": "GRP"}, happenings=(happening(text, "attack", {}),),
        said=(said(text, "The militia", "denied", "an attack", polarity="denied"),),
    )  # fmt: skip
    rows = (
        "The DET det 2",
        "militia NOUN nsubj 3",
        "denied VERB root 0",
        "an DET det 5",
        "attack NOUN obj 3",
    )
    assert told(text, tree(text, seen, *rows)) == [("happened", "denied")]


def test_who_asks_where_somebody_was_shot_does_not_doubt_that_he_was() -> None:
    text = "It is unclear where he was shot."
    seen = annotations(
        text, "en", happenings=(happening(text, "was shot", {}),),
        said=(said(text, None, "is unclear", "where he was shot", polarity="questioned"),),
    )  # fmt: skip
    rows = (
        "It PRON expl 3", "is AUX cop 3", "unclear ADJ root 0", "where ADV advmod 7 PronType=Int", "he PRON nsubj:pass 7",
        "was AUX aux:pass 7", "shot VERB csubj 3",
    )  # fmt: skip
    assert told(text, tree(text, seen, *rows)) == [("what", "affirmed")]


def test_whether_he_was_shot_stays_a_question() -> None:
    text = "It is unclear whether he was shot."
    seen = annotations(
        text, "en", happenings=(happening(text, "was shot", {}),),
        said=(said(text, None, "is unclear", "whether he was shot", polarity="questioned"),),
    )  # fmt: skip
    rows = (
        "It PRON expl 3", "is AUX cop 3", "unclear ADJ root 0", "whether SCONJ mark 7", "he PRON nsubj:pass 7",
        "was AUX aux:pass 7", "shot VERB csubj 3",
    )  # fmt: skip
    assert told(text, tree(text, seen, *rows)) == [("happened", "questioned")]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "words", "rows"),
    [
        ("en", "Police believe he helped plan the attack in May.", "Police", "believe",
         "he helped plan the attack in May", "attack",
         ("Police NOUN nsubj 2", "believe VERB root 0", "he PRON nsubj 4", "helped VERB ccomp 2", "plan VERB xcomp 4",
          "{} DET det 7 {}", "attack NOUN {} 5", "in ADP case 9", "May PROPN nmod 7")),
        ("fr", "La police croit qu'il serait lié à l'attaque.", "La police", "croit", "il serait lié à l'attaque",
         "attaque",
         ("La DET det 2", "police NOUN nsubj 3", "croit VERB root 0", "qu' SCONJ mark 7", "il PRON nsubj 7",
          "serait AUX aux 7", "lié VERB ccomp 3", "à ADP case 10", "{} DET det 10 {}", "attaque NOUN {} 7")),
        ("es", "La policía cree que participó en el ataque.", "La policía", "cree", "participó en el ataque", "ataque",
         ("La DET det 2", "policía NOUN nsubj 3", "cree VERB root 0", "que SCONJ mark 5", "participó VERB ccomp 3",
          "en ADP case 8", "{} DET det 8 {}", "ataque NOUN {} 5")),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("relation", "definite", "certainty"),
    [
        ("obl", "Definite=Def", "certain"),
        ("obl", "Definite=Ind", "probable"),
        ("obj", "Definite=Def", "probable"),
    ],
)
def test_what_somebody_may_have_a_part_in_is_surer_than_his_part(
    language, text, source, cue, content, words, rows, relation, definite, certainty
) -> None:
    seen = annotations(
        text, language, happenings=(happening(text, words, {}),),
        said=(said(text, source, cue, content, certainty="probable"),),
    )  # fmt: skip
    article = {"en": "the", "fr": "l'", "es": "el"}[language]
    filled = (
        row.format(article, definite) if "DET det" in row and "{}" in row else row.format(relation)
        for row in rows
    )
    (claim,) = reading(text, tree(text, seen, *filled)).claims
    assert claim.certainty == certainty
