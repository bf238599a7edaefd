// What taps say: which scheme the answers fit, which question tells most next, and when enough has been said.
import type { InterviewKnowledge, Scheme } from '../knowledge/types.ts';
import type { Answer, Gist, Verdict } from '../types.ts';

/** Below so many bits a question is not worth a tap of a frightened person. */
const leastGain = 0.12;
/** Somebody who opens the questions by himself has a reason to. */
const guiltyBefore = 0.7;
/** Of a text's own reading so much is believed; the rest is spread over all schemes, so that answers can still turn it. */
const trust = 0.8;

/** What answers have come to. */
export interface Weighed {
  readonly verdict: Verdict;
  /** Something was asked for that nobody honest asks for by telephone. */
  readonly red: boolean;
  /** The question to ask next, or null when no answer would change much. */
  readonly next: number | null;
  /** Its options, the likeliest answer first; yes and no as they are. */
  readonly options: readonly number[];
}

export class Interview {
  readonly #schemes: readonly Scheme[];
  readonly #knowledge: InterviewKnowledge;
  /** By scheme: its share of all cases. */
  readonly #commonness: readonly number[];
  /** By question, option and hypothesis (the schemes, then harmless): how likely the answer is. */
  readonly #likely: readonly (readonly Float64Array[])[];

  constructor(schemes: readonly Scheme[], knowledge: InterviewKnowledge) {
    this.#schemes = schemes;
    this.#knowledge = knowledge;
    const all = schemes.reduce((sum, { commonness }) => sum + commonness, 0);
    this.#commonness = schemes.map(({ commonness }) => commonness / all);
    const tables = [...schemes.map(({ answers }) => answers), knowledge.harmless];
    this.#likely = knowledge.questions.map(({ id, options }) =>
      options.map((option) =>
        Float64Array.from(tables, (table) => ((table[id]?.[option.id] ?? 0) + 1) / (100 + options.length)),
      ),
    );
  }

  /** How many questions there are, and options to each. */
  get questions(): InterviewKnowledge['questions'] {
    return this.#knowledge.questions;
  }

  /** `before`: how the text was read that led here, if one did. */
  weigh(answers: readonly Answer[], before: Gist | null): Weighed {
    const chances = this.#chances(answers, before);
    const { bounds } = this.#knowledge;
    const harmless = chances.at(-1)!;
    const scam = 1 - harmless;
    let best = 0;
    for (let i = 1; i < this.#schemes.length; i++) if (chances[i]! > chances[best]!) best = i;
    const scheme = this.#schemes[best]!.id;
    const red = answers.some(({ question, option }) => option !== null && this.#option(question, option).red);
    const sure = red
      ? scam >= bounds.suspicious
      : scam >= bounds.scam && chances[best]! >= bounds.scheme * scam;
    const told = before !== null || answers.some(({ option }) => option !== null);
    const verdict = ((): Verdict => {
      if (!told) return { kind: 'unclear' };
      if (sure) return { kind: 'scam', scheme, variant: null };
      if (scam >= bounds.suspicious || red) return { kind: 'suspicious', scheme, variant: null };
      return { kind: harmless >= bounds.harmless ? 'no-signs' : 'unclear' };
    })();
    const next = this.#next(chances, answers);
    return { verdict, red, next, options: next === null ? [] : this.#inOrder(next, chances) };
  }

  #option(question: number, option: number): { readonly red: boolean } {
    return this.#knowledge.questions[question]!.options[option]!;
  }

  /** The chance of each scheme, and last of its being harmless, after the answers. */
  #chances(answers: readonly Answer[], before: Gist | null): Float64Array {
    const count = this.#schemes.length;
    const guilty = before === null ? guiltyBefore : Math.min(0.9, Math.max(0.3, before.chance));
    const chances = Float64Array.from([...this.#commonness, 0], (share) => guilty * share);
    chances[count] = 1 - guilty;
    if (before !== null) {
      const said = before.schemes.reduce((sum, { score }) => sum + score, 0);
      for (let i = 0; i < count; i++) {
        const score = before.schemes.find(({ id }) => id === this.#schemes[i]!.id)?.score ?? 0;
        const share = said === 0 ? 1 / count : score / said;
        chances[i] = guilty * (trust * share + (1 - trust) * this.#commonness[i]!);
      }
    }
    for (const { question, option } of answers) {
      if (option === null) continue;
      const likely = this.#likely[question]![option]!;
      for (let i = 0; i <= count; i++) chances[i]! *= likely[i]!;
    }
    return normalized(chances);
  }

  #inOrder(question: number, chances: Float64Array): number[] {
    const options = this.#likely[question]!;
    const places = [...options.keys()];
    if (options.length <= 2) return places;
    const likelihood = options.map((likely) =>
      likely.reduce((sum, value, i) => sum + value * chances[i]!, 0),
    );
    return places.sort((a, b) => likelihood[b]! - likelihood[a]!);
  }

  /** The unasked question from whose answer most is to be learnt. */
  #next(chances: Float64Array, answers: readonly Answer[]): number | null {
    let best: number | null = null;
    let most = leastGain;
    this.#likely.forEach((options, question) => {
      if (answers.some((answer) => answer.question === question)) return;
      const gain = expectedGain(chances, options);
      if (gain > most) [best, most] = [question, gain];
    });
    return best;
  }
}

/** How many bits of doubt an answer takes away on average: the mutual information of answer and scheme. */
function expectedGain(chances: Float64Array, options: readonly Float64Array[]): number {
  let gain = entropy(chances);
  for (const likely of options) {
    const after = chances.map((chance, i) => chance * likely[i]!);
    const share = after.reduce((sum, value) => sum + value, 0);
    gain -= share * entropy(normalized(after));
  }
  return gain;
}

/** In bits. */
function entropy(chances: Float64Array): number {
  let sum = 0;
  for (const chance of chances) if (chance > 0) sum -= chance * Math.log2(chance);
  return sum;
}

function normalized(chances: Float64Array): Float64Array {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}
