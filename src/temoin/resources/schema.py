"""Every table's columns and, where closed, the values they allow: the one place that knows them.

A table is a UTF-8 file of tab-separated values with a header line, `lang/<iso>/NAME.tsv`
for words of a language, `actors/NAME.tsv`, `places/NAME.tsv`, `acts/NAME.tsv` for the rest.
A column that ends in `?` may be empty.  Alternatives inside a cell are separated by `|`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableSchema:
    """Columns in order; `allowed` closes the values of a column."""

    columns: tuple[str, ...]
    allowed: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names without the mark of what may be empty."""
        return tuple(column.rstrip("?") for column in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """Names of the columns that may not be empty."""
        return tuple(column for column in self.columns if not column.endswith("?"))


def _closed(words: str) -> frozenset[str]:
    return frozenset(words.split())


PLOVER = _closed(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
    "PROTEST SANCTION MOBILIZE COERCE ASSAULT ACCIDENT CRIME OTHER"
)
GROUPS = _closed(
    "civilians soldiers police staff officials militants protesters journalists medics women men "
    "children elderly passengers prisoners foreigners students workers attackers people"
)
WEAPONS = _closed(
    "rocket missile mortar artillery airstrike drone bomb car-bomb suicide-bomb mine grenade "
    "firearm knife fire stones chemical other"
)
THINGS = _closed(
    "housing building embassy school hospital religious-site vehicle aircraft ship infrastructure "
    "land equipment property"
)

CHANNELS = _closed("statement press interview post letter broadcast document report unknown")
BOUNDS = _closed("at_least more_than up_to less_than about exactly")
CASUALTIES = _closed("killed injured missing abducted arrested held displaced released casualties none")
DEFENCE = _closed("warned engaged intercepted failed")
EXTENTS = _closed("none minor major destroyed unspecified")
NUMBER = _closed("singular dual plural")
# a leading ordinal never ends a cardinal ("les vingt premiers"); suffixes and endings stand on figures (3M, 42nd)
NUMERALS = _closed(
    "unit ten score hundreds hundred scale article ordinal leading-ordinal and point decimal suffix "
    "ordinal-ending"
)
VAGUE = _closed("plural many tens dozens scores hundreds thousands couple family unknown about")
TIME_WORDS = _closed(
    "day week month year part clock-part noon midnight unit ago-before ago-after since until "
    "last next this lasting later night-before o-clock start middle end range glue day-word weekend season "
    "decade holiday order ago-one ago-two date-word told-day "
    "noun-article week-of number"
)

# words of datelines and head lines; an agency's value is its name
HEAD = _closed("date month agency agencies reading-time author")
ENTITY_KINDS = _closed("person group government armed organization outlet people")
FORMS = _closed("institution person people kin")
LINKERS = _closed("article indefinite of in and relative genitive same")
PRECISIONS = _closed("point landmark town district region country")

# how an act's words build their roles: `acts/frames.tsv` says for each frame which slot fills which
# role; a slot is a relation of Universal Dependencies or what a case word does (`cases.tsv`)
ACT_FRAMES = _closed(
    "attack blame strike kill die injure abduct arrest release displace destroy fire explode clash protest speak meet "
    "help move plain defuse"
)
SLOTS = _closed("nsubj nsubj:pass obl:agent obj iobj alone self")
CASES = _closed("against by of at with means between for because to")
HEDGES = _closed("governor noun adverb modal mark mood tense")
STATUSES = _closed(
    "asserted denied questioned hearsay threatened planned feared attempted prevented hypothetical"
)
NAME_TAGS = (
    "O",
    *(f"{place}-{kind}" for kind in ("PER", "GRP", "ORG", "LOC", "FAC", "MISC") for place in "BI"),
)
CERTAINTIES = _closed("certain probable possible hearsay")

# somebody known everywhere: `names` holds the alternatives of all languages
_ACTORS = TableSchema(("id", "kind", "country?", "sector?", "names"), {"kind": ENTITY_KINDS})

# name of the table -> its schema; `lang/` tables first, in the order of the alphabet
TABLES: dict[str, TableSchema] = {
    "acled": TableSchema(("plover", "mode?", "acled"), {"plover": PLOVER}),
    "channels": TableSchema(("words", "channel"), {"channel": CHANNELS}),
    # trees and order (annotations/rules): what reports, what happens, how surely
    "acts": TableSchema(
        ("words", "pos", "with?", "plover", "mode?", "frame", "clear?", "forms?"),
        {"pos": _closed("verb noun adj"), "plover": PLOVER, "frame": ACT_FRAMES, "clear": _closed("yes")},
    ),
    "calibration": TableSchema(
        ("of", "made_by?", "slope", "constant"), {"of": _closed("attribution happening claim")}
    ),
    "capitals": TableSchema(("words",)),
    "carriers": TableSchema(("words",)),
    "cases": TableSchema(("words", "function"), {"function": CASES}),
    "granting": TableSchema(("words", "kind"), {"kind": _closed("act thing")}),
    "hanging": TableSchema(("signal", "weight")),
    "asserting": TableSchema(("cue", "status?", "weight"), {"status": STATUSES}),
    "names": TableSchema(("signal", *NAME_TAGS)),
    "name_words": TableSchema(("word", "own", "next?", "last?")),
    "sourcing": TableSchema(("signal", "weight")),
    "passives": TableSchema(("signal", "weight")),
    "sides": TableSchema(("feature", "perpetrator", "victim", "target")),
    "frames": TableSchema(("frame", "slot", "roles"), {"frame": ACT_FRAMES, "slot": CASES | SLOTS}),
    "hedges": TableSchema(
        ("words", "kind", "status", "certainty?"),
        {"kind": HEDGES, "status": STATUSES, "certainty": CERTAINTIES},
    ),
    "negation": TableSchema(("words", "kind"), {"kind": _closed("word noone without")}),
    "rarities": TableSchema(("words", "rarity")),
    "reporting": TableSchema(
        ("words", "pos", "frame", "polarity?", "certainty?"),
        {
            "pos": _closed("verb participle noun case adverb mark"),
            "frame": _closed("clause object quote accuse source whole"),
            "polarity": _closed("denied questioned"),
            "certainty": CERTAINTIES,
        },
    ),
    "animals": TableSchema(("words",)),
    "body": TableSchema(("words",)),
    "bounds": TableSchema(("words", "bound"), {"bound": BOUNDS}),
    "casualty_words": TableSchema(("words", "field"), {"field": CASUALTIES}),
    "clitics": TableSchema(("words", "place"), {"place": _closed("before article after dual")}),
    "defence": TableSchema(("words", "action"), {"action": DEFENCE}),
    "determiners": TableSchema(("words", "number"), {"number": NUMBER}),
    # last: modifiers stand before the noun, so the last word bears the number
    "endings": TableSchema(("words", "number", "place?"), {"number": NUMBER, "place": _closed("last")}),
    "extents": TableSchema(("words", "extent"), {"extent": EXTENTS}),
    "groups": TableSchema(("singular?", "plural?", "group?"), {"group": GROUPS}),
    "head": TableSchema(("words", "kind", "value?"), {"kind": HEAD}),
    "inflections": TableSchema(("words", "other?")),
    "joints": TableSchema(("words", "joint"), {"joint": _closed("and or to between parts")}),
    "months": TableSchema(("words", "month", "calendar?"), {"calendar": _closed("hijri")}),
    "no_one": TableSchema(("words", "kind"), {"kind": _closed("none nobody")}),
    "numbers": TableSchema(("words", "value", "role"), {"role": NUMERALS}),
    "scripts": TableSchema(("first", "last", "language")),
    "stopwords": TableSchema(("language", "words")),
    "aliases": TableSchema(("words",)),
    "blame": TableSchema(("words", "to?", "place?"), {"place": _closed("before")}),
    "aims": TableSchema(("words", "cases")),
    "charges": TableSchema(("words",)),
    "culprits": TableSchema(("words", "with?"), {"with": _closed("act")}),
    "identifying": TableSchema(("words", "kind"), {"kind": _closed("verb copula")}),
    "modes": TableSchema(("weapon", "mode"), {"weapon": WEAPONS}),
    "partitives": TableSchema(("words",)),
    "parts": TableSchema(("words",)),
    "responsibility": TableSchema(("words", "polarity"), {"polarity": _closed("affirmed denied")}),
    "things": TableSchema(("words", "plural?", "thing"), {"thing": THINGS}),
    "time_words": TableSchema(("words", "kind", "value?"), {"kind": TIME_WORDS}),
    "units": TableSchema(("words",)),
    "vague": TableSchema(("words", "class", "min", "max?"), {"class": VAGUE}),
    # none: words that only hold those of a weapon ("fireworks display", "ceasefire")
    "weapon_acts": TableSchema(("words", "kind"), {"kind": WEAPONS | {"none"}}),
    "weapons": TableSchema(("words", "plural?", "kind", "name?"), {"kind": WEAPONS | {"none"}}),
    "weekdays": TableSchema(("words", "weekday")),
    # who and where (mentions/entities, mentions/places)
    "actor_nouns": TableSchema(
        ("words", "noun", "kind", "sector?", "form"), {"kind": ENTITY_KINDS, "form": FORMS}
    ),
    "anaphors": TableSchema(("words", "kinds")),
    "naming": TableSchema(("words", "by?")),
    "armed": _ACTORS,
    "countries": TableSchema(("country", "names", "demonyms?", "metonyms?")),
    "letters": TableSchema(("letters", "sound?", "class?", "vowel?")),
    "linkers": TableSchema(("words", "function"), {"function": LINKERS}),
    "landmarks": TableSchema(("words", "landmark", "precision", "radius"), {"precision": PRECISIONS}),
    "offices": TableSchema(("words", "office", "sector?", "gender?")),
    "organizations": _ACTORS,
    "outlets": _ACTORS,
    "particles": TableSchema(("words",)),
    "centres": TableSchema(("country", "lat", "lon")),
    "places": TableSchema(("names", "country?", "lat?", "lon?", "precision"), {"precision": PRECISIONS}),
    "pronouns": TableSchema(
        ("words", "person", "number?", "gender?"),
        {"person": _closed("0 1 3"), "number": _closed("sg pl")},
    ),
    "titles": TableSchema(("words", "gender?")),
    "unnamed_sources": TableSchema(("words",)),
    "vicinity": TableSchema(("words", "radius", "relation"), {"relation": _closed("away near inside")}),
}
