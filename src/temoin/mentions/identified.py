"""Who is given a name by a verb: "a man named X", "the driver, identified by police as X", "شخص يدعى X".

The words of the language's table `naming` stand before the name, at once or with a word such as
"as" between; the one who bears it is the noun that the verb belongs to, else its object ("police
identified the driver as X"), else its subject ("the driver was identified as X").
"""

from __future__ import annotations

from temoin.annotations.trees import SUBJECTS, Trees
from temoin.records import Name
from temoin.resources.load import Row
from temoin.resources.match import Phrases, bare

BACK = 90  # characters before a name in which the verb stands
MARKS = " ,:/\n\u00a0\"'«»“”‘’"


def identified(trees: Trees, verbs: Phrases[Row], name: Name) -> tuple[int, int] | None:
    """The noun that a verb before a name gives this name to, and the verb: their places among the words."""
    for start, end, row in reversed(verbs.find(trees.text, max(0, name.start - BACK), name.start)):
        words = trees.between(start, end)
        between = trees.between(end, name.start)
        if not words or any(trees.words[at].upos in ("VERB", "PROPN") for at in between):
            return None
        gap = bare(trees.text[end : name.start]).strip(MARKS)
        joined = bare(row["by"]).split("|")
        if any(gap == by or gap.endswith(f" {by}") for by in joined if by) or (not gap and "" in joined):
            bearer = _bearer(trees, words[-1], by=bool(row["by"]))
            return None if bearer is None else (bearer, words[-1])
    return None


def _bearer(trees: Trees, verb: int, by: bool) -> int | None:
    above = trees.head(verb)
    if trees.is_(verb, "acl", "amod", "nmod", "appos") and above >= 0 and trees.words[above].upos == "NOUN":
        return above
    objects = trees.dependents(verb, "obj") if by else []
    nouns = [at for at in (*objects, *trees.dependents(verb, *SUBJECTS)) if trees.words[at].upos == "NOUN"]
    if nouns and not (by and not objects and not trees.is_passive(verb)):
        return nouns[0]
    before = verb - 1
    return before if not by and before >= 0 and trees.words[before].upos == "NOUN" else None
