from pathlib import Path

import pytest

from temoin.segments.paragraphs import find_paragraphs
from temoin.segments.quotations import find_quotations


def quoted(text: str) -> list[str]:
    """Outer words of each quotation, with ? for one that is not closed and + for one that continues."""
    found = find_quotations(text, find_paragraphs(text))
    return [text[slice(*q.outer)] + ("" if q.closed else " ?") + (" +" if q.continues else "") for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clean pairs of each kind
        ('Il dit "non".', ['"non"']),
        ("Il dit « non », puis « oui ».", ["« non »", "« oui »"]),
        ("He said “no” and ‘yes’.", ["“no”", "‘yes’"]),
        ("„Nein“, sagte er", ["„Nein“"]),
        ('قال «لا» ثم "نعم"', ["«لا»", '"نعم"']),
        ("``Alex '' he said", ["``Alex ''"]),
        # broken and mixed pairs
        ("Il a “fermement“ condamné", ["“fermement“"]),
        ("Il a «fermement” condamné", ["«fermement”"]),
        ("<< Les milices », a-t-il dit", ["<< Les milices »"]),
        ("“des biens iraquiens«Cela a été souligné", ["“des biens iraquiens«"]),
        ("la prospérité “et la paix. “", ["“et la paix. “"]),
        ("“répréhensibles“De cette façon,” que l’Etat “.", ["“répréhensibles“", "” que l’Etat “"]),
        ("أعلن ”داعش“ أن", ["”داعش“"]),
        ('من "أنصار الشريعة"وقتل', ['"أنصار الشريعة"']),
        # particles and elided words written onto the mark
        ('المكنى بـ"أبي عياض" و"الجرسين" لـ«داعش»', ['"أبي عياض"', '"الجرسين"', "«داعش»"]),
        ("l'“Irak” qu'\"une vingtaine\"", ["“Irak”", '"une vingtaine"']),
        # a closing mark on the wrong side of a space
        ('nos militaires. "Sa bravoure. "L\'armée', ['"Sa bravoure. "']),
        ('"A" et b" puis "C"', ['"A"', '"C"']),
        # inside one another
        ("« a « b » c »", ["« a « b » c »", "« b »"]),
        ("“He said ‘I don’t know’ to us”", ["“He said ‘I don’t know’ to us”", "‘I don’t know’"]),
        # apostrophes and measures are none
        ("the workers’ boss didn't say 'no' at 5'10\" tall", ["'no'"]),
        # nothing inside
        ('“” «» ""', []),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    assert quoted("He said: “One.\n\n“Two.”\n\nThree.") == ["“One. ?", "“Two.” +"]
    assert quoted("Il dit : «Un.\n\n»Deux.» Trois") == ["«Un. ?", "»Deux.» +"]


def test_stray_mark_swallows_no_other_paragraph() -> None:
    assert quoted("A “stray mark.\n\nB said “yes”.") == ["“stray mark. ?", "“yes”"]
    assert quoted("A “stray and “whole” one") == ["“stray and ?", "“whole”"]


@pytest.mark.parametrize("mark", ["“", "«", '"', "<<", "‘", "” ", "« "])
def test_many_marks_unclosed(mark: str) -> None:
    text = f"word {mark}x " * 200
    found = find_quotations(text, find_paragraphs(text))
    assert len(found) <= 200


def test_gold_reports_pair_cleanly(shared: Path) -> None:
    total = unclosed = 0
    for file in sorted((shared / "data" / "gold").glob("*/*.txt")):
        text = file.read_text(encoding="utf-8")
        found = find_quotations(text, find_paragraphs(text))
        total, unclosed = total + len(found), unclosed + sum(not q.closed for q in found)
    assert total > 150
    assert unclosed <= 3
