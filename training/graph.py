"""The encoder's layers as an ONNX graph, written node by node.

8-bit weights, integer products, sums in 32 bits.

Weights have a scale for each output, vectors a scale for each word piece. The usual dynamic quantisation
has one scale for all vectors of a batch: it moves them ten times as far, and a window would read
differently beside other windows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder import EPSILON, VECTOR_STEPS, WEIGHT_STEPS, Encoder, Layer

CONTRIB = "com.microsoft"

Floats = NDArray[np.float32]


@dataclass
class Graph:
    """Nodes and constants as they come."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name


def rounded(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix (outputs by inputs) as bytes (inputs by outputs) and a scale for each output."""
    scale = np.abs(weight).max(1) / WEIGHT_STEPS
    return np.rint(weight / scale[:, None]).astype(np.int8).T, scale.astype(np.float32)


def linear(graph: Graph, x: str, name: str, weight: Floats, bias: Floats) -> str:
    """X times the weight, plus bias."""

    def one(kind: str, inputs: list[str], end: str, **attributes: object) -> str:
        return graph.node(kind, inputs, f"{name}.{end}", **attributes)

    def fixed(end: str, value: NDArray[np.generic] | np.generic) -> str:
        return graph.constant(f"{name}.{end}", np.asarray(value))

    bytes_, scales = rounded(weight)
    middle = VECTOR_STEPS + 1
    largest = one(
        "ReduceMax", [one("Abs", [x], "size"), fixed("axis", np.array([-1]))], "largest", keepdims=1
    )
    step = one("Mul", [largest, fixed("part", np.float32(1 / VECTOR_STEPS))], "step")
    steps = one("Round", [one("Div", [x, step], "steps")], "whole")
    shifted = one(
        "Cast",
        [one("Add", [steps, fixed("shift", np.float32(middle))], "shifted")],
        "byte",
        to=TensorProto.UINT8,
    )
    product = one(
        "MatMulInteger", [shifted, fixed("weight", bytes_), fixed("zero", np.uint8(middle))], "product"
    )
    scaled = one("Mul", [one("Cast", [product], "float", to=TensorProto.FLOAT), step], "scaled")
    return graph.node(
        "Add", [one("Mul", [scaled, fixed("scales", scales)], "sum"), fixed("bias", bias)], name
    )


def add_and_norm(graph: Graph, x: str, y: str, name: str, scale: Floats, bias: Floats) -> str:
    shown = [x, y, graph.constant(f"{name}.scale", scale), graph.constant(f"{name}.bias", bias)]
    return graph.node("SkipLayerNormalization", shown, name, CONTRIB, epsilon=EPSILON)


def _layer(graph: Graph, x: str, layer: Layer, at: str) -> str:
    qkv = linear(graph, x, f"{at}.qkv", *_both(layer.qkv))
    parts = [f"{at}.{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{at}.split", axis=-1, num_outputs=3))
    seen = graph.node(
        "MultiHeadAttention", [*parts, "", "mask"], f"{at}.seen", CONTRIB, num_heads=layer.heads
    )
    out = linear(graph, seen, f"{at}.out", *_both(layer.out))
    x = add_and_norm(graph, x, out, f"{at}.norm", *_both(layer.norm))
    up = linear(graph, x, f"{at}.up", *_both(layer.up))
    bent = graph.node("Gelu", [up], f"{at}.gelu", CONTRIB)
    down = linear(graph, bent, f"{at}.down", *_both(layer.down))
    return add_and_norm(graph, x, down, f"{at}.after", *_both(layer.norm_after))


def _both(part: object) -> tuple[Floats, Floats]:
    weight, bias = (getattr(part, name).detach().numpy() for name in ("weight", "bias"))
    return weight, bias


def encoder_graph(encoder: Encoder) -> onnx.ModelProto:
    """Inputs: ``pieces`` (batch, length, width), normed vectors; ``mask`` (batch, length), 1 for a piece.

    Output ``vectors``.
    """
    graph = Graph()
    x = "pieces"
    for number, layer in enumerate(encoder.layers):
        x = _layer(graph, x, layer, f"l{number}")
    graph.node("Identity", [x], "vectors")
    shape = ["batch", "length", encoder.width]
    made = helper.make_graph(
        graph.nodes,
        "reader",
        [helper.make_tensor_value_info("pieces", TensorProto.FLOAT, shape),
         helper.make_tensor_value_info("mask", TensorProto.INT32, shape[:2])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, shape)],
        graph.constants,
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9)
