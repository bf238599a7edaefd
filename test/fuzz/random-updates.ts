// Updates as nobody sends them: every kind there is, with texts of every sort, parts exchanged, taken away, put in.
import fc from 'fast-check';
import { group, person, type UpdateBody, updateKinds } from '../support/update-kinds.ts';

/** A button of those the chat was shown, or something made up; under a message that has it, or not. */
export interface RandomPress {
  readonly kind: 'press';
  readonly chat: number;
  readonly which: number;
  readonly madeUp: string | null;
  readonly gone: boolean;
  readonly about: string;
}

export type RandomUpdate = RandomPress | { readonly kind: 'update'; readonly update: unknown };

const markup = [
  '<b>',
  '</b>',
  '<a href="x">',
  '&lt;',
  '&',
  '"',
  '<script>',
  '•••',
  '\u2060',
  '\u202e',
  '{{name}}',
  '$t(x)',
  '\ud83d',
  '\0',
];
const talk = [
  'Это банк, продиктуйте код из СМС',
  'я сказала код',
  'перевёл деньги',
  'аударып жібердім',
  'сәлем',
  'да',
  'сделал',
  'не берут трубку',
  'мне страшно, не хочу жить',
  'позвоните +7 701 234 56 78, карта 4400 4301 2345 6789',
  'kaspi-login.top/x @bank_bot /start',
];

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...talk, ...markup), { maxLength: 6 }).map((all) => all.join(' ')),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...markup, 'а', 'z', '7', ' ', '\n'), { maxLength: 40 })
      .map((all) => all.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('<', '&', '"', 'ж', '1', '🙂', ' .', 'код '), fc.nat(4200))
      .map(([part, times]) => part.repeat(times).slice(0, 4096)),
  },
);

const chat = fc.constantFrom(person, 8, 9, group, -1001);

/** A change to one place of an update: what is put there; undefined takes it away. */
const change = fc.record({
  where: fc.nat(),
  what: fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 0, 1e300, null, [], {}) },
  ),
});

const mutated = fc
  .tuple(fc.constantFrom(...updateKinds), chat, text, fc.array(change, { maxLength: 3 }))
  .map(([{ update }, to, words, changes]): RandomUpdate => {
    const moved: unknown = JSON.parse(
      JSON.stringify(update).replaceAll(`"id":${to > 0 ? person : group},`, `"id":${to},`),
    );
    // Half of what is sent says something new in the shape it should have.
    fillTexts(moved, words);
    for (const { where, what } of changes) {
      const places = placesOf(moved);
      const place = places[where % places.length];
      if (place === undefined) continue;
      if (what === undefined) Reflect.deleteProperty(place.holder, place.key);
      else place.holder[place.key] = what;
    }
    return { kind: 'update', update: { update_id: 1, ...(moved as UpdateBody) } };
  });

const press = fc.record({
  kind: fc.constant('press' as const),
  chat,
  which: fc.nat(),
  madeUp: fc.option(fc.string({ maxLength: 64 }), { freq: 5 }),
  gone: fc.boolean(),
  about: text,
});

export const randomUpdate: fc.Arbitrary<RandomUpdate> = fc.oneof(
  { weight: 3, arbitrary: mutated },
  { weight: 2, arbitrary: press },
);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesOf(node: unknown): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const holder = node as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

/** Puts the words wherever words of people stand. */
function fillTexts(node: unknown, words: string): void {
  for (const { holder, key } of placesOf(node)) {
    if (typeof holder[key] === 'string' && /^(?:text|caption|query|question|title|description)$/.test(key))
      holder[key] = key === 'text' && holder[key].startsWith('/') ? `${holder[key]} ${words}` : words;
  }
}
