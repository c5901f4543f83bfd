import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, commands, commitmentText, commitTo, Replay } from '@tongzhou/domain';
import { createVerifier, verifyProof } from '@tongzhou/tlog';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endWith } from '../../../../packages/domain/test/support/ending.ts';
import { Application } from '../../src/application/application.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { purgePersons, retentionDays, setRetentionDays } from '../../src/person/retention.ts';
import { rotatePersonKey } from '../../src/person/rotate.ts';
import { openPerson } from '../../src/person/seal.ts';
import { dataFolder, postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { byTwo, done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

const NAME = '欧阳晓澜';
const TELEPHONE = '13977654321';
const bin = postgresPrograms();
const OFFICER = { organisation: 'red-cross', seat: 'officer' };

describe.each(bin ? ['pglite', 'postgres'] : ['pglite'])('personal data on %s', (kind) => {
  let server: TemporaryPostgres | undefined;
  let application: Application;
  let log: PublicLog;
  const folder = dataFolder();

  beforeAll(async () => {
    server = kind === 'postgres' ? await startPostgres(bin as string) : undefined;
    application = await openSmallWorld(server?.url, folder);
    await done(
      byTwo(application, SEATS.lead, 'mandate.grant', {
        holder: 'red-cross',
        functions: ['see-persons', 'protect-persons'],
        reach: 'own',
        area: '420000',
        incident: INCIDENT,
        legalBasis: 'PIPL 52',
      }),
    );
    log = await PublicLog.open(application);
  });
  afterAll(async () => {
    await application?.close();
    await server?.stop();
  });

  const gift = (person: object = { name: NAME, telephone: TELEPHONE }, more: object = {}) => ({
    incident: INCIDENT,
    donor: { kind: 'person', person },
    receiver: 'red-cross',
    place: 'hall-a',
    mode: 'discretionary',
    lots: [{ claimedItem: 'goggles', amount: 100 }],
    ...more,
  });
  const give = async (key?: string, person?: object) => {
    const options = key === undefined ? {} : { idempotencyKey: key };
    const result = await done(application.execute(SEATS.receiver, 'donation.receive', gift(person), options));
    return result as { receiptCode: string; receiptSecret: string; donation: string };
  };
  const donorOf = (donation: string) => {
    const donor = application.state.incidents.get(INCIDENT)?.donations.get(donation)?.donor;
    if (donor?.kind !== 'person') throw new Error('no person');
    return donor;
  };
  /** Every row of every table, as text: what a copy of the database shows. */
  const dump = async (): Promise<string> => {
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
      application.database.sql,
    );
    let text = '';
    for (const { name } of tables.rows) {
      const rows = await sql<{ row: string }>`
        select row_to_json(t)::text as row from ${sql.table(name)} t`.execute(application.database.sql);
      text += `${name}\n${rows.rows.map(({ row }) => row).join('\n')}\n`;
    }
    return text;
  };
  /** Bytes as any of the ways in which the dump could show them. */
  const forms = (bytes: Uint8Array): string[] => {
    const buffer = Buffer.from(bytes);
    return [buffer.toString('hex'), buffer.toString('base64'), buffer.toString('base64url')];
  };

  it('a gift from a person leaves a commitment of the server’s own making, and nothing else, in facts and tables', async () => {
    const { receiptCode, receiptSecret, donation } = await give('form-1');
    expect(receiptSecret).toMatch(/^.{5}-.{5}-.{5}-.{5}$/);
    const donor = donorOf(donation);
    expect(Object.keys(donor).sort()).toEqual(['commitment', 'donor', 'kind']);
    const copy = await application.persons.copy({ receiptCode, secret: receiptSecret });
    if (!copy.ok) throw new Error(JSON.stringify(copy.refusals));
    const { person, salt } = copy.value;
    expect(person).toEqual({ name: NAME, telephone: TELEPHONE });
    // With data and salt the person shows that the gift was his.
    expect(await commitTo(person, new Uint8Array(Buffer.from(salt, 'base64')))).toBe(donor.commitment);
    const text = await dump();
    const secrets = [NAME, TELEPHONE, receiptSecret, ...forms(Buffer.from(salt, 'base64'))];
    for (const each of [...secrets, ...forms(Buffer.from(NAME)), ...forms(Buffer.from(TELEPHONE))])
      expect([each, text.includes(each)]).toEqual([each, false]);
  });

  it('two gifts of one person share neither commitment nor pseudonym; a request sent again is one gift', async () => {
    const one = await give('form-2');
    const again = await give('form-2');
    const other = await give('form-3');
    expect(again).toEqual(one);
    expect(donorOf(one.donation).commitment).not.toBe(donorOf(other.donation).commitment);
    expect(donorOf(one.donation).donor).not.toBe(donorOf(other.donation).donor);
    const rows = () => application.database.sql.selectFrom('person').selectAll().execute();
    const before = (await rows()).length;
    const changed = await application.execute(SEATS.receiver, 'donation.receive', gift({ name: '别人' }), {
      idempotencyKey: 'form-2',
    });
    expect(changed).toMatchObject({ ok: false, refusals: [{ code: 'idempotency-key-reused' }] });
    const crowd = await Promise.all(Array.from({ length: 8 }, () => give('form-4')));
    expect(new Set(crowd.map((each) => JSON.stringify(each))).size).toBe(1);
    expect((await rows()).length).toBe(before + 1);
  });

  it('a form that is refused says what is wrong at its field, and leaves nothing of the person behind', async () => {
    const rows = () => application.database.sql.selectFrom('person').select('commitment').execute();
    const before = await rows();
    const refused = async (input: object) => {
      const outcome = await application.execute(SEATS.receiver, 'donation.receive', input);
      return outcome.ok ? 'accepted' : outcome.refusals.map(({ code, field }) => `${code} ${field}`);
    };
    const batch = [{ claimedItem: 'goggles', amount: 1, batch: `送自 ${NAME}` }];
    expect(await refused(gift({ name: ' ' }))).toEqual(['input-invalid donor.person.name']);
    expect(await refused(gift({ name: NAME, telephone: '打我' }))).toEqual([
      'input-invalid donor.person.telephone',
    ]);
    expect(await refused(gift({ name: NAME, telephone: null }, { lots: batch }))).toEqual([
      'personal-data lots.0.batch',
    ]);
    expect(await refused(gift({ name: NAME }, { place: 'hall-z' }))).toEqual(['not-found place']);
    const linked = { ...gift(), donor: { kind: 'person', donor: 'donor-9', person: { name: NAME } } };
    expect(await refused(linked)).toEqual(['input-invalid donor']);
    const nobody = { ...gift(), donor: { kind: 'person' } };
    expect(await refused(nobody)).toEqual(['input-invalid donor.person.name']);
    const elsewhere = await application.execute(SEATS.union, 'donation.receive', gift());
    expect(elsewhere).toMatchObject({ ok: false, refusals: [{ code: 'mandate-missing' }] });
    expect(await rows()).toEqual(before);
  });

  it('staff of the receiver read under their function, each reading is on record, and no other organisation’s ever', async () => {
    const { receiptCode, receiptSecret } = await give();
    const reading = { receiptCode, reason: 'issue-receipt', note: null, breakGlass: false } as const;
    expect(await application.persons.read(OFFICER, reading)).toMatchObject({
      ok: true,
      value: { person: { name: NAME } },
    });
    // The lead agency holds every function over the whole area, and this one all the same not.
    for (const stranger of [SEATS.lead, SEATS.union]) {
      for (const breakGlass of [false, true]) {
        const asked = { ...reading, breakGlass, note: '灾情紧急需要马上联系' };
        expect(await application.persons.read(stranger, asked)).toMatchObject({
          ok: false,
          refusals: [{ code: 'mandate-missing', parameters: { couldAct: ['red-cross'] } }],
        });
      }
    }
    const broken = { ...reading, breakGlass: true };
    expect(await application.persons.read(OFFICER, broken)).toMatchObject({
      ok: false,
      refusals: [{ field: 'note' }],
    });
    const records = await application.persons.records(OFFICER);
    if (!records.ok) throw new Error('refused');
    expect(records.value.readings[0]).toMatchObject({
      receiptCode,
      seat: 'officer',
      reason: 'issue-receipt',
      mandate: expect.stringMatching(/^mandate-/),
      breakGlass: false,
    });
    expect(JSON.stringify(records.value)).not.toContain(NAME);
    // And the person learns that it was read, and what for.
    const copy = await application.persons.copy({ receiptCode, secret: receiptSecret });
    expect(copy).toMatchObject({
      ok: true,
      value: { readings: [{ reason: 'issue-receipt', breakGlass: false }] },
    });
    expect(await application.persons.records(SEATS.union)).toMatchObject({ ok: false });
  });

  it('who guesses the name, and is told so by a refusal, has left a trace like who guesses wrongly', async () => {
    const { receiptCode, receiptSecret: secret } = await give();
    const readings = async () => {
      const copy = await application.persons.copy({ receiptCode, secret });
      return copy.ok ? copy.value.readings : [];
    };
    const glass = { receiptCode, reason: 'emergency', breakGlass: true } as const;
    const right = { ...glass, note: `紧急情况下核对，疑为${NAME}` };
    expect(await application.persons.read(SEATS.gate, right)).toMatchObject({
      ok: false,
      refusals: [{ code: 'personal-data', field: 'note' }],
    });
    expect(await readings()).toMatchObject([{ reason: 'emergency', breakGlass: true }]);
    const wrong = { ...glass, note: '紧急情况下核对，疑为司马相如' };
    expect(await application.persons.read(SEATS.gate, wrong)).toMatchObject({ ok: true });
    const byFunction = { ...glass, breakGlass: false, note: `找${NAME}本人` };
    expect(await application.persons.read(OFFICER, byFunction)).toMatchObject({ ok: false });
    expect(await readings()).toHaveLength(3);
    // What was written holds nothing of the person.
    const records = await application.persons.records(OFFICER);
    expect(records.ok && records.value.readings.slice(0, 3)).toMatchObject([
      { seat: 'officer', note: '…' },
      { seat: 'gate', note: wrong.note },
      { seat: 'gate', note: '…', breakGlass: true },
    ]);
    expect(JSON.stringify(records)).not.toContain(NAME);
  });

  it('without the function the glass can be broken, with a reason in words that stays on record', async () => {
    const { receiptCode } = await give();
    const mandates = [...application.state.mandates.values()];
    const own = mandates.find(({ functions }) => functions.includes('see-persons') && functions.length === 2);
    await done(byTwo(application, SEATS.lead, 'mandate.revoke', { mandate: own?.id, reason: 'test' }));
    const reading = { receiptCode, reason: 'emergency', note: null, breakGlass: false } as const;
    expect(await application.persons.read(SEATS.gate, reading)).toMatchObject({ ok: false });
    const asked = { ...reading, breakGlass: true, note: '物资召回，须立即通知捐赠人' };
    expect(await application.persons.read(SEATS.gate, asked)).toMatchObject({ ok: true });
    await done(
      byTwo(application, SEATS.lead, 'mandate.grant', {
        holder: 'red-cross',
        functions: ['see-persons', 'protect-persons'],
        reach: 'own',
        area: '420000',
        legalBasis: 'PIPL 52',
      }),
    );
    const records = await application.persons.records(OFFICER);
    expect(records.ok && records.value.readings[0]).toMatchObject({
      ...{ seat: 'gate', breakGlass: true, mandate: null, note: asked.note },
    });
  });

  it('after erasure nothing links the person, and log, receipt and ledger are as they were', async () => {
    const person = { name: '司徒雨桐', telephone: '15912340987' };
    const { receiptCode, receiptSecret, donation } = await give('form-erase', person);
    const { commitment } = donorOf(donation);
    await log.integrateAll();
    const position = application.state.incidents.get(INCIDENT)?.donations.get(donation)?.position as number;
    const kept = { proof: await log.proofOf(position), entry: await log.entryOf(position) };
    const row = await application.persons.rows.find(commitment);
    if (!row) throw new Error('nothing was sealed');
    const dataKey = await application.persons.keyOf(row);
    const { salt } = await openPerson(row.sealed, dataKey, commitment);
    const balances = canonicalJson((await databaseBalances(application.database)).rows);
    // Before, the commitment can be found by guessing with the salt in hand: the test of the test.
    const guesses = guess(person);
    expect(await anyMatches(guesses, new Uint8Array(salt), commitment)).toBe(true);
    expect(await dump()).toContain(Buffer.from(row.sealed).toString('hex'));

    expect(await application.persons.erase({ receiptCode, secret: '00000-00000-00000-00000' })).toMatchObject(
      {
        ok: false,
        refusals: [{ code: 'secret-wrong', field: 'secret' }],
      },
    );
    expect(await application.persons.erase({ receiptCode, secret: receiptSecret })).toMatchObject({
      ok: true,
    });

    const text = await dump();
    const traces = [
      person.name,
      person.telephone,
      receiptSecret,
      ...[salt, row.sealed, row.sealed.slice(12, 60), row.wrapped_key, dataKey].flatMap(forms),
    ];
    for (const trace of traces) expect([trace, text.includes(trace)]).toEqual([trace, false]);
    // What is left is the public commitment, and that it was erased: by whom and why, of nobody by name.
    const erasures = await application.database.sql
      .selectFrom('person_erasure')
      .selectAll()
      .where('commitment', '=', commitment)
      .execute();
    expect(erasures).toMatchObject([
      { by: 'person', reason: 'person-asked', seat: null, organisation: 'red-cross' },
    ]);

    // Who knows the name, the number and the scheme tries what he likes: without the salt nothing confirms him.
    const zero = new Uint8Array(32);
    expect(await anyMatches(guesses, zero, commitment)).toBe(false);
    const wellKnown = [commitment, donorOf(donation).donor, donation, receiptCode];
    for (const known of wellKnown) {
      const asSalt = new Uint8Array(Buffer.alloc(32, known));
      expect(await anyMatches(guesses, asSalt, commitment)).toBe(false);
    }
    for (const wrong of ['copy', 'erase'] as const)
      expect(await application.persons[wrong]({ receiptCode, secret: receiptSecret })).toMatchObject({
        ok: false,
        refusals: [{ code: 'person-not-held' }],
      });

    // The old proof, kept by the person, verifies; so does a new one; the whole log replays to the same state.
    const trust = { log: await createVerifier(log.verifierKey) };
    const proven = await verifyProof(
      Buffer.from(kept.proof?.text as string),
      Buffer.from(kept.entry as string),
      trust,
    );
    expect(proven.index).toBe(kept.proof?.index);
    expect(await log.proofOf(position)).toMatchObject({ holds: true });
    const replay = new Replay({
      items: application.items,
      country: application.country,
      areas: application.areas,
      duties: application.duties.rules,
    });
    const facts = await application.database.sql
      .selectFrom('fact')
      .select('body')
      .where('public', '=', true)
      .orderBy('position')
      .execute();
    for (const { body } of facts) replay.take(body);
    expect(facts.map(({ body }) => body).join()).not.toContain(person.name);
    expect(canonicalJson((await databaseBalances(application.database)).rows)).toBe(balances);
    const sums = await sql<{ sum: number }>`
      select coalesce(sum(posted_in) - sum(posted_out), 0) as sum from account`.execute(
      application.database.sql,
    );
    expect(Number(sums.rows[0]?.sum)).toBe(0);
    // The same request again does not bring the person back.
    const again = await application.execute(SEATS.receiver, 'donation.receive', gift(person), {
      idempotencyKey: 'form-erase',
    });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'idempotency-key-reused' }] });
    const rows = await application.database.sql.selectFrom('person').select('request_key').execute();
    expect(rows.map(({ request_key }) => request_key)).not.toContain('form-erase');
  });

  describe('the officer asks for erasure, for one of the law’s reasons', () => {
    const SECOND = { organisation: 'red-cross', seat: 'officer-2' };
    const reason = 'consent-withdrawn' as const;
    const ask = async () => {
      const { receiptCode, receiptSecret: secret, donation } = await give();
      const asked = await application.persons.askToForget(OFFICER, { receiptCode, reason });
      if (!asked.ok) throw new Error(JSON.stringify(asked.refusals));
      const { countersignature } = asked.value;
      return { receiptCode, secret, countersignature, commitment: donorOf(donation).commitment };
    };
    const sign = (actor: typeof SECOND, countersignature: string) =>
      application.execute(actor, 'countersignature.give', { countersignature });

    it('and nothing goes until another seat that may has signed; then it is gone, and the log says by whom', async () => {
      const { receiptCode, secret, countersignature, commitment } = await ask();
      expect(application.persons.askedToForget(SECOND)).toMatchObject([
        { countersignature, receiptCode, reason, seat: 'officer' },
      ]);
      expect(application.persons.askedToForget(SEATS.union)).toEqual([]);
      expect(await sign(OFFICER, countersignature)).toMatchObject({ refusals: [{ code: 'four-eyes' }] });
      for (const stranger of [SEATS.lead, SEATS.union])
        expect(await sign(stranger, countersignature)).toMatchObject({
          refusals: [{ code: 'not-own-matter' }],
        });
      expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: true });

      await done(sign(SECOND, countersignature));
      expect(await application.persons.rows.find(commitment)).toBeUndefined();
      expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({
        refusals: [{ code: 'person-not-held' }],
      });
      expect(await application.persons.askToForget(OFFICER, { receiptCode, reason })).toMatchObject({
        refusals: [{ code: 'person-not-held' }],
      });
      expect(await application.persons.records(OFFICER)).toMatchObject({
        ok: true,
        value: { erasures: [{ receiptCode, by: 'officer', seat: 'officer-2', reason }, {}] },
      });
      const { rows } = await sql<{ body: string }>`
        select body from fact where public order by position desc limit 3`.execute(application.database.sql);
      const [forgotten, given, asked] = rows.map(({ body }) => JSON.parse(body));
      expect(asked).toMatchObject({
        type: 'countersignature.asked',
        actor: OFFICER,
        decision: { command: 'personal-data.forget', input: { receiptCode, reason } },
      });
      expect(given).toMatchObject({ type: 'countersignature.given', actor: SECOND });
      expect(forgotten).toMatchObject({ type: 'personal-data.forgotten', data: { commitment, reason } });
      expect(rows.map(({ body }) => body).join()).not.toContain(NAME);
    });

    it('which others may not ask, and no command of theirs may', async () => {
      const { receiptCode } = await give();
      for (const stranger of [SEATS.lead, SEATS.union]) {
        expect(await application.persons.askToForget(stranger, { receiptCode, reason })).toMatchObject({
          refusals: [{ code: 'mandate-missing', parameters: { couldAct: ['red-cross'] } }],
        });
        expect(
          await application.execute(stranger, 'personal-data.forget', { receiptCode, reason }),
        ).toMatchObject({ refusals: [{ code: 'mandate-missing' }] });
      }
      expect(
        await application.execute(OFFICER, 'personal-data.forget', { receiptCode: 'TZ-0000-0000', reason }),
      ).toMatchObject({ refusals: [{ code: 'person-not-held', field: 'receiptCode' }] });
    });

    it('and it stays where the second refuses', async () => {
      const { receiptCode, secret, countersignature } = await ask();
      const refusing = { countersignature, reason: '本人未要求' };
      await done(application.execute(SECOND, 'countersignature.refuse', refusing));
      expect(await sign(SECOND, countersignature)).toMatchObject({ refusals: [{ code: 'wrong-state' }] });
      expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: true });
      expect(application.persons.askedToForget(SECOND)).toEqual([]);
    });

    it('the person need not wait for them: what is gone already is no longer asked for', async () => {
      const { receiptCode, secret, commitment, countersignature } = await ask();
      expect(await application.persons.erase({ receiptCode, secret })).toMatchObject({ ok: true });
      // Signed all the same it destroys nothing more, and does not claim to.
      await done(sign(SECOND, countersignature));
      const erasures = application.database.sql.selectFrom('person_erasure').selectAll();
      expect(await erasures.where('commitment', '=', commitment).execute()).toMatchObject([{ by: 'person' }]);
    });

    it('where the process dies between the fact and the row, nobody reads it meanwhile, and the next start destroys it', async () => {
      const { receiptCode, secret, commitment, countersignature } = await ask();
      const erasing = vi.spyOn(application.persons.rows, 'erase').mockRejectedValue(new Error('no power'));
      await done(sign(SECOND, countersignature));
      erasing.mockRestore();
      expect(await application.persons.rows.find(commitment)).toBeDefined();
      expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: false });
      const reading = { receiptCode, reason: 'audit', note: null, breakGlass: false } as const;
      expect(await application.persons.read(OFFICER, reading)).toMatchObject({ ok: false });
      const again = await Application.on(application.database, { folder });
      await again.persons.forgetting.now();
      expect(await application.persons.rows.find(commitment)).toBeUndefined();
      expect(await again.persons.records(OFFICER)).toMatchObject({
        value: { erasures: expect.arrayContaining([expect.objectContaining({ receiptCode, reason })]) },
      });
    });
  });

  it('guessing a secret is stopped after ten tries, for that receipt only', async () => {
    const { receiptCode, receiptSecret } = await give();
    for (let tries = 0; tries < 10; tries += 1)
      expect(
        await application.persons.copy({ receiptCode, secret: `${tries}`, address: '192.0.2.7' }),
      ).toMatchObject({ refusals: [{ code: 'secret-wrong' }] });
    const stopped = { receiptCode, secret: receiptSecret, address: '192.0.2.7' };
    expect(await application.persons.copy(stopped)).toMatchObject({
      refusals: [{ code: 'too-many-attempts' }],
    });
    expect(await application.persons.copy({ ...stopped, address: '192.0.2.8' })).toMatchObject({ ok: true });
  });

  it('what was read or erased cannot be unwritten, even in the database', async () => {
    for (const table of ['person_reading', 'person_erasure'] as const) {
      await expect(application.database.sql.deleteFrom(table).execute()).rejects.toThrow(/append-only/);
      await expect(
        application.database.sql.updateTable(table).set({ reason: 'x' }).execute(),
      ).rejects.toThrow(/append-only/);
    }
  });

  it('a rotation of the key keeps the living readable, and makes old copies of the erased unreadable for ever', async () => {
    const living = await give();
    const gone = await give();
    const old = await application.persons.rows.find(donorOf(gone.donation).commitment);
    if (!old) throw new Error('nothing was sealed');
    await application.persons.erase({ receiptCode: gone.receiptCode, secret: gone.receiptSecret });
    // A backup of the database from before the erasure still opens with the key of today…
    expect(await application.persons.keyOf(old)).toHaveLength(32);
    const before = await readFile(join(folder, 'keys', 'person.key'), 'utf8');
    const rotated = await rotatePersonKey(application);
    expect(rotated.rewrapped).toBeGreaterThan(3);
    expect(rotated.dropped).toBe(1);
    const after = await readFile(join(folder, 'keys', 'person.key'), 'utf8');
    expect(after).not.toContain(before.trim());
    // …and with that of tomorrow never again.
    await expect(application.persons.keyOf(old)).rejects.toThrow(/missing/);
    const { receiptCode, receiptSecret: secret } = living;
    expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: true });
    expect((await rotatePersonKey(application)).dropped).toBe(1);
    expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: true });
  });

  it('data go when the period after the end of the response is over, not before, and a dry run only counts', async () => {
    const { receiptCode, receiptSecret: secret } = await give();
    expect(await retentionDays(application)).toBe(180);
    await expect(setRetentionDays(application, -1)).rejects.toThrow(RangeError);
    await setRetentionDays(application, 0);
    // While the response goes on nothing is due, however short the period.
    expect(await purgePersons(application)).toMatchObject({ erased: 0, abandoned: 0 });
    await endWith(
      (name, input) => done(byTwo(application, SEATS.lead, name, input)),
      application.state,
      INCIDENT,
    );
    await setRetentionDays(application, 30);
    expect(await purgePersons(application)).toMatchObject({ days: 30, erased: 0, stated: [] });
    await setRetentionDays(application, 0);
    const counted = await purgePersons(application, { dryRun: true });
    expect(counted).toMatchObject({ stated: [] });
    expect(counted.erased).toBeGreaterThan(0);
    expect(counted.incidents).toMatchObject([{ incident: INCIDENT, held: counted.erased, ended: true }]);
    expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: true });
    // The duty to destroy is met by the server's own word, given when the rows are gone, and never twice.
    const isMet = () =>
      application.duties
        .of(INCIDENT)
        .filter(({ kind }) => kind === 'destroy-event-data')
        .map(({ metAt }) => metAt !== null);
    expect(isMet()).toEqual([false]);
    expect(await purgePersons(application)).toMatchObject({ erased: counted.erased, stated: [INCIDENT] });
    expect(isMet()).toEqual([true]);
    expect(await purgePersons(application)).toMatchObject({ erased: 0, stated: [] });
    expect(commands.has('personal-data.destroy')).toBe(false);
    expect(await application.persons.copy({ receiptCode, secret })).toMatchObject({ ok: false });
    expect(await application.database.sql.selectFrom('person').selectAll().execute()).toEqual([]);
  });

  it('what was sealed for a gift that never came to be is purged after an hour', async () => {
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString();
    const row = (fill: string, recorded_at: string) => ({
      commitment: fill.repeat(64),
      donor: `donor-${fill}`,
      sealed: Buffer.alloc(60),
      wrapped_key: Buffer.alloc(60),
      key_id: 'x',
      recorded_at,
      seat: 'receiver',
      request_key: null,
    });
    await application.persons.rows.insert(row('a', hours(2)));
    await application.persons.rows.insert(row('b', hours(0)));
    expect(await purgePersons(application)).toMatchObject({ abandoned: 1 });
    expect(await application.persons.rows.find('a'.repeat(64))).toBeUndefined();
    expect(await application.persons.rows.find('b'.repeat(64))).toBeDefined();
    await application.persons.rows.forget('b'.repeat(64));
  });

  it.runIf(kind === 'pglite')(
    'no file of the data folder has ever held a name, a number or a salt',
    async () => {
      await sql`checkpoint`.execute(application.database.sql);
      for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        const bytes = await readFile(join(file.parentPath, file.name));
        for (const planted of [NAME, TELEPHONE, '司徒雨桐', '15912340987'])
          expect([file.name, planted, bytes.includes(planted)]).toEqual([file.name, planted, false]);
      }
    },
  );
});

/** The right person among a thousand: what somebody tries who has a list of names and numbers. */
function guess(right: { name: string; telephone: string | null }) {
  const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'];
  const others = surnames.flatMap((surname) =>
    Array.from({ length: 100 }, (_, index) => ({
      name: `${surname}${index}`,
      telephone: `138${String(index).padStart(8, '0')}`,
    })),
  );
  return [...others, right, { ...right, telephone: null }];
}

async function anyMatches(
  guesses: readonly { name: string; telephone: string | null }[],
  salt: Uint8Array<ArrayBuffer>,
  commitment: string,
): Promise<boolean> {
  for (const each of guesses) {
    expect(commitmentText(each)).toContain(each.name);
    if ((await commitTo(each, salt)) === commitment) return true;
  }
  return false;
}
