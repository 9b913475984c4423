"""What each head should have said, as one number. A head without a known target in a batch adds nothing."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from training.batches import Batch
from training.heads import SAYS_LINKS, Reader
from training.labels import FEATURES, NAMES, ROLES, bio
from training.targets import COARSE, UNKNOWN

FAR = -1e4
WEIGHTS = {
    "sentence": 1.0, "cuts": 1.0, "names": 1.5,
    "source": 1.0, "cue": 1.0, "content": 1.0, "nested": 1.0, "kind": 0.2, "polarity": 0.2, "certainty": 0.2,
    "trigger": 1.5, "plover": 0.7, "status": 0.6, "story": 0.5, "mode": 0.3,
    "actors": 1.0, "counts": 1.0, "circumstances": 1.0,
    "upos": 1.0, "lemma": 0.5, "arcs": 1.0, "relations": 1.0,
    "cue_source": 0.5, "content_cue": 0.5, "content_source": 0.2, "nested_cue": 0.2,
    "roles": 1.2, "same": 0.7, "violence": 0.2,
} | dict.fromkeys(FEATURES, 0.08)  # fmt: skip
# What a tag of the four coarse kinds may be in ours.
MEANS = {"PER": ("PER",), "ORG": ("ORG", "GRP", "FAC"), "LOC": ("LOC", "FAC"), "MISC": ("MISC", "GRP")}


def _allowed() -> Tensor:
    """Rows: the 13 tags of the full scheme, then those of the coarse ones; columns: our 13 tags."""
    tags = bio(NAMES)
    rows = [[tag == other for other in tags] for tag in tags]
    for coarse in COARSE:
        scheme, tag = coarse.split(":")
        if tag == "O":
            free = ("GRP",) if scheme == "coarse" else ("GRP", "MISC")
            rows.append([other == "O" or other[2:] in free for other in tags])
        else:
            rows.append(
                [other != "O" and other[0] == tag[0] and other[2:] in MEANS[tag[2:]] for other in tags]
            )
    return torch.tensor(rows)


ALLOWED = _allowed()


def names_loss(scores: Tensor, target: Tensor) -> Tensor:
    """Minus the log of what is given to all the tags that the target allows."""
    known = target != UNKNOWN
    scores, target = scores[known], target[known]
    right = scores.masked_fill(~ALLOWED[target], FAR).logsumexp(-1)
    return (scores.logsumexp(-1) - right).mean()


def _classes(scores: Tensor, target: Tensor) -> Tensor | None:
    if not bool((target != UNKNOWN).any()):
        return None
    return F.cross_entropy(scores.flatten(0, -2), target.flatten(), ignore_index=UNKNOWN)


def losses(model: Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Head → loss, unweighted, from the vectors of the written words."""
    found: dict[str, Tensor | None] = {}
    for block in model.blocks.values():
        if any(name in batch.words for name in block.names):
            for name, scores in block(words).items():
                if name in batch.words:
                    target = batch.words[name]
                    found[name] = names_loss(scores, target) if name == "names" else _classes(scores, target)
    if batch.links:
        found |= _links(model, words, batch)
    if batch.examples[0].roles:
        found["roles"] = _roles(model, words, batch)
        found["same"] = _same(model, words, batch)
    if batch.units:
        found |= _trees(model, words, batch)
    if bool((batch.violence >= 0).any()):
        found["violence"] = _violence(model, words, batch)
    return {name: loss for name, loss in found.items() if loss is not None}


def total(found: dict[str, Tensor], weight: float) -> Tensor:
    """The weighted sum; a loss that has no weight counts once."""
    return weight * torch.stack([WEIGHTS.get(name, 1.0) * loss for name, loss in found.items()]).sum()


def _links(model: Reader, words: Tensor, batch: Batch) -> dict[str, Tensor | None]:
    hidden = ~F.pad(batch.real, (1, 0), value=True)[:, None, None, :]
    scores = model.says(words).masked_fill(hidden, FAR)
    return {
        name: _classes(scores[:, i], batch.links[name])
        for i, name in enumerate(SAYS_LINKS)
        if name in batch.links
    }


def _roles(model: Reader, words: Tensor, batch: Batch) -> Tensor | None:
    """Each role against each happening of its window: serves it or not."""
    scores = model.roles(words)[..., 1:]
    given, wanted = [], []
    for b, one in enumerate(batch.examples):
        for layer, name in enumerate(ROLES):
            pairs = set(one.roles[name])
            for word in sorted({word for word, _ in pairs}):
                given.append(scores[b, layer, word, one.triggers])
                wanted += [float((word, trigger) in pairs) for trigger in one.triggers]
    if not given:
        return None
    return F.binary_cross_entropy_with_logits(torch.cat(given), torch.tensor(wanted))


def _same(model: Reader, words: Tensor, batch: Batch) -> Tensor | None:
    """Each two words of a window that name happenings: the same one or not."""
    scores = model.same_scores(words)
    given, wanted = [], []
    for b, one in enumerate(batch.examples):
        for i, name in enumerate(one.happenings):
            given.append(scores[b, one.triggers[i], one.triggers[:i]])
            wanted += [float(name == other) for other in one.happenings[:i]]
    if not wanted:
        return None
    return F.binary_cross_entropy_with_logits(torch.cat(given), torch.tensor(wanted))


def _trees(model: Reader, words: Tensor, batch: Batch) -> dict[str, Tensor | None]:
    rows = batch.units
    vectors = model.unit_vectors(words, rows["word"], rows["part"])
    found = {name: _classes(scores, rows[name]) for name, scores in model.units(vectors).items()}
    apart = rows["group"][:, :, None] != rows["group"][:, None, :]
    arcs = model.arcs(vectors)[:, 0].masked_fill(F.pad(apart, (1, 0), value=False), FAR)
    found["arcs"] = _classes(arcs, rows["head"])
    found["relations"] = _classes(model.relation_scores(vectors, rows["head"].clamp(min=0)), rows["relation"])
    return found


def _violence(model: Reader, words: Tensor, batch: Batch) -> Tensor:
    known = batch.violence >= 0
    mean = (words * batch.real[..., None]).sum(1) / batch.real.sum(1, keepdim=True)
    return F.binary_cross_entropy_with_logits(
        model.violence(mean[known])[:, 0], batch.violence[known].float()
    )
