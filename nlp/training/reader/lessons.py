"""The teaching texts as the reader is taught on them: ids, the label each should get, and batches of like lengths."""
import glob
import json
import os
from dataclasses import dataclass

import numpy as np

from source import MOST_TOKENS
from tokens import Tokenizer

DATA = os.path.join(os.path.dirname(__file__), '..', '..', '..', 'data')
# Every length is a program of its own to the compiler: a few must do.
LENGTHS = (32, 64, 96, MOST_TOKENS)
# The best scheme of a text, when a second one is acceptable.
BEST = 0.8


@dataclass(frozen=True)
class Lesson:
    ids: list[int]
    # A probability for each label.
    target: np.ndarray
    author: str


@dataclass(frozen=True)
class Batch:
    ids: np.ndarray
    lengths: np.ndarray
    targets: np.ndarray


def read_lessons(vocabulary: dict) -> list[Lesson]:
    """All teaching texts, in a fixed order."""
    tokenizer, labels = Tokenizer(vocabulary), vocabulary['labels']
    files = glob.glob(os.path.join(DATA, 'schemes', '*', 'examples', '*.jsonl'))
    files += glob.glob(os.path.join(DATA, 'ordinary', '*.jsonl'))
    lessons = []
    for name in sorted(files):
        with open(name, encoding='utf-8') as file:
            examples = [json.loads(line) for line in file if line.strip()]
        lessons += [Lesson(tokenizer.ids(e['text']), _target(e, labels), e['author']) for e in examples]
    return lessons


def _target(example: dict, labels: list[str]) -> np.ndarray:
    target = np.zeros(len(labels), np.float32)
    if example['verdict'] != 'scam':
        target[labels.index('unclear' if example['verdict'] == 'unclear' else 'harmless')] = 1
        return target
    best, *others = example['schemes']
    target[labels.index(best)] = BEST if others else 1
    for other in others:
        target[labels.index(other)] = (1 - BEST) / len(others)
    return target


def hold_out(lessons: list[Lesson], fold: int, folds: int) -> tuple[list[Lesson], list[Lesson]]:
    """(to teach, to judge): each author is judged in one fold and never taught there, as foldsByAuthor in folds.ts.

    Files of one scheme are no author's manner: they always teach.
    """
    schemes = set(os.listdir(os.path.join(DATA, 'schemes')))
    sizes: dict[str, int] = {}
    for lesson in lessons:
        if lesson.author not in schemes:
            sizes[lesson.author] = sizes.get(lesson.author, 0) + 1
    loads, fold_of = [0] * folds, {}
    for author, size in sorted(sizes.items(), key=lambda entry: (-entry[1], entry[0])):
        fold_of[author] = loads.index(min(loads))
        loads[fold_of[author]] += size
    judged = [lesson for lesson in lessons if fold_of.get(lesson.author) == fold]
    return [lesson for lesson in lessons if fold_of.get(lesson.author) != fold], judged


def batch(lessons: list[Lesson], pad: int) -> Batch:
    places = next(length for length in LENGTHS if length >= max(len(lesson.ids) for lesson in lessons))
    ids = np.full((len(lessons), places), pad, np.int32)
    for row, lesson in zip(ids, lessons):
        row[: len(lesson.ids)] = lesson.ids
    lengths = np.array([len(lesson.ids) for lesson in lessons], np.int32)
    return Batch(ids, lengths, np.stack([lesson.target for lesson in lessons]))


def order(lessons: list[Lesson], size: int, seed: int, epoch: int) -> list[np.ndarray]:
    """The places of the lessons of every batch of an epoch: by chance, but like lengths together. The same every time."""
    chance = np.random.default_rng((seed, epoch))
    shuffled = chance.permutation(len(lessons))
    stretch = size * 50
    batches = []
    for start in range(0, len(shuffled), stretch):
        part = shuffled[start : start + stretch]
        part = part[np.argsort([len(lessons[i].ids) for i in part], kind='stable')]
        batches += [part[i : i + size] for i in range(0, len(part) - size + 1, size)]
    return [batches[i] for i in chance.permutation(len(batches))]
