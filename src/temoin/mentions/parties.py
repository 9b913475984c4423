"""Who has which part in each happening: weighed first, then what words alone say of those whom no happening holds."""

from __future__ import annotations

from temoin.mentions.accused import with_accused
from temoin.mentions.aims import with_aims
from temoin.mentions.culprits import with_culprits
from temoin.mentions.sides import weigh_sides
from temoin.mentions.stand_ins import with_stand_ins
from temoin.records import Annotations, Document
from temoin.resources.load import Resources


def find_parties(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with the parties of each act of violence or disorder."""
    for step in (weigh_sides, with_aims, with_accused, with_culprits, with_stand_ins):
        annotations = step(annotations, document, resources)
    return annotations
