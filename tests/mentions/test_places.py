"""Where: names found, chosen by the report, held by one another; landmarks, vague relations, no guess."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.build import annotations, at, happening

from temoin.mentions.gazetteer import PACKAGED, gazetteer_find, place_key
from temoin.mentions.places import Places, find_places
from temoin.records import Document, Place, Segments
from temoin.resources.load import Resources

RESOURCES = Resources()
MEGABYTES = 1_000_000


def read(text: str, language: str, names: dict[str, str], *roles: dict[str, str]) -> Places:
    document = Document("d", "0" * 64, "d.txt", language, None, None, None, None, text)
    happenings = tuple(happening(text, text[:1], role) for role in roles)
    found = annotations(text, language, names=names, happenings=happenings)
    return find_places(document, Segments(None, None, (), (), ()), found, RESOURCES)


def named(places: Places, name: str) -> Place:
    return next(place for place in places.places if place.name == name)


def test_one_town_in_four_languages() -> None:
    for language, name in (("fr", "Bagdad"), ("en", "Baghdad"), ("es", "Bagdad"), ("ar", "بغداد")):
        (place,) = read(name, language, {name: "LOC"}).places
        assert (place.country, place.precision, place.gazetteer) == ("IQ", "town", "gn:98182")


def test_a_landmark_in_its_town() -> None:
    text = "3 roquettes ont été tirées sur l'ambassade américaine à Bagdad. L'ambassade a confirmé."
    places = read(text, "fr", {"Bagdad": "LOC"},
                  {"target": "l'ambassade américaine à Bagdad"}, {"target": "L'ambassade"})  # fmt: skip
    embassy, town = places.places
    assert (embassy.precision, embassy.inside, embassy.country) == ("landmark", town.id, "IQ")
    assert (embassy.lat, embassy.lon) == (town.lat, town.lon)
    assert places.at(*at(text, "L'ambassade")) == embassy.id


def test_a_landmark_lies_in_its_town_where_the_report_names_no_country() -> None:
    places = read("Fire at Palmdale hospital.", "en", {}, {"place": "Palmdale hospital"})
    assert places.places[0].lat == pytest.approx(34.6, abs=0.1)


@pytest.mark.parametrize(
    ("language", "text", "words", "country"),
    [
        ("en", "They struck Turkish territory again.", "Turkish territory", "TR"),
        ("fr", "Une attaque sur le sol belge.", "le sol belge", "BE"),
        ("es", "Un ataque en suelo peruano.", "suelo peruano", "PE"),
        ("ar", "هجوم داخل الأراضي اليمنية", "الأراضي اليمنية", "YE"),
        ("en", "They fell on the soil.", "the soil", None),
    ],
)
def test_the_soil_of_a_nation_is_its_country(
    language: str, text: str, words: str, country: str | None
) -> None:
    (place,) = read(text, language, {}, {"place": words}).places
    assert (place.country, place.precision) == (country, "country" if country else None)


def test_regions_beside_the_gazetteer_hold_what_lies_in_them() -> None:
    text = "Two bodies were found near New Quay, Ceredigion."
    quay = named(read(text, "en", {"New Quay": "LOC", "Ceredigion": "LOC"}), "New Quay")
    assert quay.country == "GB"


def test_an_embassy_does_not_lie_in_its_own_country() -> None:
    text = "La residencia del embajador de Japón en Lima fue atacada."
    places = read(text, "es", {"Japón": "LOC", "Lima": "LOC"},
                  {"place": "La residencia del embajador de Japón en Lima"})  # fmt: skip
    assert places.places[0].country == "PE"


def test_the_country_of_the_report_chooses_among_bearers() -> None:
    for country, code in (("Colombia", "CO"), ("Argentina", "AR")):
        text = f"Una bomba estalló en Córdoba, {country}."
        places = read(text, "es", {"Córdoba": "LOC", country: "LOC"}, {"place": f"Córdoba, {country}"})
        cordoba = named(places, "Córdoba")
        assert (cordoba.country, cordoba.inside) == (code, named(places, country).id)


def test_province_and_town_of_one_name() -> None:
    text = "The Taliban attacked Kunduz province in Afghanistan."
    names = {"Kunduz": "LOC", "Afghanistan": "LOC"}
    assert named(read(text, "en", names, {"place": "Kunduz province"}), "Kunduz").precision == "region"
    assert named(read(text.replace(" province", ""), "en", names), "Kunduz").precision == "town"


def test_a_region_behind_a_comma_chooses_among_bearers() -> None:
    for region, country, language in (
        ("Ohio", "US", "en"), ("Ga.", "US", "en"), ("Alabama", "US", "fr"), ("Grecia", "GR", "es"),
    ):  # fmt: skip
        text = f"Athens, {region}: three men were shot." if language == "en" else f"Athens, {region}."
        athens = named(read(text, language, {"Athens": "LOC", region: "LOC"}), "Athens")
        assert athens.country == country, region
    ohio = named(read("Athens, Ohio.", "en", {"Athens": "LOC", "Ohio": "LOC"}), "Athens")
    assert ohio.lat == pytest.approx(39.3, abs=0.2)


def test_a_list_of_towns_is_no_region() -> None:
    text = "Attacks in Athens, Paris and London."
    places = read(text, "en", {"Athens": "LOC", "Paris": "LOC", "London": "LOC"})
    assert [(p.country, p.inside) for p in places.places] == [("GR", None), ("FR", None), ("GB", None)]
    text = "Des attaques à Gao, Mopti et Kidal (Mali)."
    names = {"Gao": "LOC", "Mopti": "LOC", "Kidal": "LOC", "Mali": "LOC"}
    mali = named(read(text, "fr", names), "Mali").id
    assert [p.inside for p in read(text, "fr", names).places] == [mali, mali, mali, None]
    assert named(read(text, "fr", names), "Gao").lat == pytest.approx(16.3, abs=0.1)


def test_a_region_that_the_report_names_draws_its_towns() -> None:
    text = "Police in Alabama said a man was shot. The man came from Birmingham."
    birmingham = named(read(text, "en", {"Alabama": "LOC", "Birmingham": "LOC"}), "Birmingham")
    assert birmingham.country == "US"
    assert named(read(text, "en", {"Birmingham": "LOC"}), "Birmingham").country == "GB"


def test_a_country_that_the_model_missed_is_a_place() -> None:
    text = "Il a quitté le Mali pour la France. المغرب"
    places = read(text, "fr", {"Mali": "LOC"})
    assert [(p.name, p.country) for p in places.places] == [("Mali", "ML"), ("France", "FR")]
    assert read("He bought turkey in a shop named Chad & Sons.", "en", {"Chad & Sons": "ORG"}).places == ()


def test_a_country_has_the_middle_of_its_land() -> None:
    (states,) = read("En los Estados Unidos.", "es", {"Estados Unidos": "LOC"}).places
    assert (states.lat, states.lon) == (38.9, -98.9)


def test_a_vague_relation_widens_the_radius() -> None:
    text = "Une attaque a eu lieu au nord de Gao, au Mali. Gao est calme."
    places = read(text, "fr", {"Gao": "LOC", "Mali": "LOC", "Gao#2": "LOC"}, {"place": "au nord de Gao"})
    north, town = (p for p in places.places if p.name == "Gao")
    assert north.radius_km is not None
    assert town.radius_km is not None
    assert north.radius_km > town.radius_km
    assert north.lat == town.lat


def test_away_from_a_town_is_not_inside_it() -> None:
    text = "Ils ont été tués dans la commune de Zimtanga à environ 125 km de Ouagadougou, au Burkina Faso."
    places = read(text, "fr", {"Zimtanga": "LOC", "Ouagadougou": "LOC", "Burkina Faso": "LOC"},
                  {"place": "la commune de Zimtanga à environ 125 km de Ouagadougou"})  # fmt: skip
    assert named(places, "Zimtanga").inside == named(places, "Burkina Faso").id


def test_the_capital_without_its_name() -> None:
    text = "Une bombe a explosé dans la capitale irakienne."
    (capital,) = read(text, "fr", {}, {"place": "la capitale irakienne"}).places
    assert (capital.country, capital.precision, capital.gazetteer) == ("IQ", "town", "gn:98182")


def test_a_list_holds_nothing() -> None:
    text = "Ataques en Jerusalén, Ashkelón y Tel Aviv, en Israel."
    places = read(text, "es", {"Jerusalén": "LOC", "Ashkelón": "LOC", "Tel Aviv": "LOC", "Israel": "LOC"},
                  {"place": "Jerusalén, Ashkelón y Tel Aviv"})  # fmt: skip
    israel = named(places, "Israel").id
    assert [p.inside for p in places.places] == [israel, israel, israel, None]


def test_demonyms_are_no_places_and_nothing_is_located_by_guess() -> None:
    text = "Turkish troops left Ogossagouville."
    (place,) = read(text, "en", {"Turkish": "LOC", "Ogossagouville": "LOC"}).places
    assert (place.name, place.lat, place.radius_km) == ("Ogossagouville", None, None)


def test_arabic_particles_are_no_part_of_a_mention() -> None:
    text = "انفجار في محافظة ديالى ببعقوبة في العراق"
    places = read(text, "ar", {"ديالى": "LOC", "بعقوبة": "LOC", "العراق": "LOC"}, {"place": "محافظة ديالى"})
    assert named(places, "ديالى").precision == "region"
    assert named(places, "بعقوبة").mentions[0].text == "بعقوبة"
    assert named(places, "بعقوبة").country == "IQ"


def test_a_place_without_a_name_stays_with_its_words() -> None:
    text = "They were shot in the bus."
    (place,) = read(text, "en", {}, {"place": "the bus"}).places
    assert (place.name, place.lat) == ("bus", None)


def test_look_up_keys() -> None:
    assert place_key("Deir ez-Zor") == "deir ez zor"
    assert place_key("البصرة") == place_key("بصرة")
    assert gazetteer_find("", RESOURCES) == ()
    assert gazetteer_find("Nowhere at all", RESOURCES) == ()


def test_the_packaged_files_are_small() -> None:
    sizes = [path.stat().st_size for path in PACKAGED.glob("*.bin")]
    assert max(sizes) < 2 * MEGABYTES
    assert sum(sizes) < 6.5 * MEGABYTES


@pytest.mark.skipif("TEMOIN_SHARED" not in os.environ, reason="the project's gazetteer is not at hand")
def test_the_packaged_files_can_be_made_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "training/gazetteer.py", str(tmp_path)], check=True)
    for path in sorted(PACKAGED.glob("*.bin")):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_country_lies_in_its_middle():
    from training.centres import middle

    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    island = [(20.0, 0.0), (21.0, 0.0), (21.0, 1.0), (20.0, 1.0)]
    lat, lon = middle([square, island])
    assert abs(lat - 5) < 0.1
    assert lon == 5
    lat, lon = middle([[(x + shift, y) for x, y in island] for shift in (0, 10, 20)])
    assert (round(lat, 1), round(lon, 1)) == (0.5, 30.5)
