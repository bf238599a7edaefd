// Taking Kazakh endings off a folded word. Works on folded letters, so it serves Kazakh typed without its letters too.
// Negation (-ма/-ме/-ба/-бе/-па/-пе) stays on the stem: «айтты» and «айтпады» are different deeds.

/** What may stand before an ending: sound harmony tells «код-ты» from «кар-та». */
type Before = 'vowel' | 'voiced' | 'voiceless' | 'consonant' | 'vowel or voiced' | 'any';

const endings: Readonly<Record<Before, string>> = {
  voiceless:
    'тын тин тан тен та те ты ти ка ке тар тер пен кан кен тым тим тык тик тыныз тиниз тыныздар тиниздер тагы теги ' +
    'канмын кенмин кансыз кенсиз каны кени канын кенин канда кенде тай тей кын кин',
  'vowel or voiced':
    'дын дин дан ден да де ды ди га ге ган ген дым дим дык дик дыныз диниз дагы деги мен ' +
    'ганмын генмин гансыз генсиз ганы гени ганын генин ганда генде дай дей гым гим гын гин',
  voiced: 'дар дер бен',
  vowel:
    'нын нин нан нен ны ни н м ныз низ мыз миз сы си лар лер на не нда нде ндагы ндеги сын син сына сине сында синде ' +
    'сынан синен сыныз п йын йин йды йди ймын ймин йсын йсин йсыз йсиз ймыз ймиз йтын йтин',
  consonant:
    'ы и ым им ын ин ымыз имиз ыныз иниз ынызды инизди ып ип у а е ады еди амын емин асын есин асыз есиз амыз емиз ' +
    'атын етин айын ейин ына ине ында инде ынан инен уга уге уды уди уи',
  any: 'шы ши са се сам сем сан сен сак сек саныз сениз сыз сиз сыздар сиздер мын мин',
};

const vowels = new Set('аеиоуыэюя');
const voiceless = new Set('пфктсшщчцхбвгд');

function fits(letter: string, before: Before): boolean {
  switch (before) {
    case 'vowel':
      return vowels.has(letter);
    case 'voiced':
      return !vowels.has(letter) && !voiceless.has(letter);
    case 'voiceless':
      return voiceless.has(letter);
    case 'consonant':
      return !vowels.has(letter) || letter === 'у';
    case 'vowel or voiced':
      return !voiceless.has(letter);
    case 'any':
      return true;
  }
}

const before: ReadonlyMap<string, readonly Before[]> = (() => {
  const map = new Map<string, Before[]>();
  for (const [condition, list] of Object.entries(endings) as [Before, string][]) {
    for (const ending of list.split(' ')) map.set(ending, [...(map.get(ending) ?? []), condition]);
  }
  return map;
})();

const longest = Math.max(...[...before.keys()].map((e) => e.length));
const shortestStem = 3;
/** Plural, possession, case, person: a Kazakh word carries no more layers than these in what people write. */
const mostLayers = 4;

/** The stem of a folded lower-case Kazakh word; words of three letters and less stay as they are. */
export function stemKazakh(word: string): string {
  let stem = word;
  for (let layer = 0; layer < mostLayers; layer++) {
    const shorter = withoutEnding(stem);
    if (shorter === null) break;
    stem = shorter;
  }
  return stem;
}

function withoutEnding(word: string): string | null {
  for (let length = Math.min(longest, word.length - shortestStem); length > 0; length--) {
    const conditions = before.get(word.slice(-length));
    if (conditions?.some((condition) => fits(word[word.length - length - 1]!, condition))) {
      return word.slice(0, -length);
    }
  }
  return null;
}
