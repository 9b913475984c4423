"""The lowest layers of multilingual-e5-small as a PyTorch module: a BERT with post-norm layers."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.e5 import E5

EPSILON = 1e-12
# Weights are rounded to 8 bits, vectors to 7: processors without VNNI add two products in 16 bits, and
# 2 x 127 x 63 still fits, so every machine computes the same integers.
WEIGHT_STEPS = 127
VECTOR_STEPS = 63


class Rounded(nn.Linear):
    """A linear layer that can round both sides as the exported model does, so that training gets used to it."""

    rounding = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.rounding:
            return F.linear(x, self.weight, self.bias)
        return F.linear(_rounded(x, VECTOR_STEPS), _rounded(self.weight, WEIGHT_STEPS), self.bias)


def _rounded(x: Tensor, steps: int) -> Tensor:
    """Rows to so many whole steps on each side of zero; the gradient passes as if nothing had happened."""
    with torch.no_grad():
        step = x.abs().amax(-1, keepdim=True).clamp(min=1e-8) / steps
        moved = (x / step).round() * step - x
    return x + moved


class Layer(nn.Module):
    """Attention and feed-forward, each with its residual and norm."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = Rounded(width, 3 * width)
        self.out = Rounded(width, width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.up = Rounded(width, inner)
        self.down = Rounded(inner, width)
        self.norm_after = nn.LayerNorm(width, EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = (
            F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
            .transpose(1, 2)
            .reshape(batch, length, width)
        )
        x = self.norm(x + F.dropout(self.out(seen), self.dropout, self.training))
        return self.norm_after(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Numbers of pieces to vectors. Pieces, positions and the ``frozen`` lowest layers are never trained.

    They are shared by all languages, and with so little text training them would only pull seen words away
    from unseen ones.
    """

    def __init__(self, model: E5, kept: list[int], layers: int, frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.width, self.frozen, self.dropout = model.width, frozen, dropout
        self.memory: dict[bytes, Tensor] | None = None
        words = torch.from_numpy(model.matrix("emb.word").reshape(-1, model.width)[kept].copy())
        self.word = nn.Embedding.from_pretrained(words, freeze=True)
        places = torch.from_numpy(
            model.vector("emb.pos").reshape(-1, model.width) + model.vector("emb.type")[: model.width]
        )
        self.place = nn.Embedding.from_pretrained(places, freeze=True)
        self.norm = nn.LayerNorm(model.width, EPSILON)
        _fill(self.norm, model, "emb.ln")
        self.layers = nn.ModuleList(_layer(model, i, dropout) for i in range(layers))
        for part in (self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def round_(self) -> None:
        """From now on, compute as the exported model will."""
        for part in self.modules():
            if isinstance(part, Rounded):
                part.rounding = True

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self._layers(ids, mask) if self.memory is None else self._remembered(ids, mask, self.memory)

    @torch.no_grad()
    def _remembered(self, ids: Tensor, mask: Tensor, memory: dict[bytes, Tensor]) -> Tensor:
        """What an encoder that nothing is trained of answered before; rows that are new are asked, and kept."""
        keys = [row[row != 1].numpy().tobytes() for row in ids]
        new = [i for i, key in enumerate(keys) if key not in memory]
        if new:
            self.eval()
            for i, found in zip(new, self._layers(ids[new], mask[new]), strict=True):
                memory[keys[i]] = found[: int((ids[i] != 1).sum())].bfloat16()
        rows = [memory[key] for key in keys]
        return nn.utils.rnn.pad_sequence(rows, batch_first=True).to(self.norm.weight.dtype)

    def _layers(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.word(ids) + self.place.weight[: ids.shape[1]])
        x = F.dropout(x, self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def hide_padding(valid: Tensor) -> Tensor:
    """What is added to attention.

    Nothing where there is a piece, a very negative number where there is none.
    """
    return torch.zeros(valid.shape[0], 1, 1, valid.shape[1]).masked_fill(~valid[:, None, None, :], -1e9)


def _fill(part: nn.Module, model: E5, name: str) -> None:
    part.bias.data = torch.from_numpy(model.vector(f"{name}.b"))
    part.weight.data = torch.from_numpy(model.matrix(f"{name}.w")).view_as(part.weight).clone()


def _layer(model: E5, number: int, dropout: float) -> Layer:
    layer = Layer(model.width, model.heads, model.inner, dropout)
    parts = {"ao": layer.out, "aln": layer.norm, "fi": layer.up, "fo": layer.down, "oln": layer.norm_after}
    for name, part in parts.items():
        _fill(part, model, f"l{number}.{name}")
    names = [f"l{number}.{part}" for part in "qkv"]
    weights = [torch.from_numpy(model.matrix(f"{name}.w")).view(model.width, model.width) for name in names]
    layer.qkv.weight.data = torch.cat(weights)
    layer.qkv.bias.data = torch.cat([torch.from_numpy(model.vector(f"{name}.b")) for name in names])
    return layer
