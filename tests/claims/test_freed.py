"""People who come free are counted under the kidnapping that a report is about."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, tree

from temoin.claims.freed import RELEASE_RULE

Counts = list[tuple[str, int | None, int | None]]


def counts(text: str, seen) -> Counts:
    """Field and interval of what releases tell."""
    claims = reading(text, seen).claims
    return [(c.field, c.value["min"], c.value["max"]) for c in claims if RELEASE_RULE in c.why]


@pytest.mark.parametrize(
    ("language", "text", "taken", "release", "roles"),
    [
        ("en", "Gunmen kidnapped the nurses in May. The group released three women.", "kidnapped", "released",
         {"target": "three women"}),
        ("fr", "Des hommes ont enlevé les infirmières. Le groupe a relâché trois femmes.", "enlevé", "a relâché",
         {"perpetrator": "Le groupe", "target": "trois femmes"}),
        ("es", "Unos hombres secuestraron a las enfermeras. El grupo liberó a tres mujeres.", "secuestraron", "liberó",
         {"victim": "tres mujeres"}),
        ("ar", "خطف مسلحون الممرضات. أفرجت الجماعة عن ثلاث نساء.", "خطف", "أفرجت", {"arrested": "ثلاث نساء"}),
    ],
)  # fmt: skip
def test_a_release_counts_under_the_abduction(language, text, taken, release, roles) -> None:
    seen = annotations(text, language, happenings=(
        happening(text, taken, {}, mode="abduction"), happening(text, release, roles, plover="CONCEDE"),
    ))  # fmt: skip
    assert counts(text, seen) == [("released", 3, 3)]


@pytest.mark.parametrize(("who", "expected"), [("Two women", [("released", 2, 2)]), ("Two gunmen", [])])
def test_who_flees_from_captors_comes_free_but_no_attacker_does(who: str, expected: Counts) -> None:
    text = f"Gunmen kidnapped nurses. {who}, the mayor said on Friday, have since managed to escape."
    seen = annotations(text, "en", happenings=(
        happening(text, "kidnapped", {}, mode="abduction"),
        happening(text, "escape", {"perpetrator": who}, plover="RETREAT"),
    ))  # fmt: skip
    assert counts(text, seen) == expected


@pytest.mark.parametrize("status", ["denied", "planned", "hypothetical"])
def test_a_release_that_has_not_come_frees_nobody(status: str) -> None:
    text = "Gunmen kidnapped nurses. They will release three women."
    seen = annotations(text, "en", happenings=(
        happening(text, "kidnapped", {}, mode="abduction"),
        happening(text, "release", {"target": "three women"}, plover="CONCEDE", status=status),
    ))  # fmt: skip
    assert counts(text, seen) == []


@pytest.mark.parametrize(
    ("language", "text", "release", "who", "rows"),
    [
        ("en", "Gunmen kidnapped nurses. Two women were not released.", "released", "Two women",
         ("Gunmen NOUN nsubj 2", "kidnapped VERB root 0", "nurses NOUN obj 2", ". PUNCT punct 2", "",
          "Two NUM nummod 2", "women NOUN nsubj:pass 5", "were AUX aux:pass 5", "not PART advmod 5",
          "released VERB root 0", ". PUNCT punct 5")),
        ("fr", "Des hommes ont enlevé deux infirmières. Il n'a pas été libéré.", "libéré", "Il",
         ("Des DET det 2", "hommes NOUN nsubj 4", "ont AUX aux 4", "enlevé VERB root 0", "deux NUM nummod 6",
          "infirmières NOUN obj 4", ". PUNCT punct 4", "", "Il PRON nsubj:pass 6", "n' ADV advmod 6", "a AUX aux 6",
          "pas ADV advmod 6", "été AUX aux:pass 6", "libéré VERB root 0", ". PUNCT punct 6")),
    ],
)  # fmt: skip
def test_words_that_deny_a_release_outweigh_the_model(language, text, release, who, rows) -> None:
    act = "kidnapped" if language == "en" else "enlevé"
    seen = annotations(text, language, happenings=(
        happening(text, act, {}, mode="abduction"),
        happening(text, release, {"victim": who}, plover="CONCEDE"),
    ))  # fmt: skip
    assert counts(text, tree(text, seen, *rows)) == []
