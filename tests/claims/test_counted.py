"""Which people the words of a role count, and what befell them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import annotations, at, happening, reading, tree

from temoin.records import COUNT_FIELDS, Reading, Role

Told = list[tuple[str, int | None, int | None]]


def counts(result: Reading) -> Told:
    """Field and interval of every count, in order of the words."""
    return [(c.field, c.value["min"], c.value["max"]) for c in result.claims if c.field in COUNT_FIELDS]


@pytest.mark.parametrize(
    ("language", "text", "act", "role", "words", "expected"),
    [
        ("fr", "L'attaque a fait 7 morts et 40 blessés.", "attaque", "killed", "7 morts et 40 blessés",
         [("killed", 7, 7), ("injured", 40, 40)]),
        ("ar", "قتل المسلحون ستة أطفال وثلاثة رجال في القرية.", "قتل", "killed", "ستة أطفال وثلاثة رجال",
         [("killed", 6, 6), ("killed", 3, 3)]),
        ("en", "The blast killed 5 people, including 2 women.", "killed", "killed", "5 people, including 2 women",
         [("killed", 5, 5), ("killed", 2, 2)]),
        ("es", "Cuatro detenidos resultaron muertos en la cárcel.", "muertos", "killed", "Cuatro detenidos",
         [("killed", 4, 4)]),
        ("es", "Hubo 30 personas heridas y más de cien detenidos.", "heridas", "arrested", "más de cien detenidos",
         [("injured", 30, 30), ("arrested", 100, None)]),
        ("en", "Rebels killed or wounded 40 soldiers.", "killed", "killed", "40 soldiers",
         [("casualties", 40, 40)]),
        ("fr", "C'était plus de 100 dans l'attaque.", "attaque", "killed", "plus", [("killed", 100, None)]),
        ("es", "Los ocho extranjeros muertos en la explosión.", "explosión", "killed", "Los",
         [("killed", 8, 8)]),
    ],
)  # fmt: skip
def test_the_counts_of_a_role(
    language: str, text: str, act: str, role: str, words: str, expected: Told
) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {role: words}),))
    assert counts(reading(text, seen)) == expected


@pytest.mark.parametrize(
    ("language", "text", "act", "victim", "name"),
    [
        ("ar", "قتلت أمينة يوسف في القرية.", "قتلت", "أمينة يوسف", "أمينة يوسف"),
        ("en", "Two Rivers was killed in the village.", "killed", "Two Rivers", "Two Rivers"),
    ],
)
def test_a_name_counts_one(language: str, text: str, act: str, victim: str, name: str) -> None:
    act_ = happening(text, act, {"victim": victim})
    seen = annotations(text, language, names={name: "PER"}, happenings=(act_,))
    assert counts(reading(text, seen)) == [("killed", 1, 1)]


def test_families_are_several() -> None:
    text = "Families were killed in the church."
    seen = annotations(text, "en", happenings=(happening(text, "killed", {"killed": "Families"}),))
    assert counts(reading(text, seen)) == [("killed", 2, None)]


@pytest.mark.parametrize(
    ("mode", "field"), [("abduction", "abducted"), ("arrest", "arrested"), (None, "arrested")]
)
def test_who_is_held_is_arrested_or_abducted_as_the_happening_is(mode: str | None, field: str) -> None:
    text = "احتجزت المجموعة ثلاثة أشخاص في القرية."
    act = happening(text, "احتجزت", {"arrested": "ثلاثة أشخاص"}, plover="COERCE", mode=mode)
    assert counts(reading(text, annotations(text, "ar", happenings=(act,)))) == [(field, 3, 3)]


@pytest.mark.parametrize(
    ("language", "text", "act", "victim", "expected"),
    [
        ("en", "They said the state killed again.", "killed", "the state", []),
        ("en", "He was killed in the town.", "killed", "He", [("killed", 1, 1)]),
        ("en", "This was murder, homicide No. 75.", "murder", "No. 75", []),
        ("en", "Afghanistan was killed by it.", "killed", "Afghanistan", []),
        ("fr", "La police a été tuée.", "tuée", "La police", []),
        ("fr", "Un prêtre a été tué.", "tué", "Un prêtre", [("killed", 1, 1)]),
        ("es", "Fue muerto de un disparo en la cabeza.", "muerto", "un disparo en la cabeza", []),
    ],
)  # fmt: skip
def test_only_people_are_counted(language: str, text: str, act: str, victim: str, expected: Told) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {"victim": victim}),))
    assert counts(reading(text, seen)) == expected


def test_persons_named_together_are_counted() -> None:
    text = "Heaven Mayo, 24, Justin King, 24, and Donald Jocelin were injured."
    people = {"Heaven Mayo": "PER", "Justin King": "PER", "Donald Jocelin": "PER"}
    act = happening(text, "injured", {"injured": "Heaven Mayo, 24, Justin King, 24, and Donald Jocelin"})
    result = reading(text, annotations(text, "en", names=people, happenings=(act,)))
    assert counts(result) == [("injured", 3, 3)]


def test_a_number_in_a_name_or_a_date_counts_nobody() -> None:
    text = "La bomba mató al sargento Luis Díez-González e hirió a otros. Estaba preso desde 1992 y fue condenado."
    act = happening(text, "mató", {"killed": "sargento Luis Díez-González"})
    seen = annotations(text, "es", names={"Luis Díez-González": "PER"}, happenings=(act,))
    assert counts(reading(text, seen)) == [("killed", 1, 1)]


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("es", "Los heridos fueron llevados al hospital tras el ataque.", "ataque"),
        ("fr", "Les blessés ont été évacués après l'attaque.", "attaque"),
        ("ar", "نقل الجرحى بعد الهجوم.", "الهجوم"),
    ],
)
def test_who_is_known_by_now_is_no_new_count(language: str, text: str, act: str) -> None:
    words = {"es": "Los heridos", "fr": "Les blessés", "ar": "الجرحى"}[language]
    seen = annotations(text, language, happenings=(happening(text, act, {"injured": words}),))
    result = reading(text, seen)
    assert counts(result) == []
    assert [unread.span.text for unread in result.unresolved if unread.span] == [words]


@pytest.mark.parametrize(
    ("language", "text", "act", "words", "group", "nationality"),
    [
        ("ar", "إصابة 5 أشخاص بقصف هندي", "قصف", "5 أشخاص", "people", None),
        ("ar", "مقتل 5 أشخاص لبنانيين", "مقتل", "5 أشخاص", "people", "LB"),
        ("ar", "مقتل 27 شخصا من سكان الحي", "مقتل", "27 شخصا", "civilians", None),
        ("en", "84 killed in France", "killed", "84 killed", None, None),
        ("es", "ocho muertos entre militares y civiles", "muertos", "ocho muertos", None, None),
    ],
)
def test_only_adjectives_describe_the_counted(
    language: str, text: str, act: str, words: str, group: str | None, nationality: str | None
) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {"killed": words}),))
    (claim,) = [c for c in reading(text, seen).claims if c.field in COUNT_FIELDS]
    assert (claim.value["group"], claim.value["nationality"]) == (group, nationality)


@pytest.mark.parametrize(
    ("language", "text", "act", "expected"),
    [
        ("fr", "Il a vu une personne embarquée de force dans un bus après l'attaque.", "attaque",
         [("abducted", 1, 1)]),
        ("en", "After the attack a woman has been arrested in Cali.", "attack", [("arrested", 1, 1)]),
        ("es", "Justo después de la detención y del ataque, un grupo de mujeres protestó.", "ataque", []),
        ("en", "After the attack the man was not taken into custody.", "attack", []),
        ("en", "After the attack a gunman killed himself.", "attack", []),
        ("en", "In the attack a man killed three soldiers.", "attack", [("killed", 3, 3)]),
        ("es", "Fue herido en el ataque por un grupo de policías.", "ataque", []),
    ],
)  # fmt: skip
def test_counts_without_a_role(language: str, text: str, act: str, expected: Told) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {}),))
    assert counts(reading(text, seen)) == expected


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("fr", "Le village pleure un drone sans pilote après l'attaque mortelle.", "attaque"),
        ("ar", "قتل في غارة لطائرة بدون طيار فوق المدينة.", "غارة"),
    ],
)
def test_an_aircraft_without_a_pilot_counts_nobody(language: str, text: str, act: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {}),))
    assert counts(reading(text, seen)) == []


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "The attack targeted a mosque.", "attack"),
        ("fr", "L'attaque a visé une mosquée, et le tireur a été abattu.", "attaque"),
        ("es", "La mezquita fue atacada en la noche.", "atacada"),
        ("ar", "وقع تفجير استهدف مسجدا وأسفر عن سقوط جرحى.", "تفجير"),
    ],
)
def test_what_is_aimed_at_is_not_damaged_yet(language: str, text: str, act: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {}),))
    assert not [claim for claim in reading(text, seen).claims if claim.field == "damage"]


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("fr", "La chaîne a montré la tuerie.", "tuerie"),
        ("es", "Es una cadena de asesinatos.", "asesinatos"),
        ("en", "He was killed after a football match in a chain of attacks.", "killed"),
        ("ar", "تدعم الوزارة ضرب الإرهاب.", "ضرب"),
    ],
)
def test_words_of_many_senses_name_no_weapon(language: str, text: str, act: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {}),))
    assert not [claim for claim in reading(text, seen).claims if claim.field == "weapon"]


@pytest.mark.parametrize(
    ("language", "text", "act", "victim"),
    [
        ("en", "The guard was shot twice in the left leg.", "was shot", "The guard"),
        ("fr", "Le gendarme a été touché au bras.", "touché", "Le gendarme"),
        ("es", "Un vecino fue alcanzado en la pierna.", "alcanzado", "Un vecino"),
        ("ar", "أطلق النار على شرطي في الساق.", "أطلق النار", "شرطي"),
    ],
)
def test_who_is_hit_in_a_limb_is_injured(language: str, text: str, act: str, victim: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {"victim": victim}),))
    assert counts(reading(text, seen)) == [("injured", 1, 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The guard was shot in the chest and died.", "the chest"),
        ("The guard was shot at the hands of police.", "the hands of police"),
    ],
)
def test_who_dies_of_it_or_is_hit_by_hands_is_not_injured(text: str, place: str) -> None:
    acts = [happening(text, "was shot", {"victim": "The guard", "place": place})]
    acts += [happening(text, "died", {"victim": "The guard"})] if "died" in text else []
    result = reading(text, annotations(text, "en", happenings=tuple(acts)))
    assert not [claim for claim in result.claims if claim.field == "injured"]


def test_people_taken_to_hospitals_are_those_of_the_attack_before() -> None:
    text = "A bomb went off in the market.\nSome 40 people were taken to hospitals."
    acts = (
        happening(text, "went off", {}),
        happening(text, "were taken", {"victim": "40 people"}, plover="AID", story="ordinary"),
    )
    assert counts(reading(text, annotations(text, "en", happenings=acts))) == [("injured", 40, 40)]


@pytest.mark.parametrize(
    ("language", "text", "act", "words"),
    [
        ("fr", "La mort d'un homme blessé au marché.", "mort", "un homme"),
        ("es", "La muerte de un hombre apuñalado en el mercado.", "muerte", "un hombre"),
        ("ar", "مقتل شاب طعنا بسكين.", "مقتل", "شاب"),
    ],
)
def test_who_was_killed_by_a_wound_is_not_wounded(language: str, text: str, act: str, words: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {"killed": words}),))
    assert counts(reading(text, seen)) == [("killed", 1, 1)]


@pytest.mark.parametrize(
    ("language", "text", "act", "words"),
    [
        ("ar", "وقع الهجوم وأدى إلى جروح.", "الهجوم", "جروح"),
        ("en", "The attack left them with wounds.", "attack", "wounds"),
        ("fr", "L'attaque a causé des blessures.", "attaque", "blessures"),
        ("es", "El ataque dejó lesiones.", "ataque", "lesiones"),
    ],
)
def test_a_wound_is_nobody(language: str, text: str, act: str, words: str) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {"injured": words}),))
    assert counts(reading(text, seen)) == []


@pytest.mark.parametrize(
    ("language", "text", "act", "doer", "victim"),
    [
        ("en", "Two guards shot a baker.", "shot", "Two guards", "a baker"),
        ("fr", "Deux gardiens ont tué un boulanger.", "ont tué", "Deux gardiens", "un boulanger"),
        ("es", "Dos guardias mataron a un panadero.", "mataron", "Dos guardias", "un panadero"),
        ("ar", "قتل حارسان خبازا في السوق.", "قتل", "حارسان", "خبازا"),
    ],
)
def test_who_did_it_is_not_counted_among_those_whom_it_befell(
    language: str, text: str, act: str, doer: str, victim: str
) -> None:
    killing = happening(text, act, {"perpetrator": doer, "killed": victim})
    counted_too = Role("killed", *at(text, doer), 0.6)
    killing = replace(killing, roles=(*killing.roles, counted_too))
    seen = annotations(text, language, happenings=(killing,))
    words = [c.evidence.value[0].text for c in reading(text, seen).claims if c.field == "killed"]
    assert doer not in words
    assert victim in words


def test_the_subject_of_an_act_with_an_object_is_not_counted_and_that_of_a_passive_is() -> None:
    text = "Two guards shot a baker. Two guards were shot."
    roles = {"killed": "Two guards", "victim": "a baker"}
    active = happening(text, "shot", roles)
    passive = happening(text, "shot#2", {"killed": "Two guards#2"})
    seen = tree(
        text, annotations(text, "en", happenings=(active, passive)),
        "Two NUM nummod 2", "guards NOUN nsubj 3", "shot VERB root 0", "a DET det 5", "baker NOUN obj 3",
        ". PUNCT punct 3", "",
        "Two NUM nummod 2", "guards NOUN nsubj:pass 4", "were AUX aux:pass 4", "shot VERB root 0",
        ". PUNCT punct 4",
    )  # fmt: skip
    killed = [c.evidence.value[0].start for c in reading(text, seen).claims if c.field == "killed"]
    assert killed == [text.rindex("Two")]
