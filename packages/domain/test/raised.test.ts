import { globSync, readFileSync } from 'node:fs';
import { commands, domainSentences } from '@tongzhou/domain';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** They list all codes, or all commands: a list runs nothing. */
const NAMES_ALL = /^packages\/messages\/|\/raised\.test\.ts$|\/forms\.test\.ts$/;

const tests = globSync(
  ['{packages,apps}/*/{src,test}/**/*.test.ts', '{packages,apps}/*/test/**/*.ts', 'test/**/*.test.ts'],
  { cwd: root },
)
  .filter((path) => !NAMES_ALL.test(path) && !path.includes('node_modules'))
  .map(read);

/** What the server refuses at its door, before a command is asked; read from its table, which stands above the domain. */
const doorCodes = Array.from(
  read('packages/messages/src/refusal/door-refusals.ts').matchAll(/^ {2}'([a-z-]+)': (?:Record<|\{ )/gm),
  ([, code]) => code as string,
);

/** Said to nobody: whoever repeats what is done is told the first answer (apps/server/test/journal/retries.test.ts). */
const NEVER_TOLD = ['journal-moved'];

const notNamed = (names: Iterable<string>) =>
  [...names].filter((name) => !tests.some((text) => text.includes(`'${name}'`)));

it('sees the tests of the repository, and the codes of the door', () => {
  expect(tests.length).toBeGreaterThan(200);
  expect(doorCodes).toContain('sign-in-required');
  expect(notNamed(['no-such-command'])).toEqual(['no-such-command']);
});

it('every command is run by a test that names it', () => expect(notNamed(commands.keys())).toEqual([]));

it('every refusal is raised by a test that names its code', () =>
  expect(notNamed([...Object.keys(domainSentences), ...doorCodes])).toEqual(NEVER_TOLD));
