"""JSON strings in, a line each; the ids of their pieces out, a line each. Asked by compare-tokens.ts."""
import json
import sys

from source import read_vocabulary
from tokens import Tokenizer

tokenizer = Tokenizer(read_vocabulary())
for line in sys.stdin:
    print(json.dumps(tokenizer.ids(json.loads(line)), separators=(',', ':')))
