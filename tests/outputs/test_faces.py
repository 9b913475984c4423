import csv
import io
import re

from hypothesis import given
from tests.strategies import readings

from temoin.outputs.annotations import annotations_text, conllu
from temoin.outputs.cards import make_cards
from temoin.outputs.csv import COLUMNS, csv_text
from temoin.outputs.html import html_card, html_page, text_direction
from temoin.outputs.terminal import card_text
from temoin.records import Annotations, Attribution, Document, Happening, Name, Reading, Role, Sentence, Word


def test_card_shows_contradiction_before_what_is_unresolved(reading: Reading) -> None:
    text = card_text(reading)
    assert "Attaque à Bagdad" in text
    assert "at least 2 civilians" in text
    assert "L’ambassade (US), via Karim Haddad (IQ) · statement, affirmed, certain" in text
    assert "“aucun mort” [" in text
    assert text.index("needs attention") < text.index("contradictory") < text.index("unresolved")


def test_card_fits_its_width_and_is_plain(reading: Reading) -> None:
    text = card_text(reading, width=50)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 50
    assert "\x1b" not in text


def test_csv_has_one_row_per_claim(reading: Reading) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text([reading]))))
    assert len(rows) == len(reading.claims)
    assert tuple(rows[0]) == COLUMNS
    assert rows[2]["value"] == "at least 2 civilians"
    assert reading.document.text[int(rows[2]["start"]) : int(rows[2]["end"])] == rows[2]["words"]


def test_page_loads_nothing_and_escapes(reading: Reading) -> None:
    page = html_page([reading])
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "default-src 'none'" in page
    assert 'id="r1-c3-words"' in page
    assert 'href="#r1-c3-words"' in page
    assert "<script" not in html_card(reading)


@given(readings())
def test_page_holds_the_whole_text(reading: Reading) -> None:
    page = html_page([reading])
    section = page.split('<section class="text"')[1].split("</section>")[0]
    shown = re.findall(r"<p dir[^>]*>(.*?)</p>", section, re.DOTALL)
    import html

    plain = [html.unescape(re.sub(r"<[^>]*>", "", part)) for part in shown]
    assert plain == [line for line in re.findall(r"[^\n]+", reading.document.text) if line.strip()]


@given(readings())
def test_every_face_shows_every_claim(reading: Reading) -> None:
    cards = make_cards(reading)
    shown = [
        line.claim.id
        for card in (*cards.main, *cards.others)
        for _, groups in card.fields
        for group in groups
        for line in group.lines
    ]
    assert sorted(shown) == sorted(claim.id for claim in reading.claims)
    assert len(list(csv.DictReader(io.StringIO(csv_text([reading]))))) == len(reading.claims)
    card_text(reading)
    html_card(reading)


def test_direction_is_of_the_script() -> None:
    assert text_direction("قال الجيش (AFP)") == "rtl"
    assert text_direction("Le groupe « داعش »") == "ltr"
    assert text_direction("12:30") == "ltr"


def test_annotations_as_text_and_conllu() -> None:
    text = "Il dit : non."
    document = Document("d", "0", "a.txt", "fr", None, None, None, None, text)
    seen = Annotations(
        "fr",
        (
            Word(0, 2, "il", "PRON", (("Number", "Sing"),), 1, "nsubj"),
            Word(3, 6, "dire", "VERB", (), -1, "root"),
            Word(7, 8, ":", "PUNCT", (), 1, "punct"),
            Word(9, 12, "non", "ADV", (), 1, "obj"),
            Word(12, 13, ".", "PUNCT", (), 1, "punct"),
        ),
        (Sentence(0, 13, 0, 5),),
        (Name(0, 2, "PER", 0.5),),
        (Attribution(1, ((0, 2),), ((3, 6),), ((9, 12),), "direct", "affirmed", "certain", None, 0.9),),
        (Happening(9, 12, "ASSAULT", None, "denied", "main", (Role("perpetrator", 0, 2, 0.5),), 0.7),),
    )
    assert "1. Il · dit · direct, affirmed, certain" in annotations_text(document, seen)
    assert "perpetrator: Il" in annotations_text(document, seen)
    lines = conllu(document, seen).splitlines()
    assert lines[2] == "# text = Il dit : non."
    assert lines[3] == "1\tIl\til\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\tend=2|start=0"
    assert lines[6].endswith("SpaceAfter=No|end=12|start=9")
    assert lines[4].split("\t")[6] == "0"
