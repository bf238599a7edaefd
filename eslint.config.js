// Type-aware lint. Which room may import which stands in .dependency-cruiser.js.
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/', 'coverage/', '.stryker-tmp/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { regexp },
    rules: {
      // Users' texts are untrusted: no expression may need more than linear time.
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': ['error', { ignoreSticky: true }],
      'regexp/no-invalid-regexp': 'error',
      // Typed arrays in single passes: an index inside its bounds is not a doubt worth a branch.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Letters are code points here, and that is what spreading a string yields.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-console': 'error',
    },
  },
  {
    // Addresses in messages are read, never followed. health.ts asks the bot itself.
    files: ['bot/**/*.ts', 'nlp/**/*.ts'],
    ignores: ['bot/health.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource'] },
  },
);
