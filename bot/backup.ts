// `npm run backup -- file`: a copy of the database while the bot goes on working.
import { existsSync } from 'node:fs';
import { readConfig } from './config.ts';
import { startOrExplain } from './start-or-explain.ts';
import { backUp } from './storage/backup.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { storage } = startOrExplain(() => readConfig(process.env));
const to = process.argv[2];
try {
  if (to === undefined) throw new Error('say where to: npm run backup -- file');
  process.umask(0o077);
  await backUp(storage.file, to);
} catch (error) {
  process.stderr.write(`No backup: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
