"""python -m evaluation.seed: the report the project began with, by the command line, against its gold rows."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation.shared import shared


def main() -> int:
    """Run `temoin read --json` on the seed and the scorer on what it prints."""
    seed = shared() / "seed"
    command = [sys.executable, "-m", "temoin", "read", "--json", str(seed / "report.fr.txt")]
    reading = subprocess.run(command, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "reading.json"
        answer.write_bytes(reading)
        score = shared() / "score" / "score.py"
        return subprocess.run(
            [sys.executable, str(score), str(seed / "gold.jsonl"), str(answer)], check=False
        ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
