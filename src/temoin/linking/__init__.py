"""Reports that tell of one incident, one person, one origin: pure functions of what readings say."""

from temoin.linking.entities import ENTITIES, digest_entities
from temoin.linking.incidents import INCIDENTS
from temoin.linking.linker import Edge, Linker
from temoin.linking.make import digest_incidents
from temoin.linking.origins import ORIGINS, digest_origin

__all__ = [
    "ENTITIES",
    "INCIDENTS",
    "ORIGINS",
    "Edge",
    "Linker",
    "digest_entities",
    "digest_incidents",
    "digest_origin",
]
