"""Everything above the encoder, small enough to be run as plain matrices.

Blocks of classes, and pairings of words.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.encoder import Encoder, hide_padding
from training.labels import PARTS, ROLES, Labels

SAYS_LINKS = ("cue_source", "content_cue", "content_source", "nested_cue")
HIDDEN = {"form": 64, "names": 128, "says": 192, "happens": 256, "units": 192}


class Block(nn.Module):
    """Several heads on one vector: a hidden layer beside the vector itself, then all classes at once."""

    def __init__(self, width: int, hidden: int, heads: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.names, self.sizes, self.dropout = list(heads), list(heads.values()), dropout
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.Linear(width + hidden, sum(self.sizes))

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        x = F.dropout(x, self.dropout, self.training)
        both = torch.cat([x, F.dropout(F.relu(self.hidden(x)), self.dropout, self.training)], -1)
        return dict(zip(self.names, self.out(both).split(self.sizes, -1), strict=True))


class Pairing(nn.Module):
    """Biaffine scores of every word with every other and with "none" (column 0).

    One matrix for each kind of link.
    """

    def __init__(self, width: int, size: int, links: int, dropout: float = 0.15) -> None:
        super().__init__()
        self.dropout = dropout
        self.none = nn.Parameter(torch.randn(width) * 0.3)
        self.left, self.right = nn.Linear(width, size), nn.Linear(width, size)
        self.weight = nn.Parameter(torch.zeros(links, size + 1, size + 1))

    def sides(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The words that point (n) and those pointed to (n + 1), each with a constant 1 behind."""
        shown = torch.cat([self.none.expand(x.shape[0], 1, -1), x], 1)
        drop = lambda y: F.dropout(y, self.dropout, self.training)  # noqa: E731
        left, right = (
            F.pad(drop(F.relu(f(y))), (0, 1), value=1.0) for f, y in ((self.left, x), (self.right, shown))
        )
        return left, right

    def forward(self, x: Tensor) -> Tensor:
        """(batch, links, n, n + 1)"""
        left, right = self.sides(x)
        return torch.einsum("bxi,oij,byj->boxy", left, self.weight, right)


class Reader(nn.Module):
    """The encoder and all heads."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        super().__init__()
        self.encoder, self.labels = encoder, labels
        width = encoder.width
        heads = labels.word_heads()
        self.blocks = nn.ModuleDict({name: Block(width, HIDDEN[name], heads[name]) for name in heads})
        self.units = Block(width, HIDDEN["units"], labels.unit_heads(), 0.15)
        self.part = nn.Embedding(len(PARTS), width)
        nn.init.normal_(self.part.weight, std=0.3)
        with torch.no_grad():
            self.part.weight[0] = 0
        self.says = Pairing(width, 128, len(SAYS_LINKS))
        self.roles = Pairing(width, 128, len(ROLES))
        self.same = Pairing(width, 96, 1)
        self.arcs = Pairing(width, 256, 1, 0.2)
        self.relations = Pairing(width, 96, len(labels.relations), 0.2)
        self.violence = nn.Linear(width, 1)

    def vectors(self, ids: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """A vector for each written word: the mean of its first and last piece."""
        pieces = self.encoder(ids, hide_padding(ids != 1))
        row = torch.arange(len(ids))[:, None]
        return (pieces[row, first] + pieces[row, last]).float() / 2

    def unit_vectors(self, words: Tensor, word: Tensor, part: Tensor) -> Tensor:
        """A vector for each syntactic word: that of its written word, moved by which part of it this is."""
        row = torch.arange(len(words))[:, None]
        return words[row, word] + self.part(part)

    def same_scores(self, x: Tensor) -> Tensor:
        """(batch, n, n), whether two words name one happening, the same in both directions."""
        scores = self.same(x)[:, 0, :, 1:]
        return (scores + scores.transpose(1, 2)) / 2

    def relation_scores(self, x: Tensor, heads: Tensor) -> Tensor:
        """(batch, n, relations), each word with the head given (0 is the root)."""
        left, right = self.relations.sides(x)
        chosen = right[torch.arange(len(x))[:, None], heads]
        return torch.einsum("bxi,oij,bxj->bxo", left, self.relations.weight, chosen)
