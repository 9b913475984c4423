"""python -m evaluation.muc4.learn_vocabulary: the keys of the dev part -> vocabulary.tsv."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from evaluation.corpora import records
from evaluation.muc4.fills import Template, template_of
from evaluation.muc4.vocabulary import TABLE, stems

# Group -> the slots whose values are its labels and whose tags are its words.
TYPED = {"person": "hum-tgt-type", "building": "phys-tgt-type", "instrument": "inc-instr-type"}
NAMED = {"target": {"hum-tgt-desc": "human", "hum-tgt-name": "human", "phys-tgt-id": "physical"}}
SEEN = 2  # words seen less often are left out


def examples(template: Template) -> Iterator[tuple[str, str, str]]:
    """(group, label, words) of one key."""
    names = {value for fill in template.of("hum-tgt-name") for value in fill.values}
    for group, slot in TYPED.items():
        for fill in template.of(slot):
            for tag in fill.tags:
                if tag not in names:
                    yield group, str(fill.values[0]), tag
    for group, slots in NAMED.items():
        for slot, label in slots.items():
            for fill in template.of(slot):
                yield group, label, str(fill.values[-1])
    for fill in template.of("hum-tgt-desc"):
        kinds = {tag: str(one.values[0]) for one in template.of("hum-tgt-type") for tag in one.tags}
        for tag in fill.tags:
            if tag in kinds:
                yield "person", kinds[tag], str(fill.values[0])


def rows() -> list[tuple[str, str, str, int]]:
    """(group, label, word, count) in order; a row without word counts the label."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for record in records("muc4/keys.jsonl.xz"):
        if record["part"] == "dev" and (template := template_of(record)):
            for group, label, words in examples(template):
                counts[group, label, ""] += 1
                counts.update((group, label, word) for word in set(stems(words)))
    seen = Counter[tuple[str, str]]()
    for (group, _, word), number in counts.items():
        seen[group, word] += number
    return [(*key, number) for key, number in sorted(counts.items()) if seen[key[0], key[2]] >= SEEN]


def main() -> None:
    """Count and write."""
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, delimiter="\t", lineterminator="\n")
        table.writerow(("group", "label", "word", "count"))
        table.writerows(rows())
    print(f"{TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
