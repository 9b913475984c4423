"""Statements: quotations filled, posts, speech that goes on."""

from __future__ import annotations

from tests.build import annotations, at, said

from temoin.claims.attribution import FROM_POST, FROM_QUOTATION, find_statements
from temoin.documents import read_document
from temoin.records import Segments
from temoin.resources import Resources
from temoin.segments import segment


def segmented(text: str) -> Segments:
    return segment(read_document(text.encode()), Resources())


def test_content_is_stretched_to_the_marks_of_its_quotation() -> None:
    text = "He said “we were attacked at dawn by men in uniform” and left."
    seen = annotations(text, "en", said=(said(text, "He", "said", "we were attacked at dawn by"),))
    (statement,) = find_statements(segmented(text), seen).all
    assert statement.content == (at(text, "we were attacked at dawn by men in uniform"),)


def test_a_quotation_that_follows_goes_on_in_the_same_mouth() -> None:
    text = "“They came at night,” said Amina Diallo. “They burned every house.”"
    seen = annotations(text, "en", said=(said(text, "Amina Diallo", "said", "They came at night,"),))
    first, second = find_statements(segmented(text), seen).all
    assert second.why == FROM_QUOTATION
    assert second.source == first.source == at(text, "Amina Diallo")


def test_a_post_is_its_authors() -> None:
    text = (
        "News.\n\nRockets hit our compound this evening. – US Embassy (@USEmb) 20 December 2020\n\nMore news."
    )
    (post,) = find_statements(segmented(text), annotations(text, "en")).all
    assert (post.why, post.channel) == (FROM_POST, "post")


def test_the_innermost_statement_comes_first() -> None:
    text = "ISNA reports that the spokesman said that rockets hit the base."
    seen = annotations(
        text,
        "en",
        said=(
            said(text, "ISNA", "reports", "the spokesman said that rockets hit the base", number=1),
            said(text, "the spokesman", "said", "rockets hit the base", number=2, inside=1),
        ),
    )
    around = find_statements(segmented(text), seen).around(*at(text, "hit"))
    assert [s.source for s in around] == [at(text, "the spokesman"), at(text, "ISNA")]
