import { defineConfig } from 'vitest/config';

/** For `npm run mutation`: the tests that know what verdict, dialog and turn should do, and are fast enough for a thousand runs. */
export default defineConfig({
  test: {
    include: [
      'test/nlp/{classify,interview,verdict*}.test.ts',
      'test/bot/dialog/{press,story}.test.ts',
      'test/bot/reply/*.test.ts',
      'test/bot/turn.test.ts',
      'test/conversations/**/*.test.ts',
    ],
    testTimeout: 20_000,
    maxWorkers: 1,
  },
});
