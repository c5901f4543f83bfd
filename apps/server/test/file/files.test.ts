import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endWith } from '../../../../packages/domain/test/support/ending.ts';
import type { Application } from '../../src/application/application.ts';
import { checkRecords } from '../../src/integrity/records.ts';
import { purgePersons, setRetentionDays } from '../../src/person/retention.ts';
import { rotatePersonKey } from '../../src/person/rotate.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { byTwo, done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

const bin = postgresPrograms();
const paper = (text: string): Uint8Array => new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`);
const WORDS = '检验报告 T-2020-014 联系人 张三';
const OFFICERS = [
  { organisation: 'red-cross', seat: 'officer' },
  { organisation: 'red-cross', seat: 'officer-2' },
] as const;

describe.each(bin ? ['pglite', 'postgres'] : ['pglite'])('files on %s', (kind) => {
  let server: TemporaryPostgres | undefined;
  let application: Application;
  const folder = dataFolder();

  beforeAll(async () => {
    server = kind === 'postgres' ? await startPostgres(bin as string) : undefined;
    application = await openSmallWorld(server?.url, folder);
    await done(
      byTwo(application, SEATS.lead, 'mandate.grant', {
        holder: 'red-cross',
        functions: ['protect-persons'],
        reach: 'own',
        area: '420000',
        incident: INCIDENT,
        legalBasis: 'PIPL 52',
      }),
    );
  });
  afterAll(async () => {
    await application?.close();
    await server?.stop();
  });

  const put = async (bytes: Uint8Array, actor: { organisation: string; seat: string } = SEATS.receiver) => {
    const file = await application.files.put(actor, { incident: INCIDENT, bytes });
    if (!file.ok) throw new Error(JSON.stringify(file.refusals));
    return file.value;
  };
  /** An event may name a photograph. */
  const cite = (hash: string) => application.files.rows.cite([hash], application.clock.now().toISOString());
  const codes = (answer: { ok: boolean; refusals?: readonly { code: string }[] }) =>
    answer.refusals?.map(({ code }) => code) ?? [];
  const findings = () => checkRecords(application.database, application.state);

  it('are read by those who sent them, byte for byte', async () => {
    const bytes = paper(WORDS);
    const { hash, type, size } = await put(bytes);
    expect({ type, size }).toEqual({ type: 'application/pdf', size: bytes.length });
    const read = await application.files.read(SEATS.inspector, hash);
    expect(read.ok && Buffer.from(read.value.bytes).equals(bytes)).toBe(true);
    expect((await put(bytes)).hash).toBe(hash);
  });

  it('lie sealed: the database alone opens none', async () => {
    const { hash } = await put(paper(WORDS));
    const { rows } = await sql<{ found: boolean }>`
      select position(convert_to(${WORDS}, 'UTF8') in sealed) > 0 as found from stored_file_content
      where hash = ${hash}`.execute(application.database.sql);
    expect(rows).toEqual([{ found: false }]);
  });

  it('are not shown to another organisation, but to one whose work it is; and that leaves a line', async () => {
    const { hash } = await put(paper('for few eyes'));
    expect(codes(await application.files.read(SEATS.union, hash))).toEqual(['mandate-missing']);
    expect((await application.files.read(SEATS.lead, hash)).ok).toBe(true);
    const { rows } = await sql`select organisation, seat from file_reading where hash = ${hash}`.execute(
      application.database.sql,
    );
    expect(rows).toEqual([SEATS.lead]);
    expect(await findings()).toEqual([]);
  });

  it('of which nobody knows are refused by fingerprint', async () => {
    expect(codes(await application.files.read(SEATS.receiver, '0'.repeat(64)))).toEqual(['file-not-stored']);
    expect((await application.files.about('0'.repeat(64))).holders).toEqual([]);
  });

  it('that are no papers are not taken', async () => {
    for (const bytes of [new Uint8Array(), Uint8Array.from([0, 1, 2, 3])]) {
      const answer = await application.files.put(SEATS.receiver, { incident: INCIDENT, bytes });
      expect(codes(answer)).toEqual(['file-unfit']);
    }
    const huge = await application.files.put(SEATS.receiver, {
      incident: INCIDENT,
      bytes: new Uint8Array(10_000_001),
    });
    expect(codes(huge)).toEqual(['body-too-large']);
    const nowhere = await application.files.put(SEATS.receiver, { incident: 'x', bytes: paper('x') });
    expect(codes(nowhere)).toEqual(['not-found']);
  });

  it('of one who only asks to be admitted are few', async () => {
    const newcomer = { organisation: 'nobody-yet', seat: 'newcomer' };
    for (let index = 0; index < 20; index += 1) await put(paper(`newcomer ${index}`), newcomer);
    const answer = await application.files.put(newcomer, { incident: null, bytes: paper('one more') });
    expect(codes(answer)).toEqual(['files-full']);
  });

  it('that a fact names go by two hands, and everybody sees that they went', async () => {
    const { hash } = await put(paper('too much about a person'));
    await cite(hash);
    const [first, second] = OFFICERS;
    const erase = (actor: { organisation: string; seat: string }) =>
      application.files.erase(actor, { hash, reason: 'unlawful' });
    expect(codes(await erase(SEATS.union))).toEqual(['file-not-stored']);
    expect(await erase(first)).toEqual({ ok: true, value: { erased: false } });
    expect(await erase(first)).toEqual({ ok: true, value: { erased: false } });
    expect((await application.files.read(SEATS.receiver, hash)).ok).toBe(true);
    expect(await erase(second)).toEqual({ ok: true, value: { erased: true } });
    expect(codes(await application.files.read(SEATS.receiver, hash))).toEqual(['file-not-stored']);
    expect((await application.files.about(hash)).holders).toMatchObject([
      { organisation: 'red-cross', erased: { reason: 'unlawful' } },
    ]);
    expect(await findings()).toEqual([]);
  });

  it('that nothing names go at once', async () => {
    const { hash } = await put(paper('the wrong photograph'));
    const answer = await application.files.erase(SEATS.receiver, { hash, reason: 'person-asked' });
    expect(answer).toEqual({ ok: true, value: { erased: true } });
    // Sent again, it is there again.
    expect((await put(paper('the wrong photograph'))).hash).toBe(hash);
    expect((await application.files.read(SEATS.receiver, hash)).ok).toBe(true);
  });

  it('that nothing names after two days are swept, others stay', async () => {
    const [left, named] = [await put(paper('left behind')), await put(paper('named'))];
    await cite(named.hash);
    await sql`update stored_file set put_at = put_at - interval '49 hours' where hash in (${left.hash}, ${named.hash})`.execute(
      application.database.sql,
    );
    expect(await application.files.sweep()).toBe(1);
    expect(codes(await application.files.read(SEATS.receiver, left.hash))).toEqual(['file-not-stored']);
    expect((await application.files.read(SEATS.receiver, named.hash)).ok).toBe(true);
  });

  it('are found out when a row is changed beside the record', async () => {
    const { hash } = await put(paper('whose?'));
    await sql`alter table stored_file disable trigger stored_file_leaves_a_line`.execute(
      application.database.sql,
    );
    await sql`update stored_file set seat = 'another' where hash = ${hash}`.execute(application.database.sql);
    expect(await findings()).toMatchObject([
      { table: 'stored_file', detail: 'was changed, and no line says so' },
    ]);
    await sql`update stored_file set seat = 'receiver' where hash = ${hash}`.execute(
      application.database.sql,
    );
    await sql`alter table stored_file enable trigger stored_file_leaves_a_line`.execute(
      application.database.sql,
    );
    expect(await findings()).toEqual([]);
  });

  it('open with the new key after a rotation, and end with the period of retention', async () => {
    const { hash } = await put(paper('kept long'));
    await cite(hash);
    expect((await rotatePersonKey(application)).rewrapped).toBeGreaterThan(0);
    expect((await application.files.read(SEATS.receiver, hash)).ok).toBe(true);
    await setRetentionDays(application, 0);
    await endWith(
      (name, input) => done(byTwo(application, SEATS.lead, name, input)),
      application.state,
      INCIDENT,
    );
    await purgePersons(application);
    expect(codes(await application.files.read(SEATS.receiver, hash))).toEqual(['file-not-stored']);
    expect((await application.files.about(hash)).holders[0]?.erased?.reason).toBe('retention-ended');
  });
});
