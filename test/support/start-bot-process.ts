// Starting the bot as a process, and asking it how it is.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { BotProcessOptions, BotProcessStats } from './bot-process.ts';

export function startBotProcess(options: BotProcessOptions): ChildProcess {
  const script = join(import.meta.dirname, 'bot-process.ts');
  // As `npm start` has it.
  const args = ['--max-semi-space-size=8', '--expose-gc', script, JSON.stringify(options)];
  const env = { ...process.env, NODE_COMPILE_CACHE: join('node_modules', '.cache', 'compile') };
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

export async function statsOf(bot: ChildProcess): Promise<BotProcessStats> {
  const answer = once(bot, 'message') as Promise<[BotProcessStats]>;
  bot.send('stats');
  return (await answer)[0];
}

/** Ends it as a service manager would. */
export async function endBotProcess(bot: ChildProcess): Promise<void> {
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
