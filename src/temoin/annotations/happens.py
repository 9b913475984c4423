"""Trees -> happenings: which word names an act, its type, how it is put forward, who plays which role.

`acts.tsv` names acts by lemma, or by lemma and a second word near it; `acts/frames.tsv` says
for each frame which relation, or which case word, fills which role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from temoin.annotations.lexicon import ActRow, Lexicon
from temoin.annotations.status import form, is_negated, status_of
from temoin.annotations.trees import Trees
from temoin.records import Happening, Pair, Role

# how often each was right on the training reports of data/annotated
P_CLEAR, P_ACT, P_ROLE = 0.95, 0.8, 0.55
_PROSPECT = frozenset(["planned", "threatened", "feared", "hypothetical"])
_VIOLENT = frozenset(["ASSAULT", "CRIME", "ACCIDENT", "PROTEST", "COERCE"])
_UNDONE = "defuse"  # the frame of acts by which an attack comes to nothing
_NEAR = 4  # words between a trigger and its second word that still make one name
_COUNTED = frozenset(["killed", "injured", "abducted", "arrested", "released", "displaced"])
_LIGHT = ("obj", "nsubj:pass")  # how a noun hangs on the verb that carries it out
_MODIFIERS = ("nmod", "amod", "compound", "fixed", "flat", "appos")
_SECOND = (
    "obj",
    "obl",
    "nmod",
    "amod",
    "compound",
    "fixed",
    "flat",
    "xcomp",
    "advmod",
    "acl",
    "appos",
    "nsubj",
)


def find_happenings(trees: Trees, lexicon: Lexicon) -> tuple[Happening, ...]:
    """Happenings in order of their words, none over another."""
    acts = _Acts(trees, lexicon)
    return tuple(acts.happening(at, row) for at, row in sorted(acts.rows.items()))


class _Acts:
    """The rules, over one text; `rows` are the words that name an act."""

    def __init__(self, trees: Trees, lexicon: Lexicon) -> None:
        self.trees, self.lexicon = trees, lexicon
        self.rows: dict[int, ActRow] = {}
        self.second: dict[int, int] = {}
        for at in range(len(trees.words)):
            if trees.sentence_of[at] >= 0:
                self._name(at)
        for at in self.second.values():  # "open fire": fire is no act of its own
            self.rows.pop(at, None)

    def _name(self, at: int) -> None:
        for row in self.lexicon.acts(self.trees.words[at], form(self.trees, at)):
            if not row.with_:
                if self._is_act(at, row):
                    self.rows[at] = row
                return
            second = self._second(at, row)
            if second is not None:
                self.rows[at], self.second[at] = row, second
                return

    def _is_act(self, at: int, row: ActRow) -> bool:
        """A participle or adjective before its noun ("armed men", "the dead man") names no act of its own."""
        if row.pos == "adj":
            return self.trees.words[at].upos == "ADJ" and not self.trees.is_(at, "amod")
        return not self.trees.is_(at, "aux", "cop", "case", "mark", "flat") and not self._is_month(at)

    def _is_month(self, at: int) -> bool:
        """A word of time that is a name or has a figure beside it ("in March 1987") names no act."""
        beside = [form(self.trees, n) for n in (at - 1, at + 1) if 0 <= n < len(self.trees.words)]
        named = self.trees.words[at].upos == "PROPN" or any(word.isdigit() for word in beside)
        return named and self.lexicon.is_time([form(self.trees, at)])

    def _second(self, at: int, row: ActRow) -> int | None:
        """The second word that a row asks for: on the first, on what hangs on it, or before that ("call on", "for")."""
        children = self.trees.dependents(at, *(_MODIFIERS if row.pos == "noun" else _SECOND))
        clauses = self.trees.dependents(at, "advcl", "ccomp") if row.pos == "verb" else []
        further = [
            second
            for child in (() if row.pos == "noun" else children)
            for second in self.trees.dependents(child, *_MODIFIERS, "case")
        ]
        marks = [mark for clause in clauses for mark in self.trees.dependents(clause, "mark")]
        for child in (*children, *further, *marks):
            keys = self.lexicon.keys(self.trees.words[child], form(self.trees, child))
            if row.with_.intersection(keys):
                return child
        return None

    # ------------------------------------------------------------ one happening

    def happening(self, at: int, row: ActRow) -> Happening:
        """The record of an act, with its roles."""
        status, _ = status_of(self.trees, self.lexicon, at)
        if row.frame == _UNDONE and status == "asserted":
            status = "prevented"
        start, end = self._words(at, row)
        roles = {
            (role, place)
            for role, place in self._roles(at, row)
            if place[1] <= start or place[0] >= end or role in _COUNTED
        }
        return Happening(
            start, end, row.plover, row.mode, status, self._story(at, row, status),
            tuple(Role(role, *place, P_ROLE) for role, place in sorted(roles, key=lambda item: (item[1], item[0]))),
            P_CLEAR if row.clear else P_ACT,
        )  # fmt: skip

    def _words(self, at: int, row: ActRow) -> Pair:
        trees = self.trees
        first, last = trees.verb_group(at) if row.pos != "noun" else (at, at)
        second = self.second.get(at)
        if second is not None and abs(second - at) <= _NEAR and not self._parted(at, second):
            first, last = min(first, second), max(last, second)
        return trees.words[first].start, trees.words[last].end

    def _parted(self, at: int, second: int) -> bool:
        """Whether whom the act is done to stands between its words: "found her guilty"."""
        between = range(min(at, second) + 1, max(at, second))
        return any(self.trees.is_(word, "obj") and self.trees.head(word) == at for word in between)

    def _story(self, at: int, row: ActRow, status: str) -> str:
        if status in _PROSPECT:
            return "prospect"
        if row.plover not in _VIOLENT:
            return "ordinary"
        return "background" if self._is_past_of_past(at) else "main"

    def _is_past_of_past(self, at: int) -> bool:
        """A past auxiliary with a past participle: "avait été tué", "had been killed"."""
        trees = self.trees
        if trees.feature(at, "VerbForm") != "Part" or trees.feature(at, "Tense") == "Pres":
            return False
        past = [aux for aux in trees.children[at] if trees.words[aux].relation in ("aux", "aux:tense")]
        return any(
            trees.feature(aux, "Tense") in ("Imp", "Past") and trees.feature(aux, "VerbForm") == "Fin"
            for aux in past
        )

    # ------------------------------------------------------------ roles

    def _roles(self, at: int, row: ActRow) -> Iterator[tuple[str, Pair]]:
        frame = self.lexicon.frames.get(row.frame, {})
        slots = list(self._slots(at, row))
        names = {slot for slot, _ in slots}
        for slot, word in slots:
            if word in self.rows and slot in ("nsubj", "obl:agent", "by"):
                continue  # "the attack killed": what killed is no one
            if slot == "nsubj" and row.pos != "noun" and "obj" not in names and "alone" in frame:
                slot = "alone" if frame["alone"] != frame.get("nsubj") else "nsubj"
            yield from self._filled(slot, word, frame)
        if "self" in frame and row.pos == "noun" and self._counts_itself(at, row):
            place = self.trees.phrase(at)
            if place:
                yield from ((role, place) for role in frame["self"])

    def _counts_itself(self, at: int, row: ActRow) -> bool:
        """Whether the noun is the count: "four dead", "aucun blessé"."""
        return bool(self.trees.dependents(at, "nummod")) or (row.frame != "kill" and self._is_counted(at))

    def _filled(self, slot: str, word: int, frame: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Pair]]:
        place = self.trees.phrase(word)
        pronoun = self.trees.words[word].upos in ("PRON", "DET")
        if place is None or (pronoun and slot not in ("nsubj", "nsubj:pass", "alone")):
            return
        if slot == "time":
            yield "time", place
            return
        for role in frame.get(slot, ()):
            if role not in _COUNTED or self._is_counted(word):
                yield role, place

    def _is_counted(self, at: int) -> bool:
        """A number, a plural, an indefinite or a negative word: a count; a name or "the man" is none."""
        trees = self.trees
        if trees.words[at].upos == "PROPN":
            return False
        if (
            trees.dependents(at, "nummod")
            or trees.words[at].upos == "NUM"
            or is_negated(trees, self.lexicon, at)
        ):
            return True
        indefinite = any(
            trees.feature(word, "Definite") == "Ind" for word in (at, *trees.dependents(at, "det"))
        )
        return indefinite or trees.feature(at, "Number") in ("Plur", "Dual")

    def _slots(self, at: int, row: ActRow) -> Iterator[tuple[str, int]]:
        """What stands around an act, by relation or by what its case words do."""
        if row.pos == "noun":
            yield from self._around_noun(at)
        else:
            yield from self._around_verb(at)

    def _around_verb(self, at: int) -> Iterator[tuple[str, int]]:
        trees = self.trees
        passive = is_passive(trees, at)
        for subject in self._real_subjects(at):
            plain = trees.words[subject].relation != "nsubj:pass" and not passive
            yield ("nsubj" if plain else "nsubj:pass"), subject
        if trees.is_(at, "acl") and trees.head(at) >= 0 and trees.words[at].relation != "acl:relcl":
            yield ("nsubj:pass" if passive else "nsubj"), trees.head(at)
        yield from self._complements(at)

    def _real_subjects(self, at: int) -> list[int]:
        """Subjects; for a relative pronoun, the noun that it stands for."""
        trees = self.trees
        found = []
        for subject in self._accused(at) or trees.subjects(at):
            relative = trees.words[subject].upos == "PRON" and trees.feature(subject, "PronType") == "Rel"
            clause = trees.head(subject)
            if relative and clause >= 0 and trees.head(clause) >= 0:
                subject = trees.head(clause)
            found.append(subject)
        return found

    def _accused(self, at: int) -> list[int]:
        """Whom the verb above accuses of the act."""
        head = self.trees.head(at)
        if head < 0 or not self.trees.is_(at, "xcomp", "advcl", "ccomp", "obl") or self.trees.subjects(at, 0):
            return []
        report = self.lexicon.report(self.trees.words[head], form(self.trees, head), "verb")
        if report is None or report.frame != "accuse":
            return []
        return [
            child
            for child in self.trees.children[head]
            if self.trees.words[child].relation in ("obj", "nsubj:pass")
        ]

    def _complements(self, at: int) -> Iterator[tuple[str, int]]:
        trees = self.trees
        for child in trees.children[at]:
            if child == self.second.get(at):
                continue
            relation = trees.words[child].relation
            if relation in ("obj", "iobj", "obl:agent"):
                yield relation, child
            elif trees.is_(child, "obl", "nmod", "advmod", "obj"):
                yield from self._oblique(child)

    def _oblique(self, at: int) -> Iterator[tuple[str, int]]:
        """A phrase by its case words; a phrase of time is one whatever its case."""
        trees = self.trees
        words = [form(trees, word) for word in trees.subtree(at) if abs(word - at) <= _NEAR]
        if self.lexicon.is_time([form(trees, at), trees.words[at].lemma]) or (
            trees.words[at].upos in ("NUM", "ADV") and self.lexicon.is_time(words)
        ):
            yield "time", at
            return
        if trees.words[at].upos not in ("NOUN", "PROPN", "NUM", "PRON", "X", "ADJ"):
            return
        told = functions(trees, self.lexicon, at)
        if at in self.rows:  # "killed in an attack": no place
            told = tuple(name for name in told if name in ("of", "with", "because"))
        yield from ((function, at) for function in told)

    def _around_noun(self, at: int) -> Iterator[tuple[str, int]]:
        """Complements of a noun, of the participle on it, and of the verb that carries it out."""
        trees = self.trees
        for child in trees.children[at]:
            if child == self.second.get(at):
                continue
            if trees.is_(child, "nmod", "obl"):
                yield from self._oblique(child)
            elif trees.is_(child, "acl") and child not in self.rows and self._carries(child):
                yield from self._carried(child, at)
        head = trees.head(at)
        if head >= 0 and head not in self.rows and trees.words[at].relation in _LIGHT and self._carries(head):
            yield from self._carried(head, at)
        for accused in self._accused(at):
            yield "nsubj", accused

    def _carries(self, verb: int) -> bool:
        """A verb that carries the act of its noun out, tries it or plans it."""
        word, written = self.trees.words[verb], form(self.trees, verb)
        hedge = self.lexicon.hedges(word, written, "governor")
        attempts = hedge is not None and hedge.status in ("attempted", "planned", "threatened")
        return attempts or self.lexicon.carries_out(word, written)

    def _carried(self, verb: int, at: int) -> Iterator[tuple[str, int]]:
        for subject in self._real_subjects(verb):
            if (
                subject != at
                and self.trees.words[subject].relation == "nsubj"
                and not is_passive(self.trees, verb)
            ):
                yield "nsubj", subject
        for slot, word in self._complements(verb):
            if word != at and slot not in ("obj", "of", "iobj"):
                yield slot, word


def is_passive(trees: Trees, at: int) -> bool:
    """Whether a verb tells what befalls its subject, or a participle its noun."""
    if trees.dependents(at, "aux:pass", "nsubj:pass") and any(
        trees.words[child].relation in ("aux:pass", "nsubj:pass") for child in trees.children[at]
    ):
        return True
    if trees.is_(at, "conj") and trees.head(at) >= 0 and not trees.dependents(at, "aux", "nsubj"):
        return is_passive(trees, trees.head(at))
    participle = trees.feature(at, "VerbForm") == "Part" and trees.feature(at, "Tense") != "Pres"
    bare = not trees.dependents(at, "aux")
    return trees.feature(at, "Voice") == "Pass" or (
        participle and bare and trees.is_(at, "acl", "amod", "xcomp")
    )


def functions(trees: Trees, lexicon: Lexicon, at: int) -> tuple[str, ...]:
    """What the case words of a noun do; in an annexion without any, `of`."""
    cases = [case for case in trees.children[at] if trees.is_(case, "case") and case < at]
    if not cases:
        return ("of",) if trees.is_(at, "nmod") else ()
    words = sorted({word for case in cases for word in trees.subtree(case)})
    return lexicon.functions([form(trees, word) for word in words]) or lexicon.functions(
        [form(trees, cases[0])]
    )


def violence_of(happenings: Sequence[Happening]) -> float:
    """How probably a text reports violence, from the acts seen: none 0, one clear act .6, three .94."""
    sure = sum(
        one.plover in ("ASSAULT", "CRIME") and one.status in ("asserted", "hearsay") for one in happenings
    )
    return round(1 - 0.4**sure, 4)
