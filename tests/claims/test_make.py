"""Claims from hand-made annotations: values, mouths, polarity, certainty, parts."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, said, tree

from temoin.records import Claim, Reading


def only(result: Reading, field: str) -> Claim:
    """The one claim of a field."""
    (claim,) = [claim for claim in result.claims if claim.field == field]
    return claim


def name_of(result: Reading, entity: str) -> str:
    """The name under which a speaker is kept."""
    return next(e.name for e in result.entities if e.id == entity)


def test_a_value_stands_in_the_innermost_mouth() -> None:
    text = "The army said that gunmen killed three soldiers in Gao on Sunday."
    seen = annotations(
        text,
        "en",
        names={"Gao": "LOC"},
        said=(said(text, "The army", "said", "gunmen killed three soldiers in Gao on Sunday"),),
        happenings=(
            happening(
                text,
                "killed",
                {"perpetrator": "gunmen", "killed": "three soldiers", "place": "Gao", "time": "Sunday"},
            ),
        ),
    )
    result = reading(text, seen, published="2020-12-22")
    assert name_of(result, only(result, "killed").speaker) == "army"
    assert only(result, "killed").value["min"] == 3
    assert only(result, "killed").value["group"] == "soldiers"
    assert only(result, "when").value["from"] == "2020-12-20"
    assert only(result, "where").evidence.value[0].text == "Gao"


@pytest.mark.parametrize(
    ("text", "language", "source", "cue", "content", "act"),
    [
        ("The group denied that it had attacked the village.", "en", "The group", "denied",
         "it had attacked the village", "attacked"),
        ("Le groupe a nié avoir attaqué le village.", "fr", "Le groupe", "a nié",
         "avoir attaqué le village", "attaqué"),
        ("El grupo negó haber atacado el pueblo.", "es", "El grupo", "negó",
         "haber atacado el pueblo", "atacado"),
        ("نفت الجماعة أنها هاجمت القرية.", "ar", "الجماعة", "نفت", "أنها هاجمت القرية", "هاجمت"),
    ],
)  # fmt: skip
def test_a_denial_denies_that_it_happened(
    text: str, language: str, source: str, cue: str, content: str, act: str
) -> None:
    seen = annotations(
        text,
        language,
        said=(said(text, source, cue, content, polarity="denied"),),
        happenings=(happening(text, act, {}),),
    )
    result = reading(text, seen)
    assert [(c.field, c.polarity) for c in result.claims] == [("happened", "denied")]


def test_hearsay_is_no_certainty() -> None:
    text = "Des hommes armés auraient tiré sur un convoi."
    seen = annotations(
        text,
        "fr",
        happenings=(happening(text, "auraient tiré", {"perpetrator": "Des hommes armés"}, status="hearsay"),),
    )
    result = reading(text, seen)
    assert {c.certainty for c in result.claims} == {"hearsay"}


def test_a_count_says_itself_what_befell_its_people() -> None:
    text = "L'attentat a fait sept morts et 40 blessés."
    seen = annotations(text, "fr", happenings=(happening(text, "attentat", {"killed": "40 blessés"}),))
    result = reading(text, seen)
    assert {(c.field, c.value["min"]) for c in result.claims if c.field in ("killed", "injured")} == {
        ("killed", 7),
        ("injured", 40),
    }


def test_a_part_points_to_its_whole() -> None:
    text = "The blast killed 12 people, including 3 children."
    seen = annotations(text, "en", happenings=(happening(text, "blast", {"killed": "12 people"}),))
    result = reading(text, seen)
    whole, part = sorted((c for c in result.claims if c.field == "killed"), key=lambda c: -c.value["min"])
    assert (whole.value["min"], part.value["min"], part.part_of) == (12, 3, whole.id)


@pytest.mark.parametrize(
    ("text", "language", "acts"),
    [
        ("The blast injured nine guards. Four of them were injured badly.", "en",
         (("blast", "nine guards"), ("injured badly", "Four of them"))),
        ("L'explosion a blessé neuf gardes. Quatre d'entre eux sont blessés gravement.", "fr",
         (("explosion", "neuf gardes"), ("blessés gravement", "Quatre d'entre eux"))),
        ("La explosión hirió a nueve guardias. Cuatro de ellos están heridos de gravedad.", "es",
         (("explosión", "nueve guardias"), ("heridos de gravedad", "Cuatro de ellos"))),
        ("أصاب الانفجار تسعة حراس. أربعة منهم أصيبوا بجروح خطيرة.", "ar",
         (("الانفجار", "تسعة حراس"), ("أصيبوا", "أربعة منهم"))),
    ],
)  # fmt: skip
def test_a_part_of_them_points_a_sentence_back(
    text: str, language: str, acts: tuple[tuple[str, str], ...]
) -> None:
    happenings = tuple(happening(text, act, {"injured": people}) for act, people in acts)
    result = reading(text, annotations(text, language, happenings=happenings))
    whole, part = sorted((c for c in result.claims if c.field == "injured"), key=lambda c: -c.value["min"])
    assert (whole.value["min"], part.value["min"], part.part_of) == (9, 4, whole.id)


@pytest.mark.parametrize(
    ("text", "language", "source", "cue", "content"),
    [
        ("Les talibans ont revendiqué l'attentat.", "fr", "Les talibans", "ont revendiqué", "l'attentat"),
        ("The Taliban claimed responsibility for the attack.", "en", "The Taliban",
         "claimed responsibility for", "the attack"),
        ("Los talibanes reivindicaron el atentado.", "es", "Los talibanes", "reivindicaron", "el atentado"),
        ("تبنت طالبان الهجوم.", "ar", "طالبان", "تبنت", "الهجوم"),
    ],
)  # fmt: skip
def test_a_claim_of_responsibility(text: str, language: str, source: str, cue: str, content: str) -> None:
    act = content.split(" ")[-1].removeprefix("l'")
    seen = annotations(
        text, language, said=(said(text, source, cue, content),), happenings=(happening(text, act, {}),)
    )
    result = reading(text, seen)
    claim = only(result, "responsibility")
    assert claim.value["entity"] == claim.speaker


def test_an_accusing_cue_is_an_act() -> None:
    text = "Médecins sans frontières a dénoncé une attaque."
    seen = annotations(
        text,
        "fr",
        names={"Médecins sans frontières": "ORG"},
        said=(said(text, "Médecins sans frontières", "a dénoncé", "une attaque"),),
        happenings=(happening(text, "attaque", {}),),
    )
    (act,) = reading(text, seen).acts
    assert act.plover == "ACCUSE"


def test_a_weapon_inside_a_name_is_none() -> None:
    text = "Gunmen killed Samir Sword with a sword in Mosul."
    seen = annotations(
        text, "en", names={"Samir Sword": "PER"},
        happenings=(happening(text, "killed", {"victim": "Samir Sword", "weapon": "Sword"}),),
    )  # fmt: skip
    assert [c.evidence.value[0].text for c in reading(text, seen).claims if c.field == "weapon"] == ["sword"]


@pytest.mark.parametrize(
    ("text", "language", "harm", "field"),
    [
        ("The blast shook Gao but nobody was injured.", "en", "injured", "injured"),
        ("L'explosion a secoué Gao sans faire aucun blessé.", "fr", "blessé", "injured"),
        ("La explosión sacudió Gao sin muertos.", "es", "muertos", "killed"),
    ],
)
def test_nobody_harmed_is_a_count_and_no_denial(text: str, language: str, harm: str, field: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, harm, {}, status="denied"),))
    result = reading(text, seen)
    assert only(result, field).value["max"] == 0
    assert only(result, field).polarity == "affirmed"
    assert not [claim for claim in result.claims if claim.field == "happened"]


def test_neither_wounded_nor_dead_are_two_counts() -> None:
    text = "Il y a eu une attaque mais aucun blessé ni décès."
    harmed = happening(text, "attaque", {"injured": "aucun blessé ni décès"})
    result = reading(text, annotations(text, "fr", happenings=(harmed,)))
    assert (only(result, "injured").value["max"], only(result, "killed").value["max"]) == (0, 0)


def test_a_weapon_cut_short_by_its_role_keeps_its_name() -> None:
    text = "Three Katyusha rockets hit the base."
    hit = happening(text, "hit", {"weapon": "rockets"})
    value = only(reading(text, annotations(text, "en", happenings=(hit,))), "weapon").value
    assert (value["name"], value["count"]["min"]) == ("Katyusha", 3)


def test_people_shot_dead_are_not_injured_too() -> None:
    text = "A gunman shot two men dead in Gao."
    shot = happening(text, "shot", {"injured": "two men", "killed": "two men"})
    result = reading(text, annotations(text, "en", happenings=(shot,)))
    assert only(result, "killed").value["min"] == 2
    assert not [claim for claim in result.claims if claim.field == "injured"]


@pytest.mark.parametrize(
    ("text", "language", "content", "cue", "act"),
    [
        ("L'attaque n'a pas été revendiquée.", "fr", "L'attaque", "n'a pas été revendiquée", "attaque"),
        ("El ataque no ha sido reivindicado.", "es", "El ataque", "no ha sido reivindicado", "ataque"),
        ("Nobody has claimed responsibility for the attack.", "en", "the attack",
         "has claimed responsibility", "attack"),
        ("لم تتبن أي جهة الهجوم.", "ar", "الهجوم", "لم تتبن", "الهجوم"),
    ],
)  # fmt: skip
def test_an_attack_that_nobody_claims_took_place(
    text: str, language: str, content: str, cue: str, act: str
) -> None:
    unclaimed = said(text, None, cue, content, polarity="denied")
    seen = annotations(text, language, said=(unclaimed,), happenings=(happening(text, act, {}),))
    result = reading(text, seen)
    assert only(result, "what").polarity == "affirmed"
    assert not [claim for claim in result.claims if claim.field == "happened"]


@pytest.mark.parametrize(
    ("text", "language", "act", "place", "names", "expected"),
    [
        ("Clashes broke out in Bria (east), Bossangoa and the town of Birao on Monday.", "en", "Clashes",
         "Bria (east), Bossangoa and the town of Birao", ["Bria", "Bossangoa", "Birao"],
         ["Bria", "Bossangoa", "Birao"]),
        ("Des heurts ont éclaté à Bria et à Birao.", "fr", "heurts", "Bria et à Birao", ["Bria", "Birao"],
         ["Bria", "Birao"]),
        ("Hubo choques entre Bria y Birao.", "es", "choques", "Bria y Birao", ["Bria", "Birao"], ["Bria"]),
        ("Hubo choques en Bria, limítrofe con Ouadda y Birao.", "es", "choques",
         "Bria, limítrofe con Ouadda y Birao", ["Bria", "Ouadda", "Birao"], ["Bria"]),
        ("اندلعت اشتباكات في بريا ومدينة بيراو.", "ar", "اشتباكات", "بريا ومدينة بيراو", ["بريا", "بيراو"],
         ["بريا", "بيراو"]),
    ],
)  # fmt: skip
def test_places_listed_with_and_are_one_claim_each(
    text: str, language: str, act: str, place: str, names: list[str], expected: list[str]
) -> None:
    acts = (happening(text, act, {"place": place}),)
    result = reading(text, annotations(text, language, names=dict.fromkeys(names, "LOC"), happenings=acts))
    called = {one.id: one.name for one in result.places}
    assert [called[c.value["place"]] for c in result.claims if c.field == "where"] == expected


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("Protesters marched and police used tear gas.", "en", "marched"),
        ("Des manifestants ont défilé et la police a tiré du gaz lacrymogène.", "fr", "défilé"),
        ("Los manifestantes marcharon y la policía lanzó bombas lacrimógenas.", "es", "marcharon"),
        ("تظاهر المئات واستخدمت الشرطة الغاز المسيل للدموع.", "ar", "تظاهر"),
    ],
)
def test_what_is_used_against_a_protest_is_a_weapon(text: str, language: str, act: str) -> None:
    acts = (happening(text, act, {}, plover="PROTEST", mode="riot"),)
    result = reading(text, annotations(text, language, happenings=acts))
    assert [claim.value["kind"] for claim in result.claims if claim.field == "weapon"] == ["chemical"]


@pytest.mark.parametrize(
    ("text", "language", "act", "place"),
    [
        ("He opened fire from a rooftop.", "en", "opened fire", "a rooftop"),
        ("Il a ouvert le feu dans la salle de rédaction.", "fr", "ouvert le feu", "la salle de rédaction"),
        ("Abrió fuego en su domicilio.", "es", "Abrió fuego", "su domicilio"),
        ("أطلق النار في ملهى ليلي.", "ar", "أطلق النار", "ملهى ليلي"),
    ],
)
def test_rooms_and_shops_are_places(text: str, language: str, act: str, place: str) -> None:
    acts = (happening(text, act, {"place": place}),)
    result = reading(text, annotations(text, language, happenings=acts))
    assert [c.evidence.value[0].text for c in result.claims if c.field == "where"] == [place]


@pytest.mark.parametrize(("words", "motives"), [("en", []), ("en repudio al fallo", ["en repudio al fallo"])])
def test_a_small_word_is_no_motive(words: str, motives: list[str]) -> None:
    text = "Quemaron un bus en repudio al fallo."
    seen = annotations(text, "es", happenings=(happening(text, "Quemaron", {"motive": words}),))
    seen = tree(
        text, seen, "Quemaron VERB root 0", "un DET det 3", "bus NOUN obj 1", "en ADP case 5", "repudio NOUN obl 1",
        "al ADP case 7", "fallo NOUN nmod 5",
    )  # fmt: skip
    found = [claim.value["words"] for claim in reading(text, seen).claims if claim.field == "motive"]
    assert found == motives
