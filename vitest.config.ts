import { defineConfig } from 'vitest/config';

const timed = 'test/**/*.timed.test.ts';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [timed], maxWorkers: 2 },
      },
      {
        // What measures time runs by itself, when the rest is done.
        extends: true,
        test: { name: 'timed', include: [timed], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
