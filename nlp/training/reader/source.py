"""Where a taught reader lies before it is made small: `weights-fp16.npz` and `vocabulary.json` in one folder."""
import json
import os
from dataclasses import dataclass

import numpy as np

LAYERS, HEADS, WIDTH = 12, 12, 384
MOST_TOKENS = 128
NORM_EPSILON = 1e-12

# Beside the repository, or wherever READER_SOURCE says.
FOLDER = os.environ.get('READER_SOURCE') or os.path.join(
    os.path.dirname(__file__), '..', '..', '..', '..', 'shared', 'model', 'reader'
)


@dataclass(frozen=True)
class Source:
    """`weights`: arrays of float32 by name. `vocabulary`: pieces with scores, special ids, normalisation, labels."""

    weights: dict[str, np.ndarray]
    vocabulary: dict


def read_vocabulary(folder: str = FOLDER) -> dict:
    with open(os.path.join(folder, 'vocabulary.json'), encoding='utf-8') as file:
        return json.load(file)


def read_source(folder: str = FOLDER) -> Source:
    with np.load(os.path.join(folder, 'weights-fp16.npz')) as file:
        weights = {name: file[name].astype(np.float32) for name in file.files}
    return Source(weights, read_vocabulary(folder))
