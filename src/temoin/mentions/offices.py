"""An office that every reader can fill: "Emmanuel Macron a écrit ... a ajouté le chef de l'État".

A report often names its head of state without the office, and then says the office alone.  The
office alone is whose words the report gave last, if nothing else tells what that person is and
nobody else in the report holds the office.
"""

from __future__ import annotations

from temoin.mentions.actors import Actor
from temoin.mentions.kinds import Naming

HIGHEST = ("president", "king", "prime-minister")
REACH = 600  # characters between the person and the office


def join_offices(actors: list[Actor]) -> None:
    """Join in place; the actor known by the office alone leaves the list."""
    named = sorted((n.span[0], k) for k, a in enumerate(actors) if a.people for n in a.namings)
    gone = set()
    for number, actor in enumerate(actors):
        office = actor.first
        if _alone(actor) and not any(a.people and _holds(a, office) for a in actors):
            before = [k for start, k in named if office.span[0] - REACH < start < office.span[0]]
            if before and _untold(actors[before[-1]], office):
                actors[before[-1]].absorb(actor)
                gone.add(number)
    actors[:] = [a for k, a in enumerate(actors) if k not in gone]


def _alone(actor: Actor) -> bool:
    """Whether an actor is known by a bare definite office alone."""
    office = actor.first
    bare = office.head == office.core and office.country is None
    return office.office in HIGHEST and bare and office.definite and not office.plural and not actor.people


def _holds(actor: Actor, office: Naming) -> bool:
    return any(n.office == office.office for n in actor.namings)


def _untold(actor: Actor, office: Naming) -> bool:
    """Whether a person's words were given before, and no noun says what the person is."""
    spoke = any(start < office.span[0] for start in actor.spoke)
    return spoke and not any(n.row for n in actor.namings if n.span[0] < office.span[0])
