import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Application, establishLocally } from '@tongzhou/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endWith } from '../../../packages/domain/test/support/ending.ts';
import { dataFolder } from '../../../test/support/data-folder.ts';
import { commandLine } from '../src/command-line.ts';

const folder = dataFolder('person');
const where = { folder, databaseUrl: undefined };
const LEAD = { organisation: 'lead', seat: 'lead-1' };
let said: string[];

beforeEach(() => {
  said = [];
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')));
});
afterEach(() => vi.restoreAllMocks());

const run = async (...words: string[]) => ({
  code: await commandLine(['person', ...words, '--data', folder]),
  said: said.splice(0).join('\n'),
});
const within = async <Value>(work: (application: Application) => Promise<Value>): Promise<Value> => {
  const application = await Application.open(where);
  try {
    return await work(application);
  } finally {
    await application.close();
  }
};

describe('tongzhou person', () => {
  it('counts, sets the period, purges what is due and only that, and changes the key; it never prints a name', async () => {
    const authority = { organisation: 'lead', name: { zh: '指挥部', en: 'Command' }, area: '420000' };
    await establishLocally(where, { ...authority, legalBasis: '通知' });
    await within(async (application) => {
      const act = async (name: string, input: object) => {
        const first = await application.execute(LEAD, name, input);
        const asked = first.ok && 'countersignature' in first.result;
        const outcome = asked
          ? await application.execute({ ...LEAD, seat: 'second' }, 'countersignature.give', first.result)
          : first;
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
        return outcome.result;
      };
      await act('place.register', {
        place: 'hall',
        owner: 'lead',
        name: { zh: '馆', en: 'Hall' },
        area: '420000',
      });
      for (const [incident, type] of [
        ['over', 'public-health'],
        ['open', 'natural'],
      ]) {
        const declared = { type, area: '420000', legalBasis: '通知' };
        await act('incident.declare', { ...declared, incident, name: { zh: incident, en: incident } });
        await act('donation.receive', {
          incident,
          donor: { kind: 'person', person: { name: '欧阳晓澜', telephone: '13977654321' } },
          receiver: 'lead',
          place: 'hall',
          mode: 'discretionary',
          lots: [{ claimedItem: 'goggles', amount: 5 }],
        });
      }
      await endWith(act, application.state, 'over');
    });
    const status = await run('status');
    expect(status).toMatchObject({
      code: 0,
      said: expect.stringMatching(/180 days[\s\S]*over: 1 gifts[\s\S]*2 under the key/),
    });
    expect(status.said).not.toContain('欧阳');
    expect(await run('purge')).toMatchObject({ said: expect.stringContaining('erased: 0;') });
    expect(await run('retention', '0')).toMatchObject({ code: 0, said: expect.stringContaining('0 days') });
    expect(await run('purge', '--dry-run')).toMatchObject({
      said: expect.stringContaining('would be erased: 1;'),
    });
    expect(await run('purge')).toMatchObject({ said: expect.stringContaining('erased: 1;') });
    expect(await run('status')).toMatchObject({
      said: expect.stringMatching(/open: 1 gifts of persons, kept/),
    });

    const file = join(folder, 'keys', 'person.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const old = (await readFile(file, 'utf8')).trim();
    expect(await run('rotate-key')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^1 rows .* 1 old keys destroyed$/),
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toContain(old);
    expect(await within(({ persons }) => persons.rows.countByKey())).toMatchObject([{ rows: 1 }]);
  });

  it('says what is wrong with the words of the call', async () => {
    expect(await run()).toMatchObject({ code: 2, said: expect.stringContaining('usage: tongzhou person') });
    expect(await run('constructor')).toMatchObject({ code: 2 });
    expect(await run('retention', 'soon')).toMatchObject({
      code: 2,
      said: expect.stringContaining('"soon"'),
    });
    expect(await run('status', '--dry-run')).toMatchObject({ code: 2 });
    expect(await run('retention', '9999')).toMatchObject({ code: 1, said: expect.stringContaining('3,650') });
  });
});
