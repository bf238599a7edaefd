"""Fills test/fixtures/reader.jsonl anew: to each of its texts the ids and the label that the plain computation gives.

A new text is added by hand, as {"text": "..."}; the tests then hold nlp/reader/ and bot/reader/ to it.
"""
import json
import os

from reference import Reference, softmax
from source import read_source
from tokens import Tokenizer

FILE = os.path.join(os.path.dirname(__file__), '..', '..', '..', 'test', 'fixtures', 'reader.jsonl')

source = read_source()
tokenizer, reference = Tokenizer(source.vocabulary), Reference(source)
with open(FILE, encoding='utf-8') as file:
    texts = [json.loads(line)['text'] for line in file]
with open(FILE, 'w', encoding='utf-8') as file:
    for text in texts:
        ids = tokenizer.ids(text)
        probabilities = softmax(reference.logits(ids))
        best = int(probabilities.argmax())
        line = {
            'text': text,
            'ids': ids,
            'label': source.vocabulary['labels'][best],
            'probability': round(float(probabilities[best]), 4),
        }
        # Escaped, for some texts hold halves of surrogate pairs.
        file.write(json.dumps(line) + '\n')
