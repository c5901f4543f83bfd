import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { EmailConfirmations } from '../../src/identity/email-confirmations.ts';
import { Identity } from '../../src/identity/index.ts';
import { digest } from '../../src/identity/secret.ts';
import { sealSecret } from '../../src/notification/webhook/secret-seal.ts';
import { newWebhookSecret } from '../../src/notification/webhook/signature.ts';
import { openSmallWorld } from '../support/small-world.ts';

const PASSWORD = 'seven grey herons ashore';

describe('rows of codes and secrets', () => {
  let application: Application;
  let identity: Identity;
  beforeAll(async () => {
    application = await openSmallWorld();
    identity = await Identity.open(application);
  });
  afterAll(() => application.close());

  /** Whatever stands in any table, as text; bytes as they are, in hexadecimal digits and in base64. */
  const everything = async (): Promise<string> => {
    const { rows: tables } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(application.database.sql);
    expect(tables.length).toBeGreaterThan(30);
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(application.database.sql);
      for (const row of rows)
        for (const value of Object.values(row as object))
          parts.push(
            value instanceof Uint8Array
              ? [Buffer.from(value).toString('latin1'), Buffer.from(value).toString('hex')].join('\n')
              : JSON.stringify(value),
          );
    }
    return parts.join('\n');
  };

  it('hold none of them as it is handed out: whoever reads the database gets in nowhere', async () => {
    const account = { email: 'a@example.org', name: 'A', password: PASSWORD, organisation: 'union' };
    const seat = await identity.createAccount(account);
    const signedIn = await identity.signIn({
      email: account.email,
      password: PASSWORD,
      headers: new Headers(),
    });
    if (!signedIn.ok) throw new Error('not signed in');
    const cookie = signedIn.setCookie[0]?.split(';')[0] ?? '';
    const headers = new Headers({ cookie, host: '127.0.0.1:8020' });
    const begun = await identity.factors.beginTotp(signedIn.visitor, headers, PASSWORD);
    if (!begun.ok) throw new Error(begun.reason);
    const invitation = await identity.makeInvitation({ name: 'B', email: null, organisation: 'union' });
    const kept = await identity.keptForms.keep(
      { path: '/zh/work', fields: [['text:note', 'what was typed here']] },
      seat,
      headers,
    );
    const webhook = newWebhookSecret();
    await sql`create table sealed_here (bytes bytea)`.execute(application.database.sql);
    await sql`insert into sealed_here values (${await sealSecret(application.folder, 'wh_1', webhook)})`.execute(
      application.database.sql,
    );
    const secrets = {
      password: PASSWORD,
      cookie: cookie.split('=')[1] ?? '',
      token: await identity.createToken({ organisation: 'union', seat }, 'stock'),
      reset: (await identity.makeReset(account.email))?.path.split('/')[1] ?? '',
      invitation: invitation.path.split('/')[1] ?? '',
      keptForm: kept?.split(';')[0]?.split('=')[1] ?? '',
      typed: 'what was typed here',
      totp: begun.begun.secret,
      webhook,
      ...Object.fromEntries(begun.begun.backupCodes.map((code, at) => [`on paper ${at}`, code])),
    };
    const all = await everything();
    // It looks at the right rows: what a secret is known by is there.
    expect(all).toContain(digest(secrets.reset));
    for (const [what, secret] of Object.entries(secrets)) {
      expect([what, secret.length >= 8]).toEqual([what, true]);
      for (const form of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret).toString('base64'),
      ])
        expect([what, all.includes(form)]).toEqual([what, false]);
    }
  });

  it('of six digits are hashed with a key that is not in the database: nobody finds them by trying all', async () => {
    const confirmations = new EmailConfirmations(application.database, 'of this installation');
    const rows = new Map<string, string>();
    for (let count = 0; count < 2; count += 1) {
      const email = `newcomer-${count}@example.org`;
      const seat = await identity.createAccount({
        email,
        name: 'N',
        password: PASSWORD,
        organisation: 'union',
      });
      await sql`insert into email_confirmation (seat) values (${seat})`.execute(application.database.sql);
      const sent = await confirmations.next(seat);
      if (!sent?.ok) throw new Error('no code');
      const { code } = await application.database.sql
        .selectFrom('email_confirmation')
        .select('code')
        .where('seat', '=', seat)
        .executeTakeFirstOrThrow();
      expect(code).toMatch(/^[0-9a-f]{64}$/);
      for (const words of [sent.code, `${seat} ${sent.code}`, `email code\n${seat}\n${sent.code}`])
        expect(code).not.toBe(digest(words));
      rows.set(seat, code ?? '');
    }
    expect(new Set(rows.values()).size).toBe(2);
  });
});
