import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  checkSettings,
  faultsOfSettings,
  SettingsRefused,
  takeUpSettingsFile,
} from '../../src/settings/check.ts';
import { SECRETS } from '../../src/settings/secrets-from-files.ts';
import { SETTINGS } from '../../src/settings/table.ts';
import { settingsExample, settingsPage, toldSettings } from '../../src/settings/tell.ts';
import { temporaryFolder } from '../support/databases.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

describe('the settings', () => {
  it('are all in the table: what any source reads, and nothing that none reads', () => {
    const found = execFileSync(
      'git',
      [
        'grep',
        '--untracked',
        '-hoIE',
        'TONGZHOU_[A-Z]+(_[A-Z]+)*',
        '--',
        'apps',
        'packages',
        'scripts',
        'bench',
        'test',
        ':!apps/server/src/settings',
        ':!apps/server/test/settings',
        ':!apps/cli/test/doctor.test.ts',
      ],
      { cwd: ROOT },
    ).toString();
    const read = new Set(found.split('\n').filter((each) => each !== ''));
    // Read by the settings themselves, for each secret.
    for (const name of SECRETS) if (name.startsWith('TONGZHOU_')) read.add(`${name}_FILE`);
    const rows = SETTINGS.map(({ name }) => name).filter((name) => name.startsWith('TONGZHOU_'));
    expect([...read].filter((name) => !rows.includes(name))).toEqual([]);
    expect(rows.filter((name) => name !== 'TONGZHOU_SETTINGS' && !read.has(name))).toEqual([]);
  });

  it('stand on their page in both languages, as the table says them', () => {
    expect(
      readFileSync(join(ROOT, 'docs/settings.md'), 'utf8').replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-'),
    ).toBe(settingsPage().replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-'));
    for (const { zh, en } of SETTINGS)
      expect([/\p{Script=Han}/u.test(zh), en.length > 0]).toEqual([true, true]);
  });

  it('that are unknown are refused by name, with the one that was meant', () => {
    expect(faultsOfSettings({ TONGZHOU_PUBLIK_URL: 'https://site.example' })).toEqual([
      'there is no setting TONGZHOU_PUBLIK_URL; did you mean TONGZHOU_PUBLIC_URL?',
    ]);
    expect(faultsOfSettings({ TONGZHOU_COFFEE_MACHINE: 'on' })).toEqual([
      'there is no setting TONGZHOU_COFFEE_MACHINE',
    ]);
    // Others’ variables are no business of ours.
    expect(() => checkSettings({ COFFEE: 'on', TONGZHOU_LOG: '' })).not.toThrow();
  });

  it.each([
    ['PORT', '80200'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://me:hush-hush@db/x'],
    ['TONGZHOU_PUBLIC_URL', 'site.example'],
    ['TONGZHOU_TRUST_PROXY', 'yes'],
    ['TONGZHOU_COUNTRY', 'China'],
    ['TONGZHOU_PERSON_KEY', 'hush-hush'],
    ['TONGZHOU_LOG', 'JSON'],
    ['TONGZHOU_SMTP_URL', 'http://me:hush-hush@mail'],
    ['TONGZHOU_LOG_POLICY', '/nowhere/policy'],
    ['TONGZHOU_LOG_ORIGIN', 'two words'],
  ])('%s = %s cannot be meant, and its text is not repeated', (name, text) => {
    const [fault = '', ...others] = faultsOfSettings({ [name]: text });
    expect(others).toEqual([]);
    expect(fault.startsWith(`${name} `)).toBe(true);
    expect(fault).not.toMatch(/hush/);
  });

  it('may stand in a file, which the environment overrides, and in which everything must be known', async () => {
    const path = join(temporaryFolder(), 'tongzhou.env');
    await writeFile(path, 'TONGZHOU_LOG=json\n# a word\nPORT=8030\n');
    const environment: Record<string, string | undefined> = { TONGZHOU_SETTINGS: path, PORT: '8040' };
    takeUpSettingsFile(environment);
    expect(environment).toMatchObject({ TONGZHOU_LOG: 'json', PORT: '8040' });
    await writeFile(path, 'PROT=8030\n');
    expect(() => takeUpSettingsFile({ TONGZHOU_SETTINGS: path })).toThrow(SettingsRefused);
    expect(() => takeUpSettingsFile({ TONGZHOU_SETTINGS: path })).toThrow(
      /no setting PROT; did you mean PORT/,
    );
    await writeFile(path, settingsExample());
    expect(() => takeUpSettingsFile({ TONGZHOU_SETTINGS: path })).not.toThrow();
    expect(() => takeUpSettingsFile({ TONGZHOU_SETTINGS: `${path}.gone` })).toThrow(/ENOENT/);
  });

  it('are told without their secrets', () => {
    const told = toldSettings({
      TONGZHOU_SMTP_URL: 'smtp://me:hush@mail',
      TONGZHOU_LOG: 'json',
      DATABASE_URL: 'postgres://me:hush@db/x',
    });
    expect(JSON.stringify(told)).not.toMatch(/hush/);
    expect(told.find(({ name }) => name === 'TONGZHOU_LOG')?.value).toBe('json');
    expect(told.find(({ name }) => name === 'TONGZHOU_SMTP_URL')?.value).toBe('…');
    expect(told.find(({ name }) => name === 'TONGZHOU_TEXTS')?.value).toBeNull();
  });
});
