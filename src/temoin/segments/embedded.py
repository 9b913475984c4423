"""Text -> embedded posts: words followed by a signature ``— Name (@account) March 3, 2020``.

The signature may end the post's paragraph, stand alone under it, or, where a page lost its
line ends, stand inside a longer paragraph.
"""

from __future__ import annotations

import re

from temoin.records import Pair, Post

_HANDLE = re.compile(r"\((@\w{1,30})\)")
_DASH_NAME = re.compile(
    r"(?:^|\s|(?<=\w)|(?<=[.!?\"”»])) ?(?P<dash>--?|[–—―])\s*(?P<name>[^\n()–—―]{0,80}?)\s*$"
)
_DATE = re.compile(
    r"[\s,،–-]*(?P<date>(?:\d{1,2}(?:er|º)?\.? (?:de )?[^\W\d_]{2,12}\.?,?،? (?:de )?\d{4})"
    r"|(?:[^\W\d_]{2,12}\.? \d{1,2},?،? \d{4})|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)"
)
_SENTENCE_START = re.compile(r"(?<=[.!?؟…][\s\"»”])\S")
_NAME_LENGTH = 90
# A post inside a longer paragraph: its first sentence starts at most this far before the
# signature (a post holds 280 characters, an address at its end some more).
_POST_LENGTH = 330


def find_posts(text: str, paragraphs: tuple[Pair, ...]) -> tuple[Post, ...]:
    """Posts in order, none over another; `content` are the author's words."""
    found: list[Post] = []
    for at, (start, end) in enumerate(paragraphs):
        for match in _HANDLE.finditer(text, start, end):
            free = max(start, found[-1].end) if found else start
            above = (
                paragraphs[at - 1] if at and (not found or found[-1].end <= paragraphs[at - 1][0]) else None
            )
            post = _post(text, match, (free, end), above)
            if post:
                found.append(post)
    return tuple(found)


def _post(text: str, handle: re.Match[str], room: Pair, above: Pair | None) -> Post | None:
    """The post that a handle signs: `room` is what is left of its paragraph, `above` the one before."""
    first = max(room[0], handle.start() - _NAME_LENGTH)
    signature = _DASH_NAME.search(text[first : handle.start()])
    date = _DATE.match(text, handle.end(), room[1])
    if signature is None or not (date or handle.end() == room[1]):
        return None
    dash = first + signature.start("dash")
    content = _content(text, room[0], dash) or above
    if content is None:
        return None
    name = (first + signature.start("name"), first + signature.end("name"))
    return Post(
        start=content[0],
        end=date.end("date") if date else handle.end(),
        content=content,
        author=name if name[0] < name[1] else None,
        handle=handle.span(1),
        date=date.span("date") if date else None,
    )


def _content(text: str, start: int, dash: int) -> Pair | None:
    """The words before a dash, back to the paragraph's start or to a sentence's."""
    end = start + len(text[start:dash].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip(" .,;\t"))
    if end - start > _POST_LENGTH:
        sentence = _SENTENCE_START.search(text, end - _POST_LENGTH, end)
        start = sentence.start() if sentence else end - _POST_LENGTH
    return (start, end) if start < end else None
