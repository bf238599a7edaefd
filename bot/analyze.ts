// `npm run -s analyze`: JSON Lines in, JSON Lines out, an answer for every line, in order.
// The compile cache must be on before anything else is imported, hence the late import.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { answerLines } = await import('./analyze-lines.ts');
const { startOrExplain } = await import('./start-or-explain.ts');
const { dataFolder, loadPipeline } = await import('../nlp/index.ts');
const { analyzeTwice } = await import('./second-opinion.ts');
const { openReader } = await import('./reader/open-reader.ts');
const { readReaderSetting } = await import('./config.ts');

const { pipeline, setting } = startOrExplain(() => ({
  pipeline: loadPipeline(),
  setting: readReaderSetting(process.env),
}));
const reader = openReader({
  setting,
  dataFolder,
  schemes: pipeline.schemeIds,
  // Who sends lines waits for them: the answers do not depend on how busy the machine is.
  patience: 'answer everything',
  log: () => undefined,
});
// Whoever reads us may stop early (`| head`): that is no error of ours.
process.stdout.on('error', () => process.exit(1));
// It is loaded when the first reader is in doubt for the first time.
const asked = { read: async (text: string) => ((await reader.start()) ? reader.read(text) : null) };
const whole = await answerLines(process.stdin, process.stdout, (text) =>
  analyzeTwice({ text, hiddenLinks: [] }, pipeline, asked),
);
await reader.close();
process.exitCode = whole ? 0 : 1;
