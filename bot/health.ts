// `npm run health`: asks the running bot whether it is ready (METRICS_PORT), for whoever restarts it when it is not.
// Ends with 0 when it is.
import { existsSync } from 'node:fs';
import { readConfig } from './config.ts';
import { startOrExplain } from './start-or-explain.ts';

const patienceMs = 4000;

if (existsSync('.env')) process.loadEnvFile('.env');
const config = startOrExplain(() => readConfig(process.env));
process.exitCode = 1;
if (config.mode === 'console' || config.operations === null) {
  process.stderr.write('Nobody can be asked: set BOT_TOKEN and METRICS_PORT.\n');
} else {
  const { host, port } = config.operations;
  try {
    const { ok, status } = await fetch(`http://${host}:${port}/ready`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    if (ok) process.exitCode = 0;
    else process.stderr.write(`Not ready: ${status}\n`);
  } catch {
    process.stderr.write('No answer.\n');
  }
}
