"""Document -> Segments: the parts of a text, found before any language is known."""

from __future__ import annotations

from temoin.records import Document, Segments, Time
from temoin.resources.load import Resources
from temoin.segments.dateline import find_heads
from temoin.segments.embedded import find_posts
from temoin.segments.layout import find_title
from temoin.segments.paragraphs import find_paragraphs
from temoin.segments.quotations import find_quotations


def segment(document: Document, resources: Resources) -> Segments:
    """Where title, dateline, paragraphs, quotations and embedded posts lie.

    Paragraphs hold the whole text, title and dateline too; quotations and posts lie inside
    paragraphs (a post signed on a line of its own inside two).
    """
    text = document.text
    paragraphs = find_paragraphs(text)
    title = find_title(text, paragraphs)
    heads = find_heads(text, paragraphs, title, resources)
    if title and heads and heads[0].span[0] == title[0]:  # a head line stands first: the title is after it
        title = find_title(text, paragraphs[1:])
        heads = [head for head in heads if not title or head.span[0] != title[0]]
    return Segments(
        title=title,
        dateline=heads[-1].span if heads else None,
        paragraphs=paragraphs,
        quotations=find_quotations(text, paragraphs),
        posts=find_posts(text, paragraphs),
    )


def head_facts(
    document: Document, segments: Segments, resources: Resources
) -> tuple[Time | None, str | None]:
    """When and by whom the text says that it was published; `None` for what it does not say."""
    heads = find_heads(document.text, segments.paragraphs, segments.title, resources)
    published = next((head.published for head in heads if head.published), None)
    return published, next((head.publisher for head in heads if head.publisher), None)
