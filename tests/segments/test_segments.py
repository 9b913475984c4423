from pathlib import Path

import pytest

from temoin.documents import read_document
from temoin.records import Document, Pair, Segments
from temoin.resources import Resources
from temoin.segments import head_facts, segment


def segments_of(text: str) -> tuple[Document, Segments]:
    document = read_document(text.encode())
    return document, segment(document, Resources())


def words(document: Document, pair: Pair | None) -> str | None:
    return document.text[slice(*pair)] if pair else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Attaque à Bagdad\n\nTrois roquettes ont été tirées.", "Attaque à Bagdad"),
        ("Athens vigil ends in violence.\n\nViolence reignited.", "Athens vigil ends in violence."),
        (
            "Publié le 20 décembre 2020\n\nAttaque à Bagdad\n\nTrois roquettes ont été tirées.",
            "Attaque à Bagdad",
        ),
        ("Attaque à Bagdad\nTrois roquettes ont été tirées dimanche soir.", "Attaque à Bagdad"),
        ("Attaque à Bagdad.\nTrois roquettes.", None),
        ("Only one line", None),
        ("A sentence that is long. " * 8 + "\n\nBody.", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    document, segments = segments_of(text)
    assert words(document, segments.title) == title


@pytest.mark.parametrize(
    ("text", "dateline", "published", "publisher"),
    [
        (" date 2020-12 15 minutes. Le gouvernement", "date 2020-12 15 minutes.", ("2020-12-01", "2020-12-31"), "15 minutes"),
        ("BAGDAD (AFP) — Trois roquettes", "BAGDAD (AFP) —", None, "AFP"),
        ("Bagdad, 20 déc (Reuters) - Trois", "Bagdad, 20 déc (Reuters) -", None, "Reuters"),
        ("Bogota, 15 Jan 90 (DPA) -- In an", "Bogota, 15 Jan 90 (DPA) --", ("1990-01-15", "1990-01-15"), "DPA"),
        ("KABUL, Afghanistan — A bomb", "KABUL, Afghanistan —", None, None),
        ("T T\n\nASUNCION, Oct 2\nUna quincena de heridos", "ASUNCION, Oct 2", None, None),
        ("X Y\n\nPor Marielle Eudes; GROZNY, Rusia, Dic 20\nCientos de", "GROZNY, Rusia, Dic 20", None, None),
        ("بغداد ـ وكالات\nقال الجيش", "بغداد ـ وكالات", None, None),
        ("بوجومبورا - د.ب.أ: ذكر المتحدث", "بوجومبورا - د.ب.أ:", None, "د ب أ"),
        (
            "الكويت 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس\n دان مجلس",
            "الكويت 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس", ("2015-08-10", "2015-08-10"), "واس",
        ),
        ("Publié le 20 décembre 2020 à 14h30\n\nTrois", "Publié le 20 décembre 2020 à 14h30", ("2020-12-20", "2020-12-20"), None),
        ("date 2020-12 3 min read\nThe army", "date 2020-12", ("2020-12-01", "2020-12-31"), None),
        ("The army - and police - said on May 3, 2020 that", None, None, None),
        ("MORE: Police said", None, None, None),
        ("Attaque - Un homme a tiré", None, None, None),
    ],
)  # fmt: skip
def test_dateline(
    text: str, dateline: str | None, published: tuple[str, str] | None, publisher: str | None
) -> None:
    document, segments = segments_of(text)
    assert words(document, segments.dateline) == dateline
    time, name = head_facts(document, segments, Resources())
    assert (time and (time.from_, time.to)) == published
    assert name == publisher
    assert time is None or (time.span and time.span.text == document.text[time.span.start : time.span.end])


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = ["The police of the capital said on Sunday that three", "rockets had been fired at the embassy, and that two of",
             "them had been intercepted by its defences."]  # fmt: skip
    _, segments = segments_of("\n".join(lines) + "\n\nNext.")
    assert len(segments.paragraphs) == 2
    _, segments = segments_of("A line of words.\nAnother line of words.\nA third one here.")
    assert len(segments.paragraphs) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Des milices ont attaqué. – Secrétaire Pompeo (@SecPompeo) 21 décembre 2020\n\nL’attaque",
            ("Des milices ont attaqué.", "Secrétaire Pompeo", "@SecPompeo", "21 décembre 2020"),
        ),
        (
            "God bless you!\n\n— Donald J. Trump (@realDonaldTrump) October 2, 2017",
            ("God bless you!", "Donald J. Trump", "@realDonaldTrump", "October 2, 2017"),
        ),
        (
            "Attentats pic.twitter.com/U0OrlqN9FL— Nawak (@NawakNawak) 22 mars 2016 Bidu a repris",
            ("Attentats pic.twitter.com/U0OrlqN9FL", "Nawak", "@NawakNawak", "22 mars 2016"),
        ),
        (
            "نعلن التصدي — وزارة الدفاع (@modgovksa) 3 مارس 2020",
            ("نعلن التصدي", "وزارة الدفاع", "@modgovksa", "3 مارس 2020"),
        ),
        ("He wrote to Smith (@smith) on Sunday.", None),
    ],
)
def test_posts(text: str, expected: tuple[str, ...] | None) -> None:
    document, segments = segments_of(text)
    found = [
        tuple(words(document, pair) for pair in (post.content, post.author, post.handle, post.date))
        for post in segments.posts
    ]
    assert found == ([expected] if expected else [])


def test_seed(shared: Path) -> None:
    document = read_document(shared / "seed" / "report.fr.txt")
    segments = segment(document, Resources())
    assert len(segments.posts) == 2
    assert len(segments.quotations) == 16
    assert all(quotation.closed for quotation in segments.quotations)
