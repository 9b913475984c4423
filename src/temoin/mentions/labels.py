"""Labels of names, set right by what is known: a listed group is nobody's first name, nor is a capital.

A model takes "Daech" or "Doha" for a person now and then.  A name that is a known actor's, or a country's or
its capital's, is no person's, unless it is part of a person's longer name in the same text.  A title
alone ("M" of "M. Brooks") is no name.
"""

from __future__ import annotations

from dataclasses import replace

from temoin.mentions.kinds import KNOWN, ActorTables
from temoin.records import Annotations, Name


def known_labels(text: str, annotations: Annotations, tables: ActorTables) -> Annotations:
    """The annotations with known groups, organisations and places named as what they are."""
    people = {text[n.start : n.end] for n in annotations.names if n.label == "PER"}
    words = {word for name in people if " " in name for word in name.split()}
    names = tuple(
        n if n.label != "PER" or text[n.start : n.end] in words else _labelled(n, text, tables)
        for n in annotations.names
        if not _is_title(n, text, tables)
    )
    return replace(annotations, names=names)


def _is_title(name: Name, text: str, tables: ActorTables) -> bool:
    known = tables.heads.match(text, name.start, name.end) if name.label == "PER" else None
    return known is not None and known[0] == "titles"


def _labelled(name: Name, text: str, tables: ActorTables) -> Name:
    known = tables.heads.match(text, name.start, name.end)
    if known is not None and known[0] in KNOWN:
        return replace(name, label="GRP" if known[0] == "armed" else "ORG")
    nation = tables.nations.match(text, name.start, name.end)
    return replace(name, label="LOC") if nation is not None and nation[1] != "demonyms" else name
