"""The reader in JAX, for teaching: the same computation as reference.py, for many texts at once."""
import math

import jax
import jax.numpy as jnp
import numpy as np

from source import HEADS, LAYERS, MOST_TOKENS, NORM_EPSILON, WIDTH

LAYER_NAMES = [a + b for a in 'qkvofg' for b in ('', 'b')] + ['l1', 'l1b', 'l2', 'l2b']
# What is taught besides the layers. The word table, the places and the type stay: few texts change few of their rows.
TAUGHT = ['elw', 'elb', 'hc', 'hcb']

Weights = dict[str, jax.Array]


def split(weights: dict[str, np.ndarray]) -> tuple[Weights, Weights]:
    """Named arrays of a source as (what is taught, what stays); the layers lie stacked in one array a name."""
    layers = {name: np.stack([weights[f'L.{i}.{name}'] for i in range(LAYERS)]) for name in LAYER_NAMES}
    taught = {**layers, **{name: weights[name] for name in TAUGHT}}
    apart = {f'L.{i}.{name}' for i in range(LAYERS) for name in LAYER_NAMES} | set(TAUGHT)
    stays = {name: value for name, value in weights.items() if name not in apart}
    return jax.tree.map(jnp.asarray, taught), jax.tree.map(jnp.asarray, stays)


def join(taught: Weights, stays: Weights) -> dict[str, np.ndarray]:
    """The way back."""
    layers = {f'L.{i}.{name}': taught[name][i] for i in range(LAYERS) for name in LAYER_NAMES}
    joined = {**layers, **{name: taught[name] for name in TAUGHT}, **stays}
    return {name: np.asarray(value) for name, value in joined.items()}


def logits(taught: Weights, stays: Weights, ids: jax.Array, lengths: jax.Array) -> jax.Array:
    """`ids` [texts, places], filled up behind `lengths`; one number a label for each text."""
    places = ids.shape[1]
    assert places <= MOST_TOKENS
    real = jnp.arange(places)[None, :] < lengths[:, None]
    x = stays['word'][ids] + stays['pos'][:places] + stays['type']
    x = _norm(x, taught['elw'], taught['elb'])
    layers = {name: taught[name] for name in LAYER_NAMES}
    # What a layer computed is computed again for its gradient: half the memory for a third more time.
    step = jax.checkpoint(lambda state, layer: (_layer(state, layer, real), None))
    x, _ = jax.lax.scan(step, x, layers)
    mean = (x * real[:, :, None]).sum(1) / lengths[:, None]
    return mean @ taught['hc'] + taught['hcb']


def _layer(x: jax.Array, w: Weights, real: jax.Array) -> jax.Array:
    texts, places, _ = x.shape
    apart = lambda y: y.reshape(texts, places, HEADS, -1).transpose(0, 2, 1, 3)
    q, k, v = (apart(x @ w[a] + w[a + 'b']) for a in 'qkv')
    likeness = q @ k.transpose(0, 1, 3, 2) / math.sqrt(WIDTH // HEADS)
    likeness = jnp.where(real[:, None, None, :], likeness, -1e9)
    seen = (jax.nn.softmax(likeness) @ v).transpose(0, 2, 1, 3).reshape(texts, places, WIDTH)
    x = _norm(x + seen @ w['o'] + w['ob'], w['l1'], w['l1b'])
    inner = jax.nn.gelu(x @ w['f'] + w['fb'], approximate=False)
    return _norm(x + inner @ w['g'] + w['gb'], w['l2'], w['l2b'])


def _norm(x: jax.Array, weight: jax.Array, bias: jax.Array) -> jax.Array:
    centred = x - x.mean(-1, keepdims=True)
    spread = jnp.square(centred).mean(-1, keepdims=True)
    return centred / jnp.sqrt(spread + NORM_EPSILON) * weight + bias
