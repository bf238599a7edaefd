// `npm run chaos`: what may go wrong, many times, seeded; printed as tables. `-- kill api power` names the parts wanted.
import { killAgainAndAgain } from './kill.ts';
import { stormOverApi } from './api.ts';
import { cutPower } from './power.ts';

const seed = Number(process.env['SEED'] ?? 1);
const times = (usual: number): number => Number(process.env['TIMES'] ?? usual);
const print = (title: string, result: object): void => {
  const cells = Object.entries(result).map(([name, value]) => `${name} ${String(value)}`);
  process.stdout.write(`${title}: ${cells.join(', ')}\n`);
};

const parts = {
  async kill() {
    for (const wayIn of ['polling', 'webhook'] as const)
      print(`kill -9, ${wayIn}`, await killAgainAndAgain(wayIn, times(250), seed));
  },
  async api() {
    print('a stormy Bot API', await stormOverApi(times(200), seed));
  },
  power() {
    const result = cutPower(times(200), seed);
    print('power cut', result ?? { skipped: 'there is no C compiler' });
    return Promise.resolve();
  },
};

process.stdout.write(`seed ${seed}\n`);
const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await run();
