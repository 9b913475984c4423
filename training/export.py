"""Write a checkpoint as the package's model.

Encoder.onnx, weights.npz (heads, pieces, places), pieces.json, labels.json, lemmas.tsv.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.e5 import E5
from training.graph import encoder_graph
from training.heads import SAYS_LINKS, Pairing, Reader
from training.labels import (
    CERTAINTIES,
    KINDS,
    MODES,
    NAMES,
    PARTS,
    PLOVER,
    POLARITIES,
    ROLES,
    STATUSES,
    STORIES,
)
from training.lemmas import lemmas
from training.pieces import vocabulary
from training.settings import MODEL, Settings, parser, settings
from training.train import fresh

Arrays = dict[str, NDArray[np.generic]]
VERSION = 1
EARLIER = 0.2  # share of the stage before; .35 and .2 were tried


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--to", type=Path, default=MODEL)
    options.add_argument("--earlier", type=Path, help="checkpoint of the stage before, mixed in")
    chosen = settings(options)
    folder = chosen.arguments.to
    export(chosen, mixed(chosen.arguments.checkpoint, chosen.arguments.earlier), folder)
    print(checksum(folder), {f.name: f.stat().st_size for f in sorted(folder.iterdir()) if f.is_file()})


def export(chosen: Settings, weights: dict[str, torch.Tensor], folder: Path) -> None:
    """A reader with these weights, as the runtime reads it."""
    model, pieces, _ = fresh(chosen)
    model.load_state_dict(weights)
    model.eval()
    source = E5(chosen.encoder)
    _, numbers = vocabulary(source, chosen.shared, chosen.work)
    write(folder, model, source, numbers, pieces.tokenizer.to_str())
    (folder / "lemmas.tsv").write_text(lemmas(chosen), encoding="utf-8")


def mixed(checkpoint: Path, earlier: Path | None) -> dict[str, torch.Tensor]:
    """Weights of a checkpoint, with a share of those of the stage it went on from.

    The mean of two points of one training is surer on texts unlike those of the later one (Wortsman et al. 2022,
    Model soups): the broken seed report 22 rows of 30 instead of 18, gold F1 .765 instead of .760.
    """
    last: dict[str, torch.Tensor] = torch.load(checkpoint, weights_only=True)["model"]
    if earlier is None:
        return last
    first = torch.load(earlier, weights_only=True)["model"]
    return {name: EARLIER * first[name] + (1 - EARLIER) * last[name] for name in last}


def write(folder: Path, model: Reader, source: E5, numbers: list[int], tokenizer: str) -> None:
    """All files of the network."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(model.encoder), folder / "encoder.onnx")
    arrays = _embedding(source, numbers) | _heads(model)
    np.savez(folder / "weights.npz", **arrays)  # type: ignore[arg-type]  # names to arrays
    (folder / "pieces.json").write_text(tokenizer, encoding="utf-8")
    (folder / "labels.json").write_text(
        json.dumps(_labels(model, source), ensure_ascii=False, indent=0), encoding="utf-8"
    )


def _embedding(source: E5, numbers: list[int]) -> Arrays:
    """Pieces stay as they were published, since they were not trained: half the size of 8 bits, and exact."""
    packed, scales = source.packed("emb.word", numbers)
    places = source.vector("emb.pos").reshape(-1, source.width) + source.vector("emb.type")[: source.width]
    return {"pieces.packed": packed, "pieces.scales": scales, "places": places.astype(np.float16)}


def _array(tensor: torch.Tensor) -> NDArray[np.float32]:
    return tensor.detach().numpy()


def _heads(model: Reader) -> Arrays:
    found: Arrays = {
        "norm.weight": _array(model.encoder.norm.weight),
        "norm.bias": _array(model.encoder.norm.bias),
    }
    sides = {"violence": model.violence}
    for name, block in [*model.blocks.items(), ("units", model.units)]:
        sides |= {f"{name}.hidden": block.hidden, f"{name}.out": block.out}
    for name in ("says", "roles", "same", "arcs", "relations"):
        pairing: Pairing = getattr(model, name)
        sides |= {f"{name}.left": pairing.left, f"{name}.right": pairing.right}
        found |= {f"{name}.none": _array(pairing.none), f"{name}.weight": _array(pairing.weight)}
    for name, side in sides.items():
        found |= {f"{name}.weight": _array(side.weight).T, f"{name}.bias": _array(side.bias)}
    found["part"] = _array(model.part.weight)
    exact = ("norm.weight", "norm.bias")
    return {name: value if name in exact else value.astype(np.float16) for name, value in found.items()}


def _labels(model: Reader, source: E5) -> dict[str, object]:
    labels = model.labels
    return {
        "version": VERSION,
        "blocks": {**labels.word_heads(), "units": labels.unit_heads()},
        "names": NAMES, "kind": KINDS, "polarity": POLARITIES, "certainty": CERTAINTIES,
        "plover": PLOVER, "status": STATUSES, "story": STORIES, "mode": MODES, "roles": ROLES,
        "links": SAYS_LINKS, "parts": PARTS, "cuts": labels.cuts, "upos": labels.upos,
        "relations": labels.relations, "features": labels.features, "scripts": labels.scripts,
        "table": source.table,
    }  # fmt: skip


def checksum(folder: Path) -> str:
    """SHA-256 over the model's files, in the order of their names; the card is not one of them."""
    total = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.suffix in (".onnx", ".npz", ".json", ".tsv") and file.name != "card.json":
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    main()
