"""Acts by claims (a power that says by name who did it accuses him), by second words, and by agents of passives."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, said, tree

from temoin.records import Act

BLAMED = [
    ("en", "Prosecutors said Omar Haddad fired at the bus.", "Prosecutors", "said", "Omar Haddad", "fired"),
    (
        "fr",
        "Le procureur dit que Omar Haddad a tiré sur le bus.",
        "Le procureur",
        "dit",
        "Omar Haddad",
        "a tiré",
    ),
    ("es", "La policía dijo que Omar Haddad disparó.", "La policía", "dijo", "Omar Haddad", "disparó"),
    ("ar", "قالت الشرطة إن عمر حداد أطلق النار.", "الشرطة", "قالت", "عمر حداد", "أطلق النار"),
]
UNBLAMED = [
    ("en", "The Herald said Omar Haddad fired at the bus.", "The Herald", "said", "Omar Haddad", "fired"),
    (
        "fr",
        "Le procureur dit que des hommes ont tiré sur le bus.",
        "Le procureur",
        "dit",
        "des hommes",
        "ont tiré",
    ),
    (
        "es",
        "La policía dijo que unos hombres dispararon.",
        "La policía",
        "dijo",
        "unos hombres",
        "dispararon",
    ),
    ("ar", "قالت الشرطة إن رجلين أطلقا النار.", "الشرطة", "قالت", "رجلين", "أطلقا النار"),
    ("en", "Police said Minister Omar Haddad fired.", "Police", "said", "Minister Omar Haddad", "fired"),
]


def _acts(language: str, text: str, source: str, cue: str, doer: str, words: str) -> tuple[Act, ...]:
    names = {name: "PER" for name in ("Omar Haddad", "عمر حداد") if name in doer}
    content = text[text.index(doer) : -1]
    one = happening(text, words, {"perpetrator": doer}, mode="firearms")
    told = (said(text, source, cue, content),)
    return reading(text, annotations(text, language, names=names, said=told, happenings=(one,))).acts


@pytest.mark.parametrize("case", BLAMED)
def test_a_power_that_names_who_did_it_accuses_him(case) -> None:
    (act,) = _acts(*case)
    assert act.evidence.source is not None
    assert act.evidence.target is not None
    assert (act.plover, act.evidence.source.text, act.evidence.target.text) == ("ACCUSE", case[2], case[4])


@pytest.mark.parametrize("case", UNBLAMED)
def test_who_reports_or_blames_nobody_by_name_accuses_nobody(case) -> None:
    assert _acts(*case) == ()


@pytest.mark.parametrize(
    ("language", "text", "who", "words", "rows"),
    [
        ("en", "Anna Bell called on neighbours", "Anna Bell", "called",
         ("Anna PROPN nsubj 3", "Bell PROPN flat 1", "called VERB root 0 lemma=call", "on ADP case 5", "neighbours NOUN obl 3")),
        ("fr", "Anna Bell a plaidé pour la paix", "Anna Bell", "plaidé",
         ("Anna PROPN nsubj 4", "Bell PROPN flat 1", "a AUX aux 4", "plaidé VERB root 0 lemma=plaider", "pour ADP case 7",
          "la DET det 7", "paix NOUN obl 4")),
        ("es", "Anna Bell abogó por la paz", "Anna Bell", "abogó",
         ("Anna PROPN nsubj 3", "Bell PROPN flat 1", "abogó VERB root 0 lemma=abogar", "por ADP case 6", "la DET det 6",
          "paz NOUN obl 3")),
    ],
)  # fmt: skip
def test_a_verb_with_its_case_word_says_the_type(language, text, who, words, rows) -> None:
    one = happening(text, words, {"perpetrator": who}, plover="SUPPORT")
    seen = annotations(text, language, names={who: "PER"}, happenings=(one,))
    assert [act.plover for act in reading(text, tree(text, seen, *rows)).acts] == ["REQUEST"]


@pytest.mark.parametrize(
    ("language", "text", "who", "words", "agent", "rows"),
    [
        ("en", "Anna Bell was threatened by Omar Haddad", "Anna Bell", "threatened", "Omar Haddad",
         ("Anna PROPN nsubj:pass 4", "Bell PROPN flat 1", "was AUX aux:pass 4", "threatened VERB root 0 lemma=threaten",
          "by ADP case 6", "Omar PROPN obl:agent 4", "Haddad PROPN flat 6")),
        ("fr", "Anna Bell est menacée par Omar Haddad", "Anna Bell", "menacée", "Omar Haddad",
         ("Anna PROPN nsubj:pass 4", "Bell PROPN flat 1", "est AUX aux:pass 4", "menacée VERB root 0 lemma=menacer",
          "par ADP case 6", "Omar PROPN obl:agent 4", "Haddad PROPN flat 6")),
        ("es", "Anna Bell fue amenazada por Omar Haddad", "Anna Bell", "amenazada", "Omar Haddad",
         ("Anna PROPN nsubj:pass 4", "Bell PROPN flat 1", "fue AUX aux:pass 4", "amenazada VERB root 0 lemma=amenazar",
          "por ADP case 6", "Omar PROPN obl:agent 4", "Haddad PROPN flat 6")),
    ],
)  # fmt: skip
def test_the_agent_of_a_passive_does_the_act(language, text, who, words, agent, rows) -> None:
    one = happening(text, words, {"perpetrator": who, "target": who}, plover="THREATEN")
    seen = annotations(text, language, names={who: "PER", agent: "PER"}, happenings=(one,))
    (act,) = reading(text, tree(text, seen, *rows)).acts
    assert act.evidence.source is not None
    assert act.evidence.target is not None
    assert (act.evidence.source.text, act.evidence.target.text) == (agent, who)
