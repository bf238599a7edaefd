"""The reader as an ONNX graph with weights of 8 bits: `ids` (int32, one text's pieces) in, `logits` (a label each) out.

Activations are made small token by token, each by its own largest value: with one scale for the whole text (what
DynamicQuantizeLinear does) a few outlying channels leave the others no room, and 3 % of the answers change.
"""
import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import quantize
from source import HEADS, LAYERS, MOST_TOKENS, NORM_EPSILON, WIDTH, Source

ACTIVATION_ZERO = 128
LARGEST_ACTIVATION = 127


class Graph:
    """Nodes and constants, named as they come."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray) -> str:
        name = f'c{len(self.constants)}'
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes) -> str | list[str]:
        names = [f't{len(self.nodes)}.{i}' for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names


def build(source: Source) -> onnx.ModelProto:
    weights, graph = source.weights, Graph()
    x = _embedding(graph, weights)
    for layer in range(LAYERS):
        x = _layer(graph, x, {name: weights[f'L.{layer}.{name}'] for name in _LAYER_NAMES})
    mean = graph.node('ReduceMean', x, graph.constant(np.array([0])), keepdims=1)
    scores = graph.node('Gemm', mean, graph.constant(weights['hc']), graph.constant(weights['hcb']))
    graph.nodes.append(helper.make_node('Reshape', [scores, graph.constant(np.array([-1]))], ['logits']))
    labels = len(source.vocabulary['labels'])
    ids = helper.make_tensor_value_info('ids', TensorProto.INT32, ['tokens'])
    logits = helper.make_tensor_value_info('logits', TensorProto.FLOAT, [labels])
    return helper.make_model(
        helper.make_graph(graph.nodes, 'reader', [ids], [logits], graph.constants),
        opset_imports=[helper.make_opsetid('', 21)],
        ir_version=10,
    )


_LAYER_NAMES = [a + b for a in 'qkvofg' for b in ('', 'b')] + ['l1', 'l1b', 'l2', 'l2b']


def _embedding(graph: Graph, weights: dict[str, np.ndarray]) -> str:
    table, scale = quantize.by_row(weights['word'])
    row, by = (graph.node('Gather', graph.constant(part), 'ids') for part in (table, scale))
    word = graph.node('Mul', _float(graph, row), _float(graph, by))
    # The type of every token is the same one: it goes with the place.
    places = graph.constant((weights['pos'][:MOST_TOKENS] + weights['type']).astype(np.float16))
    count = graph.node('Shape', 'ids')
    place = _float(graph, graph.node('Slice', places, graph.constant(np.array([0])), count))
    return _norm(graph, graph.node('Add', word, place), weights['elw'], weights['elb'])


def _layer(graph: Graph, x: str, w: dict[str, np.ndarray]) -> str:
    # One product in place of three; the scale of the attention is taken in by the queries.
    shrink = 1 / math.sqrt(WIDTH // HEADS)
    joined = np.concatenate([w['q'] * shrink, w['k'], w['v']], axis=1)
    bias = np.concatenate([w['qb'] * shrink, w['kb'], w['vb']])
    q, k, v = graph.node('Split', _linear(graph, x, joined, bias), outputs=3, axis=1, num_outputs=3)
    seen = _attention(graph, q, k, v)
    x = _norm(graph, graph.node('Add', x, _linear(graph, seen, w['o'], w['ob'])), w['l1'], w['l1b'])
    inner = graph.node('Gelu', _linear(graph, x, w['f'], w['fb']))
    return _norm(graph, graph.node('Add', x, _linear(graph, inner, w['g'], w['gb'])), w['l2'], w['l2b'])


def _attention(graph: Graph, q: str, k: str, v: str) -> str:
    apart = graph.constant(np.array([-1, HEADS, WIDTH // HEADS]))
    by_head = lambda x, order: graph.node('Transpose', graph.node('Reshape', x, apart), perm=order)
    likeness = graph.node('MatMul', by_head(q, [1, 0, 2]), by_head(k, [1, 2, 0]))
    heads = graph.node('MatMul', graph.node('Softmax', likeness, axis=-1), by_head(v, [1, 0, 2]))
    together = graph.node('Transpose', heads, perm=[1, 0, 2])
    return graph.node('Reshape', together, graph.constant(np.array([-1, WIDTH])))


def _linear(graph: Graph, x: str, weights: np.ndarray, bias: np.ndarray) -> str:
    small, by_column = quantize.by_column(weights)
    largest = graph.node('ReduceMax', graph.node('Abs', x), graph.constant(np.array([-1])), keepdims=1)
    by_token = graph.node('Mul', largest, graph.constant(np.float32(1 / LARGEST_ACTIVATION)))
    steps = graph.node('Round', graph.node('Div', x, by_token))
    shifted = graph.node('Add', steps, graph.constant(np.float32(ACTIVATION_ZERO)))
    activation = graph.node('Cast', shifted, to=TensorProto.UINT8)
    zero = graph.constant(np.array(ACTIVATION_ZERO, np.uint8))
    product = _float(graph, graph.node('MatMulInteger', activation, graph.constant(small), zero))
    # The scales one after the other: onnxruntime takes their product for a scale of the whole text, and reads nonsense.
    scaled = graph.node('Mul', graph.node('Mul', product, graph.constant(by_column)), by_token)
    return graph.node('Add', scaled, graph.constant(bias))


def _norm(graph: Graph, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
    scale, shift = graph.constant(weight), graph.constant(bias)
    return graph.node('LayerNormalization', x, scale, shift, epsilon=NORM_EPSILON)


def _float(graph: Graph, x: str) -> str:
    return graph.node('Cast', x, to=TensorProto.FLOAT)
