"""What the ledger takes from `temoin.linking`: three kinds of nodes and their digests, in one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from temoin.ledger.clusters import Linker
from temoin.records import Reading


@dataclass(frozen=True, slots=True)
class Links:
    """How incidents, entities and origins are joined; `version` changes whenever an answer could."""

    incidents: Linker
    entities: Linker
    origins: Linker
    digest_incidents: Callable[[Reading, Sequence[float]], Mapping[str, Any]]
    digest_entities: Callable[[Reading], Mapping[str, Any]]
    digest_origin: Callable[[Reading], Any]

    @property
    def version(self) -> str:
        """Of all three together."""
        return " ".join(
            f"{linker.name}:{linker.version}" for linker in (self.incidents, self.entities, self.origins)
        )


def packaged() -> Links:
    """The linking that temoin brings."""
    from temoin import linking

    return Links(
        linking.INCIDENTS,
        linking.ENTITIES,
        linking.ORIGINS,
        linking.digest_incidents,
        linking.digest_entities,
        linking.digest_origin,
    )
