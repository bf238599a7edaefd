// The table of settings in README.md, as the settings themselves explain it.
import { settings } from '../../bot/config.ts';

export function settingsTable(): string {
  const rows = settings.map(({ name, meaning, without }) => `| \`${name}\` | ${meaning} | ${without} |`);
  return ['| setting | meaning | without it |', '|---|---|---|', ...rows].join('\n');
}
