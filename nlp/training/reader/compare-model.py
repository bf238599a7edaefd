"""Prints what making the reader small has cost: data/model/reader beside the plain computation, on the examinations.

Totals only. Takes some minutes on one core; `--every 10` takes each tenth text.
"""
import argparse
import json
import os

import numpy as np
import onnxruntime

from reference import Reference, softmax
from source import read_source
from tokens import Tokenizer

ROOT = os.path.join(os.path.dirname(__file__), '..', '..', '..')
OWN = os.path.join(ROOT, 'test', 'exam')
# Third-party texts, which stay outside the repository.
OUTSIDE = os.environ.get('REAL_EXAM') or os.path.join(ROOT, '..', 'shared', 'eval', 'real-dev.jsonl')


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--every', type=int, default=1)
    every = parser.parse_args().every
    source = read_source()
    tokenizer, reference, small = Tokenizer(source.vocabulary), Reference(source), open_small()
    labels = source.vocabulary['labels']
    print(f'{"":14} texts  same label   AUC float  AUC small   caught       alarmed      largest, mean change')
    everything = []
    for name, file in exams():
        with open(file, encoding='utf-8') as lines:
            texts = [json.loads(line) for line in lines][::every]
        ids = [tokenizer.ids(text['text']) for text in texts]
        pairs = [(reference.logits(one), small(one)) for one in ids]
        exam = [(text['verdict'], softmax(a), softmax(b)) for text, (a, b) in zip(texts, pairs)]
        print_row(name, exam, labels)
        everything += exam
    print_row('all', everything, labels)


def exams() -> list[tuple[str, str]]:
    own = [(name, os.path.join(OWN, f'{name}.jsonl')) for name in ('unseen', 'authored-dev')]
    if os.path.exists(OUTSIDE):
        return [*own, ('real-dev', OUTSIDE)]
    print('real-dev: skipped, its third-party texts are not at hand')
    return own


def open_small():
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    file = os.path.join(ROOT, 'data', 'model', 'reader', 'reader.onnx')
    session = onnxruntime.InferenceSession(file, options)
    return lambda ids: session.run(None, {'ids': np.array(ids, np.int32)})[0]


def print_row(name: str, exam: list, labels: list[str]) -> None:
    verdicts = np.array([verdict for verdict, _, _ in exam])
    full, small = (np.array(column) for column in list(zip(*exam))[1:])
    calm = [labels.index('harmless'), labels.index('unclear')]
    scam_full, scam_small = (1 - p[:, calm].sum(axis=1) for p in (full, small))
    same = (full.argmax(axis=1) == small.argmax(axis=1)).mean()
    change = np.abs(full - small).max(axis=1)
    above = lambda scores, verdict: 100 * (scores[verdicts == verdict] > 0.5).mean()
    pair = lambda verdict: f'{above(scam_full, verdict):.1f} → {above(scam_small, verdict):.1f}'
    print(
        f'{name:14} {len(exam):5}  {100 * same:8.2f} %  {auc(scam_full, verdicts):9.2f}  '
        f'{auc(scam_small, verdicts):9.2f}   {pair("scam"):11}  {pair("harmless"):11}  '
        f'{change.max():.3f}, {change.mean():.4f}',
        flush=True,
    )


def auc(scores: np.ndarray, verdicts: np.ndarray) -> float:
    """The chance, of 100, that a scam scores higher than a harmless text; those alike count half."""
    scam, harmless = (np.sort(scores[verdicts == verdict]) for verdict in ('scam', 'harmless'))
    below = np.searchsorted(harmless, scam, 'left') + np.searchsorted(harmless, scam, 'right')
    return 100 * below.mean() / 2 / len(harmless)


main()
