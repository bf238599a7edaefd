"""Numbers of 8 bits in place of 32."""
import numpy as np

# Not the whole of 8 bits: processors without the VNNI instructions add two products of 8 bits in 16 and stop at the
# end of these. With this room to spare that happens to one pair of products in 93,000; with 127 to one in 14,000.
LARGEST_WEIGHT = 110
LARGEST_ENTRY = 127


def by_column(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`weights` [in, out] as int8 and one scale a column, so that weights = int8 * scale."""
    scale = np.maximum(np.abs(weights).max(axis=0) / LARGEST_WEIGHT, 1e-12).astype(np.float32)
    return np.rint(weights / scale).astype(np.int8), scale


def by_row(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`table` [rows, width] as int8 and one float16 scale a row."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / LARGEST_ENTRY, 1e-6).astype(np.float16)
    entries = np.rint(table / scale.astype(np.float32))
    return np.clip(entries, -LARGEST_ENTRY, LARGEST_ENTRY).astype(np.int8), scale
