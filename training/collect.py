"""Write annotations made in short form (a folder ISO/NN.json) to training/annotated/ISO.jsonl.

Offsets and ids, never text.
"""

import json

from training.corpora import being_annotated, stored
from training.settings import LANGUAGES, ROOT, parser, settings


def main() -> None:
    options = parser(__doc__ or "")
    chosen = settings(options)
    if chosen.annotating is None:
        options.error("--annotating FOLDER is needed")
    for iso in LANGUAGES:
        file = ROOT / "training" / "annotated" / f"{iso}.jsonl"
        found = {record["id"]: record for record, _ in stored(chosen.shared, file)}
        found |= {
            record["id"]: record for record, _ in being_annotated(chosen.shared, chosen.annotating, iso)
        }
        file.parent.mkdir(exist_ok=True)
        lines = [json.dumps(found[key], ensure_ascii=False) for key in sorted(found)]
        file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        print(iso, len(lines), "reports")


if __name__ == "__main__":
    main()
