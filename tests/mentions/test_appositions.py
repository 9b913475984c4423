"""A noun beside a name names the same one; the noun of a genitive does not."""

import pytest
from tests.build import annotations, at, happening, tree
from tests.mentions.test_entities import read

from temoin.records import Annotations


def names_of(text: str, found: Annotations, words: str) -> set[str]:
    """All names of whoever these words name."""
    entities = read(text, found.language or "", found)
    wanted = entities.at(*at(text, words))
    entity = next(e for e in entities.entities if e.id == wanted)
    return {entity.name, *entity.aliases}


def test_a_noun_before_a_name_and_the_noun_again() -> None:
    text = "Le menuisier Paul Morel est mort. Un voisin a frappé le menuisier."
    found = tree(
        text, annotations(text, "fr", names={"Paul Morel": "PER"},
                          happenings=(happening(text, "frappé", {"victim": "le menuisier"}),)),
        "Le DET det 2", "menuisier NOUN nsubj 6 Number=Sing", "Paul PROPN appos 2", "Morel PROPN flat 3",
        "est AUX aux 6", "mort VERB root 0", "",
        "Un DET det 2", "voisin NOUN nsubj 4 Number=Sing", "a AUX aux 4", "frappé VERB root 0", "le DET det 6",
        "menuisier NOUN obj 4 Number=Sing",
    )  # fmt: skip
    assert names_of(text, found, "le menuisier") >= {"Paul Morel", "menuisier"}


@pytest.mark.parametrize(
    ("language", "text", "name", "description", "rows"),
    [
        ("fr", "Paul Morel, menuisier à Lens, est mort.", "Paul Morel", "menuisier à Lens",
         ("Paul PROPN nsubj 9", "Morel PROPN flat 1", ", PUNCT punct 4", "menuisier NOUN appos 1 Number=Sing",
          "à ADP case 6", "Lens PROPN nmod 4", ", PUNCT punct 4", "est AUX cop 9", "mort ADJ root 0")),
        ("en", "Ann Reed, a retired nurse, was shot.", "Ann Reed", "retired nurse",
         ("Ann PROPN nsubj 9", "Reed PROPN flat 1", ", PUNCT punct 6", "a DET det 6", "retired ADJ amod 6",
          "nurse NOUN appos 1 Number=Sing", ", PUNCT punct 6", "was AUX aux 9", "shot VERB root 0")),
        ("es", "El carpintero Luis Soto murió.", "Luis Soto", "carpintero",
         ("El DET det 2", "carpintero NOUN nsubj 5 Number=Sing", "Luis PROPN appos 2", "Soto PROPN flat 3",
          "murió VERB root 0")),
        ("ar", "قتل النجار السوري سامي حداد أمس", "سامي حداد", "النجار السوري",
         ("قتل VERB root 0", "النجار NOUN obj 1 Number=Sing Definite=Def", "السوري ADJ amod 2",
          "سامي PROPN nmod 2", "حداد PROPN flat 4", "أمس NOUN obl 1")),
    ],
)  # fmt: skip
def test_a_description_is_one_more_name(
    language: str, text: str, name: str, description: str, rows: tuple[str, ...]
) -> None:
    found = tree(text, annotations(text, language, names={name: "PER"}), *rows)
    assert names_of(text, found, name) >= {name, description}


@pytest.mark.parametrize(
    ("language", "text", "name", "rows"),
    [
        ("fr", "Le frère de Paul Morel est mort.", "Paul Morel",
         ("Le DET det 2", "frère NOUN nsubj 7 Number=Sing", "de ADP case 4", "Paul PROPN nmod 2",
          "Morel PROPN flat 4", "est AUX cop 7", "mort ADJ root 0")),
        ("en", "Ann Reed's neighbour was shot.", "Ann Reed",
         ("Ann PROPN nmod:poss 4", "Reed PROPN flat 1", "'s PART case 1", "neighbour NOUN nsubj 6 Number=Sing",
          "was AUX aux 6", "shot VERB root 0")),
        ("es", "Los vecinos Soto murieron.", "Soto",
         ("Los DET det 2", "vecinos NOUN nsubj 4 Number=Plur", "Soto PROPN appos 2", "murieron VERB root 0")),
        ("ar", "قتل شقيق سامي حداد أمس", "سامي حداد",
         ("قتل VERB root 0", "شقيق NOUN obj 1 Number=Sing Definite=Cons", "سامي PROPN nmod 2",
          "حداد PROPN flat 3", "أمس NOUN obl 1")),
    ],
)  # fmt: skip
def test_kin_of_somebody_and_several_are_somebody_else(
    language: str, text: str, name: str, rows: tuple[str, ...]
) -> None:
    found = tree(text, annotations(text, language, names={name: "PER"}), *rows)
    assert names_of(text, found, name) == {name}


