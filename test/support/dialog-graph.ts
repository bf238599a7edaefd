// The conversation as a graph, found by walking it: what is said, which button leads to what is said next.
import { decodePress } from '../../bot/dialog/decode-press.ts';
import { newChat, step } from '../../bot/dialog/step.ts';
import type { ChatState, Incoming, Passage, Say } from '../../bot/dialog/types.ts';
import { compose } from '../../bot/reply/compose.ts';
import type { Message } from '../../bot/reply/message.ts';
import { knowledgeOf, mannerOf, namedIn, type TurnHouse } from '../../bot/turn.ts';

/** Something said, in the state it left behind. */
export interface Said {
  readonly say: Say;
  readonly message: Message;
  readonly state: ChatState;
  readonly about: Passage | null;
}

export interface Edge {
  readonly from: string;
  readonly press: string;
  readonly to: string;
}

const at = Date.UTC(2026, 0, 12, 5);

/** Texts that lead to every kind of answer. */
const openings: readonly Incoming[] = [
  ...['start', 'help', 'lang', 'sos', 'official', 'simple', 'forget', 'nonsense'].map((name): Incoming => ({
    kind: 'command',
    name,
    argument: '',
  })),
  ...[
    'Вас записали на флюорографию, продиктуйте код из СМС 1414',
    'мне звонили из банка',
    'мама перевела следователю 500 тысяч',
    'Мама, купи хлеба и молока, я буду к семи',
    'Полиция предупреждает: мошенники просят код из SMS. Никому не сообщайте коды.',
    'Привет',
    '???',
  ].map((text): Incoming => ({
    kind: 'text',
    passage: { text, hiddenLinks: [] },
    forwarded: false,
    beside: null,
  })),
  { kind: 'unreadable', what: 'photo' },
  { kind: 'press', press: 'a button of long ago', about: null },
];

/** What is said after an incoming. */
export function hear(state: ChatState, incoming: Incoming, house: TurnHouse): Said[] {
  const stepped = step(state, incoming, knowledgeOf(house, at));
  const about =
    incoming.kind === 'text' ? incoming.passage : incoming.kind === 'press' ? incoming.about : null;
  return stepped.utterances.map(({ say }) => ({
    say,
    message: compose(say, mannerOf(stepped.state), at, house),
    state: stepped.state,
    about,
  }));
}

/** Every answer that can be reached, one for each thing said and button, and the edges between. */
export function walk(house: TurnHouse): { said: Said[]; edges: Edge[] } {
  const said: Said[] = [];
  const edges = new Map<string, Edge>();
  const queue = openings.flatMap((opening) => hear(newChat, opening, house));
  const met = new Set<string>();
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    said.push(one);
    for (const { press } of one.message.buttons.flat()) {
      const kind = decodePress(press, namedIn(house.facts))?.kind ?? 'nothing';
      const next = hear(one.state, { kind: 'press', press, about: one.about }, house);
      for (const { say } of next) {
        edges.set(`${one.say.kind} ${kind} ${say.kind}`, { from: one.say.kind, press: kind, to: say.kind });
      }
      const mark = `${one.say.kind} ${kind} ${next.map(({ say }) => say.kind).join(' ')}`;
      if (!met.has(mark)) queue.push(...next);
      met.add(mark);
    }
  }
  return { said, edges: [...edges.values()] };
}

/** The graph as a Mermaid diagram; what can be pressed everywhere is left out. */
export function diagram(edges: readonly Edge[]): string {
  const everywhere = new Set(['start', 'happened', 'language', 'wrong', 'card', 'step-kk', 'step-ru']);
  const between = new Map<string, string[]>();
  for (const { from, press, to } of edges) {
    if (everywhere.has(press)) continue;
    // Mermaid takes no hyphens in names.
    const key = `${from} --> ${to}`.replaceAll(/(?<=\w)-(?=\w)/g, '_');
    between.set(key, [...(between.get(key) ?? []), press]);
  }
  const lines = [...between].map(([key, presses]) => `  ${key}: ${[...presses].sort().join(', ')}`).sort();
  return ['stateDiagram-v2', '  [*] --> start', ...lines].join('\n');
}
