"""Wounds that are told by a part of the body: "shot in the leg", "touché au bras".

Who is hit in a part of the body (table `body`, without head and heart) is injured, unless the report has
him die.
"""

from __future__ import annotations

from temoin.claims.material import Material
from temoin.mentions.casualties import field_inside
from temoin.records import Happening
from temoin.resources.match import clitics, phrase_table, tokens

_REACH = 70  # characters
_BEHIND = 4  # words between an act, or its victim, and the part of the body
_LEADING = frozenset({"article", "in"})


def hits_a_part(happening: Happening, material: Material) -> bool:
    """Whether an act hits its victims in a part of the body, near behind the act or behind them."""
    stop = min(material.sentence(happening.start)[1], happening.end + _REACH)
    part = next(iter(_parts(happening.end, stop, material)), None)
    if part is None:
        return False
    ends = [r.end for r in happening.roles if r.role == "victim" and happening.end <= r.end <= part]
    return len(tokens(material.text, max(ends, default=happening.end), part)) <= _BEHIND


def is_part_of_body(start: int, end: int, material: Material) -> bool:
    """Whether words that are to be a place are a part of the body: "the left arm"."""
    table = phrase_table(material.resources, "body", material.language)
    return any(e == end for _, e, _ in table.find(material.text, start, end))


def _parts(start: int, end: int, material: Material) -> list[int]:
    """Where parts of the body stand behind an article, a preposition or an adjective of side; nobody's hands."""
    text, resources, language = material.text, material.resources, material.language
    of = {
        s
        for s, _, row in phrase_table(resources, "cases", language).find(text, start, end)
        if row["function"] == "of"
    }
    links = phrase_table(resources, "linkers", language).find(text, start, end)
    led = [e for _, e, row in links if row["function"] in _LEADING]
    written_on = clitics(resources, language).before
    return [
        s
        for s, e, _ in phrase_table(resources, "body", language).find(text, start, end)
        if not any(not text[e:at].strip() for at in of if at >= e)
        and (
            any(at <= s and len(tokens(text, at, s)) <= 1 for at in led)
            or (bool(written_on) and text[s - 1 : s].isalpha())
        )
    ]


def dies(start: int, end: int, material: Material) -> bool:
    """Whether a happening of the report kills who these words name."""
    entity = material.entities.at(start, end)
    tables = (material.language, material.resources)
    for happening in material.annotations.happenings:
        kills = field_inside(material.text, happening.start, happening.end, *tables) == "killed"
        for role in happening.roles:
            if role.role == "killed" or (kills and role.role == "victim"):
                same = role.start < end and start < role.end
                if same or (entity is not None and material.entities.at(role.start, role.end) == entity):
                    return True
    return False
