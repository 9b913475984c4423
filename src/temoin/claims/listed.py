"""Places that a sentence lists: "in Gao, Kidal and Ménaka" is three places."""

from __future__ import annotations

from temoin.claims.material import Material
from temoin.mentions.quantities import joined, joint_before
from temoin.records import Pair
from temoin.resources.match import phrase_table


def places_in(start: int, end: int, material: Material) -> tuple[Pair, ...]:
    """The words of a place, then each further place that "and" lists with it ("in Gao, Kidal and Ménaka").

    What the others lie in is none of the list, nor are two between which something lies.
    """
    names = material.names_of_places(start, end)
    tables = (material.language, material.resources)
    run, said = names[:1], False
    for name in names[1:]:
        gap = (run[-1].end, _before_kind(run[-1].end, name.start, material))
        if not _listed(*gap, material):
            break
        said = said or joined(material.text, *gap, *tables)
        run.append(name)
    if not said or joint_before(material.text, 0, run[0].start, *tables) == "between":
        return ((start, end),)
    ids = [material.places.at(n.start, n.end) for n in run]
    known = {material.inside(id_) for id_ in ids if id_} | {material.places.at(start, end), None}
    return (
        (start, end),
        *((n.start, n.end) for n, id_ in zip(run, ids, strict=True) if id_ not in known),
    )


def _before_kind(start: int, end: int, material: Material) -> int:
    """Where the kind of a place and its article begin ("and the town of Gao"), else where its name does."""
    table = phrase_table(material.resources, "landmarks", material.language)
    end = next((s for s, _, _ in table.find(material.text, start, end)), end)
    links = phrase_table(material.resources, "linkers", material.language).find(material.text, start, end)
    led = (s for s, e, row in links[::-1] if row["function"] != "and" and not material.text[e:end].strip())
    return next(led, end)


def _listed(start: int, end: int, material: Material) -> bool:
    """Whether nothing parts two places but commas, "and", small words and a remark in brackets."""
    gap = material.text[start:end]
    if gap.lstrip().startswith("(") and ")" in gap:
        start += gap.index(")") + 1
    while end > start and material.text[end - 1].isalpha() and material.text[end].isalpha():
        end -= 1  # what is written onto the next word
    links = phrase_table(material.resources, "linkers", material.language).find(material.text, start, end)
    told = {at for s, e, _ in links for at in range(s, e)}
    return all(at in told for at in range(start, end) if material.text[at].isalpha())
