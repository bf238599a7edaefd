// `npm run -s analyze`: JSON Lines in, JSON Lines out, an answer for every line, in order.
// The compile cache must be on before anything else is imported, hence the late import.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { answerLines } = await import('./analyze-lines.ts');
const { startOrExplain } = await import('./start-or-explain.ts');
const { loadPipeline } = await import('../nlp/index.ts');

const pipeline = startOrExplain(() => loadPipeline());
// Whoever reads us may stop early (`| head`): that is no error of ours.
process.stdout.on('error', () => process.exit(1));
process.exitCode = (await answerLines(process.stdin, process.stdout, pipeline)) ? 0 : 1;
