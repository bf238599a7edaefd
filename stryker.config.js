// `npm run mutation -- -m nlp/verdict/decide.ts`: one file at a time, or without -m all of them, for hours.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: ['nlp/verdict/**/*.ts', 'bot/dialog/**/*.ts', 'bot/turn.ts'],
  ignoreStatic: true,
  concurrency: 1,
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 85, low: 85, break: 85 },
  allowEmpty: false,
};
