"""Document -> Segments: title, dateline, paragraphs, quotations, embedded posts."""

from temoin.segments.segment import head_facts, segment

__all__ = ["head_facts", "segment"]
