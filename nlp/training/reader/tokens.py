"""Text to pieces as the reader was taught on them: what nlp/reader/ has to agree with. Slow and plain."""
import re

from source import MOST_TOKENS

LONGEST_PIECE = 16
SPACE = '\u2581'
LOOKALIKES = dict(zip('aeopcyxkmthbiABEKMHOPCTX', 'аеорсухкмтнвіАВЕКМНОРСТХ'))


class Tokenizer:
    def __init__(self, vocabulary: dict):
        self._pieces: dict[str, tuple[int, float]] = {}
        for number, (piece, score) in enumerate(vocabulary['pieces']):
            self._pieces.setdefault(piece, (number, score))
        self._changed = vocabulary['normalize']
        self._special = vocabulary['special']
        self._unknown_score = vocabulary['unkScore']

    def ids(self, text: str) -> list[int]:
        """Ids of `query: ` and the text, cut at MOST_TOKENS, between the marks of beginning and end."""
        body = self._best_pieces(self._normal('query: ' + undo_lookalikes(text)))
        return [self._special['bos'], *body[: MOST_TOKENS - 2], self._special['eos']]

    def _normal(self, text: str) -> str:
        changed = ''.join(self._changed.get(character, character) for character in text)
        return (' ' + re.sub(' {2,}', ' ', changed)).replace(' ', SPACE)

    def _best_pieces(self, text: str) -> list[int]:
        """Viterbi: the division into pieces whose scores add up to most."""
        length = len(text)
        best = [0.0] + [-1e30] * length
        back: list[tuple[int, int]] = [(0, 0)] * (length + 1)
        for start in range(length):
            for end in range(start + 1, min(length, start + LONGEST_PIECE) + 1):
                piece = self._pieces.get(text[start:end])
                if piece and best[start] + piece[1] > best[end]:
                    best[end] = best[start] + piece[1]
                    back[end] = (piece[0], start)
            if best[start] + self._unknown_score > best[start + 1]:
                best[start + 1] = best[start] + self._unknown_score
                back[start + 1] = (self._special['unk'], start)
        ids = []
        at = length
        while at:
            number, at = back[at]
            ids.append(number)
        return ids[::-1]


def undo_lookalikes(text: str) -> str:
    """Latin letters inside a word that has Cyrillic ones as well, and 3 or 0 inside a Cyrillic one, become Cyrillic."""

    def word(match: re.Match) -> str:
        letters = match[0]
        if re.search('[а-яәғқңөұүһіё]', letters, re.I) and re.search('[a-z]', letters, re.I):
            return ''.join(LOOKALIKES.get(letter, letter) for letter in letters)
        if re.search('[а-я][30][а-я]|^[30][а-я]', letters, re.I):
            return letters.replace('3', 'з').replace('0', 'о')
        return letters

    return re.sub(r'\w+', word, text)
