"""Teaches the reader on, from weights it is given; can be stopped at any step and goes on from there.

  python3 nlp/training/reader/teach.py --out /tmp/reader --steps 2000 [--fold 0 --folds 5]

Writes `weights-fp16.npz` and `vocabulary.json` as export-reader takes them (READER_SOURCE=/tmp/reader), and `state.npz`
to go on from. With --fold the authors of that fold are held out and judged every --judge-every steps. The same seed and
the same machine give the same weights. Needs requirements-teach.txt; a step of 16 texts takes some seconds on two cores.
"""
import argparse
import json
import os
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax

import encoder
from lessons import Batch, Lesson, batch, hold_out, order, read_lessons
from source import read_source


def main() -> None:
    options = parse()
    source = read_source()
    taught, stays = encoder.split(source.weights)
    pad = source.vocabulary['special']['pad']
    teach, judge = read_lessons(source.vocabulary), []
    if options.fold is not None:
        teach, judge = hold_out(teach, options.fold, options.folds)
    print(f'{len(teach)} texts teach, {len(judge)} judge', flush=True)

    optimizer = make_optimizer(options)
    state = optimizer.init(taught)
    state_file = os.path.join(options.out, 'state.npz')
    os.makedirs(options.out, exist_ok=True)
    first, (taught, state) = load_state(state_file, (taught, state), options)

    @jax.jit
    def learn(taught, state, ids, lengths, targets):
        loss, gradient = jax.value_and_grad(loss_of)(taught, stays, ids, lengths, targets)
        updates, state = optimizer.update(gradient, state, taught)
        return optax.apply_updates(taught, updates), state, loss

    per_epoch = len(order(teach, options.batch, options.seed, 0))
    started, losses = time.time(), []
    for step in range(first, options.steps):
        if step == first or step % per_epoch == 0:
            batches = order(teach, options.batch, options.seed, step // per_epoch)
        b = batch([teach[i] for i in batches[step % per_epoch]], pad)
        taught, state, loss = learn(taught, state, b.ids, b.lengths, b.targets)
        losses.append(float(loss))
        done = step + 1
        if done % options.save_every == 0 or done == options.steps:
            seconds = (time.time() - started) / (done - first)
            print(f'step {done}: loss {np.mean(losses):.4f}, {seconds:.2f} s a step', flush=True)
            losses = []
            save_state(state_file, done, (taught, state), options)
        if judge and (done % options.judge_every == 0 or done == options.steps):
            print(f'step {done}: {judged(taught, stays, judge, source.vocabulary, options.batch)}', flush=True)
    write_source(options.out, encoder.join(taught, stays), source.vocabulary)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', required=True)
    parser.add_argument('--steps', type=int, required=True)
    parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--rate', type=float, default=3e-5)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--fold', type=int)
    parser.add_argument('--folds', type=int, default=5)
    parser.add_argument('--save-every', type=int, default=100)
    parser.add_argument('--judge-every', type=int, default=500)
    return parser.parse_args()


def make_optimizer(options: argparse.Namespace) -> optax.GradientTransformation:
    """The rate rises over the first twentieth of the steps and falls to nothing at the last."""
    warm = max(1, options.steps // 20)
    rate = optax.warmup_cosine_decay_schedule(0, options.rate, warm, max(warm + 1, options.steps))
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))


def loss_of(taught, stays, ids, lengths, targets) -> jax.Array:
    return optax.softmax_cross_entropy(encoder.logits(taught, stays, ids, lengths), targets).mean()


def judged(taught, stays, lessons: list[Lesson], vocabulary: dict, size: int) -> str:
    """How well texts of authors it has not read are read."""
    ask = jax.jit(encoder.logits)
    rising = sorted(lessons, key=lambda lesson: len(lesson.ids))
    parts = [rising[i : i + size] for i in range(0, len(rising), size)]
    batches: list[Batch] = [batch(part, vocabulary['special']['pad']) for part in parts]
    found = np.concatenate([np.asarray(ask(taught, stays, b.ids, b.lengths)) for b in batches])
    target = np.concatenate([b.targets for b in batches])
    calm = [vocabulary['labels'].index(label) for label in ('harmless', 'unclear')]
    chance = 1 - np.asarray(jax.nn.softmax(jnp.asarray(found)))[:, calm].sum(1)
    scam, harmless = target[:, calm].sum(1) == 0, target[:, calm[0]] == 1
    right = (target[np.arange(len(target)), found.argmax(1)] > 0).mean()
    loss = optax.softmax_cross_entropy(jnp.asarray(found), jnp.asarray(target)).mean()
    above = lambda which: 100 * (chance[which] > 0.5).mean()
    return f'held out: loss {loss:.4f}, label {100 * right:.1f} %, caught {above(scam):.1f} %, alarmed {above(harmless):.1f} %'


def about(options: argparse.Namespace) -> str:
    """What must not change between stopping and going on."""
    return json.dumps([options.steps, options.batch, options.rate, options.seed, options.fold, options.folds])


def save_state(file: str, step: int, tree, options: argparse.Namespace) -> None:
    leaves = {f'a{i}': np.asarray(leaf) for i, leaf in enumerate(jax.tree.leaves(tree))}
    # Whoever is stopped while writing keeps the state from before.
    np.savez(file + '.new.npz', step=step, about=about(options), **leaves)
    os.replace(file + '.new.npz', file)


def load_state(file: str, tree, options: argparse.Namespace):
    if not os.path.exists(file):
        return 0, tree
    with np.load(file) as saved:
        if str(saved['about']) != about(options):
            raise SystemExit(f'{file} was begun with other options: take them, or another --out')
        leaves = [jnp.asarray(saved[f'a{i}']) for i in range(len(jax.tree.leaves(tree)))]
        print(f'goes on at step {int(saved["step"])}', flush=True)
        return int(saved['step']), jax.tree.unflatten(jax.tree.structure(tree), leaves)


def write_source(folder: str, weights: dict[str, np.ndarray], vocabulary: dict) -> None:
    np.savez(os.path.join(folder, 'weights-fp16.npz'), **{k: v.astype(np.float16) for k, v in weights.items()})
    with open(os.path.join(folder, 'vocabulary.json'), 'w', encoding='utf-8') as file:
        json.dump(vocabulary, file, ensure_ascii=False)


if __name__ == '__main__':
    main()
