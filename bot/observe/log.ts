// What happens, as lines of JSON for whoever runs the bot.
import type { Writable } from 'node:stream';
import type { Happening, Tell } from './happening.ts';

/** Writes a line for everything that is told, but for what happens with every message and only counts. */
export async function logsTo(out: Writable): Promise<Tell> {
  const { pino } = await import('pino');
  const log = pino({ base: null }, out);
  return (happening) => {
    const { what, ...details } = happening;
    log[levelOf(happening)](details, what);
  };
}

function levelOf({ what }: Happening): 'debug' | 'info' | 'warn' | 'error' {
  switch (what) {
    case 'accepted':
    case 'sent':
      return 'debug';
    case 'listening':
    case 'answered':
    case 'over limit':
    case 'malformed':
    case 'chat ended':
    case 'disk well again':
    case 'reader ready':
    case 'no reader here':
    case 'stopping':
    case 'stopped':
      return 'info';
    case 'try failed':
    case 'send repeated':
    case 'send given up':
    case 'sent as plain text':
    case 'paused':
    case 'courtesy failed':
    case 'no connection':
    case 'another instance':
    case 'reading thread died':
    case 'reader given up':
      return 'warn';
    case 'dead letter':
    case 'disk refuses':
    case 'broken database set aside':
    case 'memory failed':
      return 'error';
  }
}
