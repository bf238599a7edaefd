// `npm start`: with BOT_TOKEN the bot on Telegram, without it a chat in this terminal.
// The compile cache must be on before anything else is imported, hence the late import.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { run } = await import('./run.ts');
await run();
