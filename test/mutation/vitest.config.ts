import { defineConfig } from 'vitest/config';

/**
 * For `npm run mutation`: the tests that know what verdict, dialog and turn should do, and are fast enough for a thousand
 * runs. `ONLY=test/bot/turn.test.ts,…` runs fewer: what they kill is killed, and it takes a tenth of the time.
 */
export default defineConfig({
  test: {
    include: process.env.ONLY?.split(',') ?? [
      'test/nlp/{classify,interview}.test.ts',
      'test/nlp/verdict/*.test.ts',
      'test/bot/dialog/{press,step,story}.test.ts',
      'test/bot/reply/*.test.ts',
      'test/bot/turn.test.ts',
      'test/conversations/**/*.test.ts',
    ],
    testTimeout: 20_000,
    maxWorkers: 1,
  },
});
