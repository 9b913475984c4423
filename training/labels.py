"""The closed lists of labels, and those read off the treebanks.

Features, relations, lemma scripts, cuts of Arabic words.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from training.passages import Passage

NAMES = ("PER", "GRP", "ORG", "LOC", "FAC", "MISC")
KINDS = ("direct", "indirect", "mixed", "free")
POLARITIES = ("affirmed", "denied", "questioned")
CERTAINTIES = ("certain", "probable", "possible", "hearsay")
PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCIDENT", "CRIME",
    "OTHER",
)  # fmt: skip
STATUSES = (
    "asserted", "denied", "questioned", "hearsay", "threatened", "planned", "feared", "attempted",
    "prevented", "hypothetical",
)  # fmt: skip
STORIES = ("main", "background", "prospect", "ordinary")
MODES = (
    "none", "rocket", "shelling", "airstrike", "drone", "bomb", "car-bomb", "suicide-bomb", "mine",
    "firearms", "stabbing", "vehicle", "beating", "abduction", "torture", "sexual", "arson", "sabotage",
    "clash", "execution", "arrest", "raid", "demonstration", "riot", "strike", "investigate",
    "disapprove", "other",
)  # fmt: skip
ROLES = {
    "actors": ("perpetrator", "victim", "target", "claimant"),
    "counts": (
        "count",
        "killed",
        "injured",
        "missing",
        "abducted",
        "arrested",
        "displaced",
        "released",
        "casualties",
    ),
    "circumstances": ("place", "time", "weapon", "damage", "motive"),
}
FEATURES = (
    "Number",
    "Gender",
    "Person",
    "Tense",
    "Mood",
    "VerbForm",
    "Voice",
    "Polarity",
    "Definite",
    "PronType",
)
PARTS = ("stem", "prefix1", "prefix2", "prefix3", "suffix1", "suffix2")
ALL_SCRIPTS = 1500
RARE = 3


def bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Outside, then begin and inside of each label."""
    return ("O", *(f"{place}-{label}" for label in labels for place in "BI"))


@dataclass(frozen=True)
class Labels:
    """Every head's list of classes, in the order of its outputs."""

    upos: tuple[str, ...]
    relations: tuple[str, ...]
    scripts: tuple[str, ...]
    cuts: tuple[str, ...]
    features: dict[str, tuple[str, ...]]

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False))

    @classmethod
    def read(cls, path: Path) -> Labels:
        found = json.loads(path.read_text())
        features = {name: tuple(values) for name, values in found.pop("features").items()}
        return cls(**{name: tuple(values) for name, values in found.items()}, features=features)

    def word_heads(self) -> dict[str, dict[str, int]]:
        """Block → head → number of classes, for written words."""
        return {
            "form": {"sentence": 2, "cuts": len(self.cuts)},
            "names": {"names": len(bio(NAMES))},
            "says": {"source": 3, "cue": 3, "content": 3, "nested": 3,
                     "kind": len(KINDS), "polarity": len(POLARITIES), "certainty": len(CERTAINTIES)},
            "happens": {"trigger": 3, "plover": len(PLOVER), "status": len(STATUSES), "story": len(STORIES),
                        "mode": len(MODES), **{layer: len(bio(roles)) for layer, roles in ROLES.items()}},
        }  # fmt: skip

    def unit_heads(self) -> dict[str, int]:
        """Head → number of classes, for syntactic words."""
        return {"upos": len(self.upos), "lemma": len(self.scripts)} | {
            k: len(v) for k, v in self.features.items()
        }


def shape(lemma: str) -> str:
    """How a lemma is written: lower, title, upper, or as it stands."""
    if lemma == lemma.lower():
        return "l"
    if len(lemma) > 1 and lemma == lemma.upper():
        return "u"
    return "t" if lemma == titled(lemma.lower()) else "k"


def titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


@lru_cache(maxsize=200_000)
def script(form: str, lemma: str) -> str:
    """The edit from form to lemma.

    Writing, letters cut and put at the front, letters cut and put at the end.
    """
    case = shape(lemma)
    a, b = (form, lemma) if case == "k" else (form.lower(), lemma.lower())
    found = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    if found.size == 0 or (found.size == 1 and min(len(a), len(b)) > 2):
        return f"{case}={b}"
    return "|".join(
        (case, str(found.a), b[: found.b], str(len(a) - found.a - found.size), b[found.b + found.size :])
    )


def collect(treebanks: list[Passage]) -> Labels:
    """Read the open lists off the training treebanks."""
    from training.units import arabic_cut, units

    upos, relations, scripts, cuts = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    features: dict[str, Counter[str]] = {name: Counter() for name in FEATURES}
    for passage in treebanks:
        words, found = units(passage)
        cuts.update(arabic_cut(group) for group in found.by_word(len(words)))
        for unit in found.units:
            upos[unit.upos] += 1
            relations[unit.relation] += 1
            scripts[script(unit.form, unit.lemma)] += 1
            for name, value in unit.feats:
                if name in features:
                    features[name][value] += 1
    return Labels(
        tuple(sorted(upos)),
        tuple(sorted(relations)),
        tuple(name for name, times in scripts.most_common(ALL_SCRIPTS) if times >= RARE),
        tuple(name for name, times in cuts.most_common() if times >= RARE),
        {name: ("", *sorted(v for v, n in values.items() if n >= 20)) for name, values in features.items()},
    )
