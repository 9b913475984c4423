"""Annotations -> mentions: who, where, when, how many, with what."""

from temoin.mentions.culprits import with_culprits
from temoin.mentions.entities import Entities, find_entities
from temoin.mentions.places import Places, find_places
from temoin.mentions.sides import weigh_sides
from temoin.mentions.times import full_dates, resolve_time

__all__ = [
    "Entities",
    "Places",
    "find_entities",
    "find_places",
    "full_dates",
    "resolve_time",
    "weigh_sides",
    "with_culprits",
]
