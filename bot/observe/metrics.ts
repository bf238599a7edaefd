// What happens, as numbers for Prometheus.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Happening, Tell } from './happening.ts';

export interface Levels {
  readonly inHand: () => number;
  readonly waiting: () => number;
}

export interface Metrics {
  readonly tell: Tell;
  /** All of it in Prometheus' text format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

const seconds = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

export function metrics({ inHand, waiting }: Levels): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const count = (name: string, help: string, labelNames: string[] = []): Counter =>
    new Counter({ name: `abaila_${name}`, help, labelNames, registers });
  const time = (name: string, help: string): Histogram =>
    new Histogram({ name: `abaila_${name}_seconds`, help, buckets: seconds, registers });
  const updates = count('updates_total', 'Updates that came in.', ['delivery']);
  const answers = count('answers_total', 'Turns taken.', ['kind', 'verdict']);
  const sends = count('sends_total', 'Messages by what became of them.', ['outcome']);
  const events = count('events_total', 'Everything that happens, by its name.', ['what']);
  const accepting = time('accepting', 'From an update to its acknowledgement.');
  const answering = time('answering', 'From a whole story to its conclusion.');
  const sending = time('sending', 'From the outbox to what Telegram took, waiting included.');
  const level = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name: `abaila_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  level('inbox', 'Updates being worked on.', inHand);
  level('outbox', 'Messages that are due and not sent yet.', waiting);
  return {
    text: () => register.metrics(),
    contentType: register.contentType,
    tell(happening: Happening) {
      const { what } = happening;
      events.inc({ what });
      if (what === 'accepted') {
        updates.inc({ delivery: 'first' }, happening.fresh);
        updates.inc({ delivery: 'repeated' }, happening.repeated);
        accepting.observe(happening.ms / 1000);
      } else if (what === 'answered') {
        answers.inc({ kind: happening.kind, verdict: happening.verdict });
        answering.observe(happening.ms / 1000);
      } else if (what === 'sent') {
        sends.inc({ outcome: 'sent' });
        sending.observe(happening.ms / 1000);
      } else if (what === 'send repeated') {
        sends.inc({ outcome: 'repeated' });
      } else if (what === 'send given up') {
        sends.inc({ outcome: happening.why });
      } else if (what === 'chat ended') {
        sends.inc({ outcome: 'blocked' }, happening.drafts);
      }
    },
  };
}