def test_a_lawyer_of_officers_is_not_the_officer_named_behind() -> None:
    text = "Ann Reed, the lawyer for officer John Doe, spoke."
    found = tree(
        text, annotations(text, "en", names={"Ann Reed": "PER", "John Doe": "PER"}),
        "Ann PROPN nsubj 11", "Reed PROPN flat 1", ", PUNCT punct 5", "the DET det 5",
        "lawyer NOUN appos 1 Number=Sing", "for ADP case 7", "officer NOUN nmod 5 Number=Sing",
        "John PROPN appos 5", "Doe PROPN flat 8", ", PUNCT punct 5", "spoke VERB root 0",
    )  # fmt: skip
    assert "lawyer for officer" in names_of(text, found, "Ann Reed")
    assert "lawyer for officer" not in names_of(text, found, "John Doe")


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Le journal local Vigie a fermé.", "Vigie", True),
        ("La brigade de recherche spéciale (BRS) a fermé.", "BRS", True),
        ("La brigade de recherche spéciale (PSG) a fermé.", "PSG", False),
    ],
)
def test_descriptions_of_a_body(text: str, name: str, kept: bool) -> None:
    words = text.replace("(", "( ").replace(")", " )").split()
    first = "La DET det 2", "brigade NOUN nsubj 10 Number=Sing", "de ADP case 4", "recherche NOUN nmod 2"
    rows = (
        (*first, "spéciale ADJ amod 2", "( PUNCT punct 7", f"{name} PROPN appos 2", ") PUNCT punct 7",
         "a AUX aux 10", "fermé VERB root 0")
        if "(" in words
        else ("Le DET det 2", "journal NOUN nsubj 6 Number=Sing", "local ADJ amod 2", "Vigie PROPN nmod 2",
              "a AUX aux 6", "fermé VERB root 0")
    )  # fmt: skip
    found = tree(text, annotations(text, "fr", names={name: "ORG"}), *rows)
    described = any(noun in " ".join(names_of(text, found, name)) for noun in ("journal", "brigade"))
    assert described is kept


@pytest.mark.parametrize(
    ("language", "text", "name", "description", "rows"),
    [
        ("fr", "Le conducteur a été identifié par la police comme étant Paul Morel.", "Paul Morel", "conducteur",
         ("Le DET det 2", "conducteur NOUN nsubj:pass 5 Number=Sing", "a AUX aux 5", "été AUX aux:pass 5",
          "identifié VERB root 0 Voice=Pass", "par ADP case 8", "la DET det 8", "police NOUN obl 5",
          "comme ADP case 11", "étant AUX cop 11", "Paul PROPN advcl 5", "Morel PROPN flat 11")),
        ("en", "Officers identified the plumber as Ann Reed.", "Ann Reed", "plumber",
         ("Officers NOUN nsubj 2 Number=Plur", "identified VERB root 0", "the DET det 4",
          "plumber NOUN obj 2 Number=Sing", "as ADP case 6", "Ann PROPN obl 2", "Reed PROPN flat 6")),
        ("es", "Detuvieron a un albañil llamado Luis Soto.", "Luis Soto", "albañil",
         ("Detuvieron VERB root 0", "a ADP case 4", "un DET det 4", "albañil NOUN obj 1 Number=Sing",
          "llamado VERB amod 4", "Luis PROPN obj 5", "Soto PROPN flat 6")),
        ("ar", "أصيب رجل يدعى سامي حداد أمس", "سامي حداد", "رجل",
         ("أصيب VERB root 0", "رجل NOUN obj 1 Number=Sing", "يدعى VERB acl 2", "سامي PROPN obj 3",
          "حداد PROPN flat 4", "أمس NOUN obl 1")),
    ],
)  # fmt: skip
def test_whom_a_verb_gives_a_name(
    language: str, text: str, name: str, description: str, rows: tuple[str, ...]
) -> None:
    found = tree(text, annotations(text, language, names={name: "PER"}), *rows)
    assert names_of(text, found, name) >= {name, description}


def test_who_identifies_is_not_identified() -> None:
    text = "The plumber identified in court Ann Reed, and called Ann Reed a thief."
    found = tree(
        text, annotations(text, "en", names={"Ann Reed": "PER", "Ann Reed#2": "PER"}),
        "The DET det 2", "plumber NOUN nsubj 3 Number=Sing", "identified VERB root 0", "in ADP case 5",
        "court NOUN obl 3", "Ann PROPN obj 3", "Reed PROPN flat 6", ", PUNCT punct 10", "and CCONJ cc 10",
        "called VERB conj 3", "Ann PROPN obj 10", "Reed PROPN flat 11", "a DET det 14", "thief NOUN xcomp 10",
    )  # fmt: skip
    assert names_of(text, found, "Ann Reed") == {"Ann Reed"}
