import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { takeSecretsFromFiles } from '../../src/settings/secrets-from-files.ts';
import { temporaryFolder } from '../support/databases.ts';

const folder = temporaryFolder();
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text, { mode: 0o400 });
  return join(folder, name);
};

describe('a secret that lies in a file', () => {
  it('is taken at the start, without the end of its line', () => {
    const environment: Record<string, string | undefined> = {
      TONGZHOU_SMTP_URL_FILE: file('smtp', 'smtps://user:word@post.example\n'),
      // A key of two lines stays one.
      TONGZHOU_LOG_KEY_FILE: file('log', 'PRIVATE+KEY+x\nx+y+z\n'),
      DATABASE_URL_FILE: file('database', 'postgres://a:b@127.0.0.1/x'),
      TONGZHOU_TOKEN: 'tz_said-as-before',
    };
    takeSecretsFromFiles(environment);
    expect(environment).toMatchObject({
      TONGZHOU_SMTP_URL: 'smtps://user:word@post.example',
      TONGZHOU_LOG_KEY: 'PRIVATE+KEY+x\nx+y+z',
      DATABASE_URL: 'postgres://a:b@127.0.0.1/x',
      TONGZHOU_TOKEN: 'tz_said-as-before',
    });
  });

  it.each([
    ['that is not there', { DATABASE_URL_FILE: join(folder, 'none') }, 'cannot be read (ENOENT)'],
    ['with nothing in it', { DATABASE_URL_FILE: file('empty', '\n') }, 'is empty'],
    ['beside the setting', { DATABASE_URL_FILE: file('both', 'x'), DATABASE_URL: 'y' }, 'one of them'],
    ['of a secret that there is not', { TONGZHOU_SMTP_FILE: file('typo', 'x') }, 'no such secret'],
  ])('%s stops the start, and no secret is said', (_what, environment, why) => {
    expect(() => takeSecretsFromFiles({ ...environment })).toThrow(why);
  });

  it('is read by the program itself before it does anything', () => {
    const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
    const DATABASE_URL_FILE = file('elsewhere', 'postgres://a:word-of-it@db.example/x');
    const run = () =>
      execFileSync(process.execPath, [main, 'migrate'], {
        stdio: 'pipe',
        env: {
          PATH: process.env.PATH,
          DATABASE_URL_FILE,
        },
      });
    expect(run).toThrow(/the database at db\.example is on another machine/);
    expect(run).not.toThrow(/word-of-it/);
  });
});
