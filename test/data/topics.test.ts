import { expect, test } from 'vitest';
import { openHouse } from '../../bot/run.ts';
import { newChat } from '../../bot/dialog/step.ts';
import { renderPlain } from '../../bot/reply/render-plain.ts';
import { turn } from '../../bot/turn.ts';
import { dataFolder, loadPipeline } from '../../nlp/index.ts';
import { loadKnowledge } from '../../nlp/knowledge/load.ts';

const { topics } = loadKnowledge(dataFolder);
const pipeline = loadPipeline();
const house = openHouse();
const longestAnswer = 420;
const heard = (text: string): string[] => pipeline.analyze(text).topics.map(({ id }) => id);

test.each(topics.map((topic) => [topic.id, topic] as const))('%s is heard, and heard only there', (id, topic) => {
  for (const hit of topic.hits) expect(heard(hit), hit).toContain(id);
  for (const miss of topic.misses) expect(heard(miss), miss).not.toContain(id);
  if (!['distress', 'talk', 'question'].includes(topic.kind)) return;
  for (const language of ['ru', 'kk'] as const)
    expect(house.words.text(language, 'topics', id).length).toBeLessThanOrEqual(longestAnswer);
});

const answer = (text: string): string[] =>
  turn(
    newChat,
    { kind: 'text', passage: { text, hiddenLinks: [] }, forwarded: false, beside: null },
    Date.UTC(2026, 0, 12),
    house,
  ).replies.map(({ message }) => renderPlain(message));

const accuses = /^[🔴🟠🆘]/u;

test.each([
  ['что такое дроппер', /карту|счёт/],
  ['1414 деген не', /код/],
  ['Kaspi может звонить через whatsapp?', /WhatsApp|мессенджер/i],
  ['каспи код сұрай ма', /код/],
  ['ты робот?', /программа|бот/i],
  ['рақмет', /./],
])('«%s» gets a short right answer', (text, expected) => {
  const [first] = answer(text);
  expect(first).toMatch(expected);
  expect(first).not.toMatch(accuses);
});

test.each(['ru', 'kk'] as const)('every official warning is quoted to somebody who asks, in %s', (language) => {
  const answers = topics
    .flatMap(({ hits }) => hits.map((hit) => answer(hit).join('\n')))
    .filter((first) => !accuses.test(first));
  const quoted = (id: string): boolean => {
    const warning = house.words.text(language, 'warnings', id);
    return answers.some((one) => one.includes(warning));
  };
  expect([...house.facts.warnings.keys()].filter((id) => !quoted(id))).toEqual([]);
});

test('despair is answered first, with the numbers that help; then what is behind it', () => {
  const alone = answer('не хочу больше жить');
  expect(alone).toHaveLength(1);
  expect(alone[0]).toContain('112');
  expect(answer('өмір сүргім келмейді')[0]).toContain('112');
  const threatened = answer(
    'Незнакомец грозит разослать мои интимные фото всем друзьям, требует 200 тысяч. Я не хочу больше жить',
  );
  expect(threatened[0]).toContain('112');
  expect(threatened[1]).toMatch(/🔴|🟠/);
});

test('a greeting before a story is no greeting', () => {
  expect(answer('Здравствуйте, мне звонили из банка и просили назвать код из смс')[0]).toMatch(/🔴|🟠/);
  expect(answer('Здравствуйте, мне звонили из банка')[0]).toContain('Чего от вас хотят');
});
