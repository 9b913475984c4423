"""Reports that are one voice: copies of a wire story, and reports that are mostly one quoted text.

The signature is a MinHash (rensa) of runs of `RUN` folded words; it gives the likeness of two texts (Broder 1997)
and from it how much of the shorter one stands in the other.  Quoted words are kept as hashes of all their runs, so
that a communiqué or a post is found again however it is cut.
"""

from __future__ import annotations

import base64
import hashlib
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from rensa import RMinHash

from temoin.linking.linker import Edge, Linker
from temoin.linking.words import words_of
from temoin.records import Reading

RUN = 5  # words
HASHES = 96
BAND = 3  # hashes that must agree for two texts to be compared: 98 in 100 pairs do whose likeness is .5
QUOTED = 8  # words that a quotation needs to be told from a phrase
RUNS_KEPT = 64  # of quotations: the least hashes
RUN_KEYS = 12
SEED = 1

# Half of the shorter report is the other's: a wire story with another head and end, a note on a communiqué.
JOIN = 0.5
FLOOR = 0.25


@dataclass(frozen=True, slots=True)
class Origin:
    """`signature` of the runs of words, how many `runs` there are; `quoted` hashes of those quoted, ascending."""

    signature: tuple[int, ...]
    runs: int
    quoted: tuple[int, ...]


def digest_origin(reading: Reading) -> Origin:
    """What tells a report's text and its quotations."""
    document = reading.document
    words = words_of(document.text, document.language)
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    signature = RMinHash(num_perm=HASHES, seed=SEED)
    signature.update(sorted(runs))
    quoted = {run for quotation in _quotations(reading) for run in _runs_of(quotation)}
    return Origin(tuple(signature.digest()), len(runs), tuple(sorted(quoted)[:RUNS_KEPT]))


def _quotations(reading: Reading) -> Iterable[list[str]]:
    """The words of claims made in a speaker's own words, of some length."""
    contents = {claim.evidence.content for claim in reading.claims if claim.speaker != "report"}
    for span in sorted(contents):
        words = words_of(span.text, reading.document.language)
        if len(words) >= QUOTED:
            yield words


def _runs_of(words: list[str]) -> Iterable[int]:
    for at in range(len(words) - RUN + 1):
        digest = hashlib.blake2b(" ".join(words[at : at + RUN]).encode(), digest_size=6).digest()
        yield int.from_bytes(digest, "big")


def origin_keys(origin: Origin) -> tuple[str, ...]:
    """Bands of the signature, and the least hashes of quoted runs."""
    bands = [origin.signature[at : at + BAND] for at in range(0, HASHES, BAND)]
    keys = {f"band {number} {_short(band)}" for number, band in enumerate(bands)}
    return tuple(sorted(keys | {f"run {run}" for run in origin.quoted[:RUN_KEYS]}))


def _short(band: tuple[int, ...]) -> str:
    return base64.b85encode(hashlib.blake2b(array("I", band).tobytes(), digest_size=6).digest()).decode()


def compare_origins(a: Origin, b: Origin) -> Edge:
    """How much of the shorter report stands in the other, word for word or as quoted words."""
    alike = sum(x == y for x, y in zip(a.signature, b.signature, strict=True)) / HASHES
    shorter = min(a.runs, b.runs)
    contained = min(1.0, alike * (a.runs + b.runs) / ((1 + alike) * shorter))
    shared = len(set(a.quoted) & set(b.quoted))
    quoted = min(1.0, shared / shorter)
    reasons = (("alike", alike), ("contained", contained), ("quoted-runs-shared", float(shared)))
    return Edge(round(max(alike, contained, quoted), 6), reasons)


def to_json(origin: Origin) -> str:
    """An origin as JSON."""
    signature = base64.b85encode(array("I", origin.signature).tobytes()).decode()
    return json.dumps([signature, origin.runs, origin.quoted], separators=(",", ":"))


def from_json(text: str) -> Origin:
    """The origin of such JSON."""
    signature, runs, quoted = json.loads(text)
    return Origin(tuple(array("I", base64.b85decode(signature))), runs, tuple(quoted))


ORIGINS: Linker[Origin] = Linker(
    "origin", f"1-{HASHES}-{RUN}", JOIN, FLOOR, origin_keys, compare_origins, to_json, from_json
)
