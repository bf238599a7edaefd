// `npm run fuzz [-- amount [seed]]`: a million random updates, a million tampered buttons.
import { openHouse } from '../../bot/run.ts';
import { machineFloor } from '../support/machine-floor.ts';
import { fuzzUpdates } from './fuzz-updates.ts';
import { sentButtons } from './sent-buttons.ts';
import { acceptedForgeries } from './tampered-buttons.ts';

const [amount = 1_000_000, seed = 20_261_122] = process.argv.slice(2).map(Number);
const batches = 20;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const house = openHouse();

say(`this machine: ${machineFloor().toFixed(2)} µs to hash 200 characters; seed ${seed}`);
const { signer, sent } = sentButtons(house);
let started = performance.now();
const accepted = acceptedForgeries(signer, sent, amount, seed);
say(`tampered buttons: ${amount} sent, ${accepted.length} accepted, ${seconds()} s`);
for (const { chat, data } of accepted.slice(0, 10)) say(`  accepted in chat ${chat}: ${data}`);

started = performance.now();
const total = { updates: 0, malformed: 0, unanswered: 0, answers: 0, longest: 0 };
for (let batch = 0; total.updates < amount; batch++) {
  // A fault is thrown with the shortest updates that bring it out.
  const counts = fuzzUpdates(house, amount / batches, seed + batch);
  for (const key of ['updates', 'malformed', 'unanswered', 'answers'] as const) total[key] += counts[key];
  total.longest = Math.max(total.longest, counts.longest);
}
say(
  `random updates: ${total.updates} sent, ${total.malformed} malformed, ${total.unanswered} that need no answer, ` +
    `${total.answers} texts sent, the longest ${total.longest} characters, 0 refused, ${seconds()} s`,
);
process.exitCode = accepted.length === 0 ? 0 : 1;

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
