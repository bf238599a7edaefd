"""Writes data/model/reader/reader.onnx and its weights from a taught reader. The vocabulary: export-vocabulary.ts."""
import os

import onnx

from graph import build
from source import read_source

FOLDER = os.path.join(os.path.dirname(__file__), '..', '..', '..', 'data', 'model', 'reader')
MODEL, WEIGHTS = 'reader.onnx', 'reader.weights'

os.makedirs(FOLDER, exist_ok=True)
for name in (MODEL, WEIGHTS):
    # Weights are added to a file that is there.
    if os.path.exists(os.path.join(FOLDER, name)):
        os.remove(os.path.join(FOLDER, name))
model = build(read_source())
onnx.checker.check_model(model)
# In a file of their own the weights are mapped, not read: of the word table only what is used takes memory, and
# threads share it.
onnx.save(model, os.path.join(FOLDER, MODEL), save_as_external_data=True, location=WEIGHTS)
os.chmod(os.path.join(FOLDER, WEIGHTS), 0o644)
for name in (MODEL, WEIGHTS):
    print(f'{name}: {os.path.getsize(os.path.join(FOLDER, name)) / 1e6:.2f} MB')
