// What signals do on all teaching texts: rules that have the last word must have earned it.
import { beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../../nlp/index.ts';
import { loadKnowledge } from '../../nlp/knowledge/load.ts';
import { loadModels } from '../../nlp/load-models.ts';
import { Pipeline } from '../../nlp/pipeline.ts';
import { type Example, readCorpus } from '../../nlp/training/corpus.ts';

const knowledge = loadKnowledge(dataFolder);
const pipeline = new Pipeline(knowledge, loadModels(dataFolder));
const deciding = knowledge.signals.filter(({ role }) => role === 'decide');
const sparing = new Set(knowledge.signals.filter(({ role }) => role === 'spare').map(({ id }) => id));
const leastPrecision = 0.98;

/** By signal: the texts it stands in, and whether something spares them. */
const hits = new Map<string, { example: Example; spared: boolean }[]>();

beforeAll(() => {
  for (const example of readCorpus(dataFolder)) {
    const { signals } = pipeline.read(example.text).findings;
    const ids = new Set(signals.map(({ id }) => id));
    const spared = [...ids].some((id) => sparing.has(id));
    for (const id of ids) {
      const list = hits.get(id) ?? [];
      list.push({ example, spared });
      hits.set(id, list);
    }
  }
}, 60_000);

describe.each(deciding)('$id convicts alone', ({ id }) => {
  test('it is right in 98 of 100 texts', () => {
    const found = hits.get(id) ?? [];
    const right = found.filter(({ example }) => example.verdict === 'scam').length;
    expect(right / found.length).toBeGreaterThanOrEqual(leastPrecision);
  });

  test('no harmless text that nothing spares has it', () => {
    const wrong = (hits.get(id) ?? []).filter(({ example, spared }) => example.verdict !== 'scam' && !spared);
    const complaints = wrong.map(({ example }) => `${example.place}: mend «${id}» by its idea, or spare the text`);
    expect(complaints, complaints.join('\n')).toEqual([]);
  });
});

test('in both languages demands that must not be missed are caught by rule', () => {
  const must = [
    'Это служба безопасности банка, срочно продиктуйте код из СМС',
    'Переведите все деньги на безопасный счёт',
    'Установите AnyDesk, наш специалист проверит ваш телефон',
    'Банк қызметкерімін, тез арада келген кодты айтыңыз',
    'Ақшаңызды қауіпсіз шотқа аударыңыз',
    'Телефоныңызға AnyDesk орнатыңыз, маман тексереді',
  ];
  const missed = must.filter((text) => {
    const { signals } = pipeline.read(text).findings;
    return !signals.some(({ id }) => deciding.some((signal) => signal.id === id));
  });
  expect(missed).toEqual([]);
});

test.each([
  'Kaspi.kz: никому не сообщайте код 4821. Если это не вы, смените пароль',
  'Полиция предупреждает: если просят код из SMS или перевести деньги на безопасный счёт, кладите трубку',
  'Еске салу: несие бойынша төлем күні 15 қараша, сомасы 24 300 ₸',
  'Полиция ескертеді: SMS-кодты сұраса, тұтқаны қойыңыз, бұл алаяқтар',
])('«%s» is never an alarm', (text) => {
  expect(['no-signs', 'information']).toContain(pipeline.analyze(text).verdict.kind);
});
