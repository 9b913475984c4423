"""How a tree puts an act forward: asserted, denied, feared, planned ..., and how surely.

Words come from `hedges.tsv` and `negation.tsv`; what governs an act counts before what
modifies it, and both before mood and tense.  An infinitive under a verb that no table has is open; a
verb that only begins or brings about (`asserted` in the table) leaves the act to what governs itself;
one that is negated denies what it would plan, try or allow.
"""

from __future__ import annotations

from collections.abc import Iterator

from temoin.annotations.lexicon import Hedge, Lexicon
from temoin.annotations.trees import Trees

_GOVERNED = ("xcomp", "ccomp", "obj", "advcl", "obl", "csubj", "nmod", "acl", "nsubj:pass", "compound")
_CLAUSES = ("xcomp", "ccomp", "csubj")
_NOT_DONE = ("denied", "prevented", "questioned", "feared")  # negated, these deny nothing
_HEIGHT = 2  # governors above an act that may still decide


def status_of(trees: Trees, lexicon: Lexicon, at: int) -> tuple[str, str]:
    """Status of an act and certainty of what is said by it (`asserted`, `certain` where nothing hedges)."""
    if is_negated(trees, lexicon, at) or has_no_one(trees, lexicon, at):
        return "denied", "certain"
    for hedge in (*_governors(trees, lexicon, at), *_own(trees, lexicon, at)):
        return hedge.status, hedge.certainty
    return "asserted", "certain"


def _own(trees: Trees, lexicon: Lexicon, at: int) -> Iterator[Hedge]:
    """Modifiers, mood and tense of a word; a second verb without any of its own has those of the first."""
    yield from _modifiers(trees, lexicon, at)
    yield from _moods(trees, lexicon, at)
    if _goes_on(trees, at):
        yield from _own(trees, lexicon, trees.head(at))


def _goes_on(trees: Trees, at: int) -> bool:
    """A second verb of one form with the first: "should stop and think"."""
    head = trees.head(at)
    if head < 0 or not trees.is_(at, "conj") or trees.dependents(at, "aux", "mark", "nsubj"):
        return False
    return trees.feature(at, "VerbForm") == trees.feature(head, "VerbForm") != "Fin"


def is_negated(trees: Trees, lexicon: Lexicon, at: int) -> bool:
    """A word of negation on the act, its auxiliary, or (for a noun) before it."""
    for child in trees.children[at]:
        kind = lexicon.negation(trees.words[child], form(trees, child))
        if kind and (kind != "noone" or not trees.is_(child, "nsubj", "obj")):
            return kind != "noone" or trees.is_(child, "det", "advmod", "case")
    return False


def certainty_of(trees: Trees, lexicon: Lexicon, at: int) -> str:
    """How surely a clause is said by its own words, whatever governs it."""
    for hedge in (*_modifiers(trees, lexicon, at), *_moods(trees, lexicon, at)):
        return hedge.certainty
    return "certain"


def has_no_one(trees: Trees, lexicon: Lexicon, at: int) -> bool:
    """A subject or object that nobody is: "no soldier was hurt"."""
    parts = [child for child in trees.children[at] if trees.is_(child, "nsubj", "obj")]
    return any(
        (
            trees.words[word].upos in ("PRON", "DET")
            and lexicon.negation(trees.words[word], form(trees, word)) == "noone"
        )
        or (trees.words[word].upos == "NOUN" and is_negated(trees, lexicon, word))
        for word in parts
    )


def form(trees: Trees, at: int) -> str:
    """The word as written."""
    return trees.text[trees.words[at].start : trees.words[at].end]


def _governors(trees: Trees, lexicon: Lexicon, at: int) -> Iterator[Hedge]:
    """What an act hangs on: tries, fears, plans, threatens, denies."""
    height = 0
    while height < _HEIGHT:
        head = trees.head(at)
        if head < 0 or not trees.is_(at, *_GOVERNED, "conj") or _stands_alone(trees, lexicon, at, head):
            return
        if not trees.is_(at, "conj"):
            hedge = _governor(trees, lexicon, at, head, nearest=height == 0)
            if hedge is not None and hedge.status != "asserted":
                yield hedge
            height += hedge is None or hedge.status != "asserted"
        at = head


