import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faultsOfSettings } from '../../apps/server/src/settings/check.ts';

// The files of `deploy/` that nothing here can run whole: what can be known of them without that.

const DEPLOY = fileURLToPath(new URL('../../deploy/', import.meta.url));
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the unit of systemd', () => {
  it.skipIf(!hasSystemd)('is understood by systemd, and may do little', () => {
    const file = join(DEPLOY, 'tongzhou.service');
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    // What it runs lies where a release is installed, not here.
    const said = verified.stderr
      .split('\n')
      .filter((line) => line && !/not executable|No such file/.test(line));
    expect(said).toEqual([]);
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', file], {
      encoding: 'utf8',
    });
    expect(Number(/exposure level for tongzhou\.service: (\d+\.\d+)/.exec(stdout)?.[1])).toBeLessThan(2);
  });
});

describe('settings that the files name', () => {
  const assigned = (text: string): Record<string, string> =>
    Object.fromEntries(
      [...text.matchAll(/\b((?:TONGZHOU_[A-Z_]+|DATABASE_URL_FILE|HOST|PORT))(?:=|: )'?([^\s'"]+)/g)].map(
        ([, name, value]) => [name, value],
      ),
    );

  it.each(['tongzhou.service', 'Dockerfile', 'compose.yaml'])(
    '%s: the server knows each, and takes its value',
    (name) => {
      const settings = assigned(read(name));
      expect(Object.keys(settings).length).toBeGreaterThan(2);
      // The files are those of the machine that it will run on.
      expect(
        faultsOfSettings(settings).filter((fault) => !/ names a file that is not there$/.test(fault)),
      ).toEqual([]);
    },
  );
});

it.each(['', 'cluster/'])(
  'the page of the folder %s speaks of each file, and of none that is not there',
  (folder) => {
    const page = read(`${folder}README.md`);
    const named = new Set([...page.matchAll(/\]\(([\w.-]+)\)/g)].map(([, name]) => name));
    const there = readdirSync(`${DEPLOY}/${folder}`);
    for (const name of named) expect(there).toContain(name);
    for (const name of there) {
      if (name === 'README.md' || name === 'healthcheck.mjs') continue;
      expect(named).toContain(name);
    }
  },
);
