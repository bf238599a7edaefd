// The import table of the house: which room may know which. `npm run lint` enforces it.

/** The stages of understanding: each knows the nouns and the types of the knowledge, none knows another. */
const stages = [
  'normalize',
  'language',
  'tokens',
  'entities',
  'meanings',
  'signals',
  'classify',
  'verdict',
  'reader',
];

const telegramAndDatabases = '^node_modules/(telegraf|better-sqlite3|kysely)/';

/** Nothing below `from` may import what matches `to`. */
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to });

export default {
  forbidden: [
    ...stages.map((stage) =>
      never(
        `nlp/${stage} stands alone`,
        `^nlp/${stage}/`,
        {
          path: '^(nlp|bot|test)/',
          pathNot: [
            `^nlp/${stage}/`,
            '^nlp/(types|hash|characters|packed|knowledge/types)\\.ts$',
            '^nlp/phrases/',
          ],
        },
        'A stage imports nlp/types and the types of nlp/knowledge; the pipeline joins the stages.',
      ),
    ),
    never('stages read no files', `^nlp/(${stages.join('|')})/`, {
      path: '^(node:)?(fs|path|http|https|net|child_process)(/|$)',
    }),
    never('understanding knows no bot', '^nlp/(?!training/reader/)', { path: '^(bot|locales)/' }),
    never('measuring the second reader runs it, and knows nothing else of the bot', '^nlp/training/reader/', {
      path: '^(bot|locales)/',
      pathNot: '^bot/reader/',
    }),
    never('understanding knows no Telegram, no SQL, no locale', '^nlp/', {
      path: `${telegramAndDatabases}|^node_modules/i18next/`,
    }),
    never('the door never trains', '^nlp/(?!training/)', { path: '^nlp/training/' }),
    never('the bot enters by the door', '^bot/(?!reader/)', { path: '^nlp/(?!index\\.ts$|types\\.ts$)' }),
    never('the second reader runs by itself, in a thread that loads nothing else', '^bot/reader/', {
      path: '^(nlp|bot|locales)/|^node_modules/(telegraf|better-sqlite3|kysely|i18next)/',
      pathNot: '^bot/reader/|^nlp/reader/index\\.ts$',
    }),
    never('one file runs the model', '^(bot|nlp|test)/(?!reader/session\\.ts$)', {
      path: '^node_modules/onnxruntime',
    }),
    never('dialog is pure', '^bot/dialog/', {
      path: `${telegramAndDatabases}|^node_modules/i18next/|^bot/(storage|telegram|reply)/|^(node:)?fs`,
    }),
    never('reply only words', '^bot/reply/', { path: `${telegramAndDatabases}|^bot/(storage|telegram)/` }),
    never('a turn sends and stores nothing itself', '^bot/turn\\.ts$', {
      path: `${telegramAndDatabases}|^bot/(storage|telegram)/`,
    }),
    never('storage knows rows, not talk', '^bot/storage/', {
      path: '^node_modules/telegraf/|^nlp/|^bot/(telegram|reply)/',
    }),
    never('telegram is a thin edge', '^bot/telegram/', {
      path: '^nlp/|^bot/storage/|^node_modules/(better-sqlite3|kysely)/',
    }),
    never('observing knows what happened, not to whom', '^bot/observe/', {
      path: `${telegramAndDatabases}|^nlp/|^bot/(dialog|reply|storage|telegram|turn|mail)`,
    }),
    never(
      'nothing of a user is fetched or opened',
      '^(bot|nlp)/(?!telegram/(bot-api|networks)\\.ts$|training/)',
      {
        path: '^(node:)?(https?|http2|net|tls|dgram|dns|child_process)(/|$)|^node_modules/(undici|node-fetch)/',
      },
      'The Bot API is the only address the bot calls; addresses in messages are read, never followed.',
    ),
    never('natural only by submodule', '^(bot|nlp|test)/', {
      path: '^node_modules/natural/(index|lib/natural/index)\\.js$',
    }),
    never('no circles', '.*', { circular: true }),
    never('nothing imports a test', '^(bot|nlp)/', { path: '^test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