def _stands_alone(trees: Trees, lexicon: Lexicon, at: int, head: int) -> bool:
    """Whether what governs a word's governor leaves the word alone.

    So it does a finite verb beside one that is not ("tried to flee and were caught"), what an act goes with, and what
    is known and only dealt with ("wants to forget the attack").
    """
    if trees.is_(at, "conj"):
        return trees.is_finite(at) and not trees.is_finite(head)
    verb, written = trees.words[head], form(trees, head)
    if verb.upos != "VERB" or lexicon.carries_out(verb, written) or lexicon.hedges(verb, written, "governor"):
        return False
    known = trees.words[at].upos == "NOUN" and _is_definite(trees, at)
    return trees.is_(at, "advcl", "obl") or (known and trees.is_(at, "obj", "nsubj:pass"))


def _is_definite(trees: Trees, at: int) -> bool:
    """Whether a noun or its article says that it is known."""
    words = (at, *trees.dependents(at, "det"))
    return any(trees.feature(word, "Definite") == "Def" for word in words)


def _governor(trees: Trees, lexicon: Lexicon, at: int, head: int, *, nearest: bool) -> Hedge | None:
    """What one governor makes of an act; of those farther up only what a table says."""
    kind = "noun" if trees.words[head].upos in ("NOUN", "PROPN") else "governor"
    hedge = lexicon.hedges(trees.words[head], form(trees, head), kind)
    if hedge is not None and not _hangs(trees, at, kind, hedge):
        hedge = None
    if is_negated(trees, lexicon, head):
        undone = nearest and hedge is not None and hedge.status not in _NOT_DONE
        return Hedge(kind, "denied", "certain") if undone and trees.is_(at, *_CLAUSES) else None
    if hedge is None and nearest and _is_open(trees, lexicon, at, head):
        return Hedge(kind, "hypothetical", "certain")
    return hedge


def _is_open(trees: Trees, lexicon: Lexicon, at: int, head: int) -> bool:
    """An infinitive that only completes its governor; not a perfect one ("accused of having fired")."""
    bare = trees.feature(at, "VerbForm") == "Inf" and not trees.dependents(at, "aux")
    carried = lexicon.carries_out(trees.words[head], form(trees, head))
    return bare and trees.is_(at, "xcomp", "acl") and not carried


def _hangs(trees: Trees, at: int, kind: str, hedge: Hedge) -> bool:
    """Whether the relation is one by which a hedge governs: a noun its complement, a verb its clause or object."""
    if kind == "governor" and hedge.status == "hearsay" and trees.is_(at, "obl"):
        return True  # accused of murder
    if kind == "noun":
        return trees.is_(at, "nmod", "acl", "ccomp", "obl", "compound")
    return trees.is_(at, "xcomp", "ccomp", "obj", "csubj") or (
        trees.words[at].upos == "VERB" and trees.is_(at, "advcl", "obl")
    )


def _modifiers(trees: Trees, lexicon: Lexicon, at: int) -> Iterator[Hedge]:
    """Adverbs, modal verbs and marks on the act, and adjectives of its doer ("the alleged attacker" is none)."""
    for child in trees.children[at]:
        if trees.is_(child, "advmod", "amod"):
            kinds: tuple[str, ...] = ("adverb",)
        elif trees.is_(child, "aux"):
            kinds = ("modal",)
        elif trees.is_(child, "mark"):
            kinds = ("mark",) if not trees.is_(at, "ccomp") else ()
        else:
            continue
        hedge = lexicon.hedges(trees.words[child], form(trees, child), *kinds)
        if hedge:
            yield hedge


def _modals(trees: Trees, lexicon: Lexicon, at: int) -> Iterator[Hedge]:
    for child in trees.dependents(at, "aux"):
        hedge = lexicon.hedges(trees.words[child], form(trees, child), "modal")
        if hedge and hedge.status == "planned":
            yield hedge


def _moods(trees: Trees, lexicon: Lexicon, at: int) -> Iterator[Hedge]:
    """The conditional of hearsay in a main clause or a compound tense; the future."""
    head = trees.head(at)
    carried = head >= 0 and lexicon.carries_out(trees.words[head], form(trees, head))
    if trees.words[at].upos == "NOUN" and head >= 0 and trees.is_(at, "nsubj", *(["obj"] if carried else [])):
        at = head  # "the march will be held"
        yield from _modals(trees, lexicon, at)
    for word in (*trees.dependents(at, "aux", "cop"), at):
        reported = trees.is_(at, "ccomp") and not trees.is_(word, "aux")
        # a form that the table knows is surer than the model's mood: "ait" is no conditional
        hedge = lexicon.hedges(trees.words[word], form(trees, word), "mood") or lexicon.feature_hedge(
            "mood", trees.feature(word, "Mood")
        )
        if hedge and hedge.status != "asserted" and not (reported and hedge.status == "hearsay"):
            yield hedge
        hedge = lexicon.feature_hedge("tense", trees.feature(word, "Tense"))
        if hedge:
            yield hedge
