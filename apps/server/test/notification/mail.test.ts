import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Identity } from '../../src/identity/index.ts';
import { postOffice } from '../../src/mail/post-office.ts';
import { letterOf } from '../../src/notification/mail/letter.ts';
import { isQuiet } from '../../src/notification/mail/quiet-hours.ts';
import { Notifications } from '../../src/notification/notifications.ts';
import { messageOf } from '../../src/notification/push/message.ts';
import { byTwo, done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

type World = Awaited<ReturnType<typeof openSmallWorld>>;
const NIGHT = { from: 22 * 60, until: 7 * 60 };
/** China: 23:30, and 08:00 the morning after. */
const AT_NIGHT = new Date('2030-01-01T15:30:00Z');
const IN_THE_MORNING = new Date('2030-01-02T00:00:00Z');

describe('letters', () => {
  let world: World;
  let told: Notifications;
  let server: SMTPServer;
  let refuses = false;
  const letters: { to: string[]; text: string }[] = [];
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, callback) =>
        refuses ? callback(Object.assign(new Error('later'), { responseCode: 451 })) : callback(),
      onData(stream, session, callback) {
        let text = '';
        stream.on('data', (chunk) => {
          text += chunk;
        });
        stream.on('end', () => {
          letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
          callback();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    world = await openSmallWorld();
    const identity = await Identity.open(world);
    const account = { name: '药房', password: 'a long passphrase', organisation: 'union' };
    await identity.createAccount({ ...account, email: 'pharmacy@union.example', seat: 'union-1' });
    told = new Notifications(world, postOffice(`smtp://127.0.0.1:${port}`, 'tongzhou@lead.example'));
    await told.notices.bringUpToDate();
  });
  afterAll(async () => {
    await told.stop();
    await world.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    letters.length = 0;
    refuses = false;
    await told.mail.set(SEATS.union, { mode: 'off', language: 'zh', quiet: null });
  });

  const change = async (responseLevel: string) => {
    const input = { incident: INCIDENT, responseLevel, reason: 'test' };
    await done(byTwo(world, SEATS.lead, 'incident.change-level', input));
    await told.notices.bringUpToDate();
  };
  const grant = async () => {
    const input = {
      holder: 'union',
      functions: ['report-use'],
      reach: 'own',
      area: '420103',
      incident: INCIDENT,
    };
    await done(byTwo(world, SEATS.lead, 'mandate.grant', { ...input, legalBasis: '通知' }));
    await told.notices.bringUpToDate();
  };
  const round = (now: Date) => told.postman?.round(now);

  it('come to whoever asked, once, and of nothing that was before', async () => {
    await change('II');
    expect(await round(IN_THE_MORNING)).toBe(0);
    await told.mail.set(SEATS.union, { mode: 'all', language: 'en', quiet: null });
    await change('III');
    expect(await round(IN_THE_MORNING)).toBe(1);
    expect(await round(IN_THE_MORNING)).toBe(0);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.to).toEqual(['pharmacy@union.example']);
    expect(letters[0]?.text).toMatch(/^Subject: Tongzhou: \[Urgent\] Response level is now III/m);
    expect(letters[0]?.text).toContain(`/en/incidents/${INCIDENT}`);
  });

  it('wait for the end of the quiet hours, and then come as one', async () => {
    await told.mail.set(SEATS.union, { mode: 'all', language: 'en', quiet: NIGHT });
    await grant();
    await change('II');
    expect(await round(AT_NIGHT)).toBe(0);
    expect(await round(IN_THE_MORNING)).toBe(1);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('(2 notices)');
  });

  it('do not wait where a level-I response begins', async () => {
    await told.mail.set(SEATS.union, { mode: 'urgent', language: 'en', quiet: NIGHT });
    await change('III');
    expect(await round(AT_NIGHT)).toBe(0);
    await change('I');
    expect(await round(AT_NIGHT)).toBe(1);
    expect(letters[0]?.text).toMatch(/^Subject: Tongzhou: \[Alarm\]/m);
  });

  it('of what is not urgent do not come to whoever wants only that', async () => {
    await told.mail.set(SEATS.union, { mode: 'urgent', language: 'zh', quiet: null });
    await grant();
    expect(await round(IN_THE_MORNING)).toBe(0);
    await change('II');
    expect(await round(IN_THE_MORNING)).toBe(1);
  });

  it('of kinds that were not chosen do not come, but an alarm does', async () => {
    const kinds = ['mandate.granted'] as const;
    await told.mail.set(SEATS.union, { mode: 'all', language: 'en', quiet: null, kinds });
    await change('III');
    expect(await round(IN_THE_MORNING)).toBe(0);
    await grant();
    expect(await round(IN_THE_MORNING)).toBe(1);
    await change('I');
    expect(await round(IN_THE_MORNING)).toBe(1);
    expect((await told.mail.of(SEATS.union)).kinds).toEqual(kinds);
    await change('II');
  });

  it('are kept while the post refuses them, and sent later', async () => {
    await told.mail.set(SEATS.union, { mode: 'all', language: 'zh', quiet: null });
    await change('III');
    refuses = true;
    expect(await round(IN_THE_MORNING)).toBe(0);
    refuses = false;
    expect(await round(IN_THE_MORNING)).toBe(0);
    expect(await round(new Date(IN_THE_MORNING.getTime() + 31_000))).toBe(1);
    expect(letters).toHaveLength(1);
  });

  it('cannot be asked for by a seat that has no address', async () => {
    expect(await told.mail.set(SEATS.gate, { mode: 'all', language: 'zh', quiet: null })).toBe(false);
  });
});

describe('quiet hours', () => {
  it('are China’s, and may run over midnight', () => {
    const at = (time: string) => new Date(`2030-01-01T${time}:00+08:00`);
    expect(
      ['21:59', '22:00', '23:59', '00:00', '06:59', '07:00'].map((time) => isQuiet(NIGHT, at(time))),
    ).toEqual([false, true, true, true, true, false]);
    expect(isQuiet({ from: 720, until: 840 }, at('13:00'))).toBe(true);
    expect(isQuiet({ from: 720, until: 840 }, at('14:00'))).toBe(false);
    expect(isQuiet({ from: 60, until: 60 }, at('01:00'))).toBe(false);
  });
});

it('a name with a line break cannot write a header of its own', () => {
  const title = { zh: 'a\r\nBcc: all@example.org', en: 'a' };
  const notice = {
    number: 1,
    position: 1,
    incident: 'i',
    kind: 'order.issued',
    urgency: 'normal',
    exercise: false,
    path: '/work',
    at: '',
  } as const;
  expect(letterOf([{ ...notice, title }], 'zh', '').subject).toBe('同舟: a Bcc: all@example.org');
});

it('of an exercise say so before all else, in letters and on devices', () => {
  const title = { zh: '响应级别调整为一级', en: 'Response level is now I' };
  const common = { number: 1, position: 1, incident: 'drill', path: '/incidents/drill', at: '' };
  const notice = {
    ...common,
    kind: 'incident.level-changed',
    urgency: 'alarm',
    exercise: true,
    title,
  } as const;
  expect(letterOf([notice], 'zh', '').subject).toBe('同舟: [演练] [警报] 响应级别调整为一级');
  expect(letterOf([notice], 'en', '').text).toMatch(/^\[Exercise\] \[Alarm\] Response level is now I/);
  expect(messageOf([notice], 'en').title).toBe('[Exercise] [Alarm] Response level is now I');
});
