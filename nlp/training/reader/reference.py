"""The reader in plain numpy, in float32: what every smaller form of it is measured against."""
import math

import numpy as np

from source import HEADS, LAYERS, NORM_EPSILON, WIDTH, Source

# numpy has no error function: an exact table, and straight lines between (wrong by less than 1e-9).
_GRID = np.linspace(-6, 6, 240_001)
_ERF = np.array([math.erf(x) for x in _GRID])


class Reference:
    def __init__(self, source: Source):
        self._weights = source.weights

    def logits(self, ids: list[int]) -> np.ndarray:
        """One number a label; the probabilities are their softmax."""
        w = self._weights
        x = _norm(w['word'][ids] + w['pos'][: len(ids)] + w['type'], w['elw'], w['elb'])
        for layer in range(LAYERS):
            x = self._layer(x, lambda name: w[f'L.{layer}.{name}'])
        return x.mean(0) @ w['hc'] + w['hcb']

    @staticmethod
    def _layer(x: np.ndarray, w) -> np.ndarray:
        count = len(x)
        q, k, v = ((x @ w(a) + w(a + 'b')).reshape(count, HEADS, -1).transpose(1, 0, 2) for a in 'qkv')
        heads = softmax(q @ k.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS)) @ v
        x = _norm(x + heads.transpose(1, 0, 2).reshape(count, WIDTH) @ w('o') + w('ob'), w('l1'), w('l1b'))
        h = x @ w('f') + w('fb')
        h = h * 0.5 * (1 + np.interp(h / math.sqrt(2), _GRID, _ERF).astype(np.float32))
        return _norm(x + h @ w('g') + w('gb'), w('l2'), w('l2b'))


def softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _norm(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + NORM_EPSILON) * weight + bias
