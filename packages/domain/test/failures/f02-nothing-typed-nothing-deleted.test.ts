import { checkRecord, commands, evolve, type Fact, factDefinitions } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hubei, INCIDENT, ITEMS, need, receive, SEATS } from '../support/world.ts';

type Leaf = { readonly path: string; readonly form: string };

/** Every leaf of a schema with the form that it asks for; `free`: any words at all. */
function leaves(schema: z.core.$ZodType, path: string): Leaf[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, each]) =>
      leaves(each as z.core.$ZodType, `${path}.${name}`),
    );
  if (schema instanceof z.ZodArray) return leaves(schema.element, path);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return leaves(schema.def.innerType, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((each) => leaves(each, path));
  if (schema instanceof z.ZodRecord)
    return [...leaves(schema.keyType, `${path}.*`), ...leaves(schema.valueType, `${path}.*`)];
  if (schema instanceof z.ZodString) return [{ path, form: schema.format ?? 'free' }];
  if (schema instanceof z.ZodCustomStringFormat) return [{ path, form: 'named' }];
  if (schema instanceof z.ZodISODateTime || schema instanceof z.ZodISODate)
    return [{ path, form: String(schema.format) }];
  return [{ path, form: schema._zod.def.type }];
}

const ALL = Object.entries(factDefinitions).flatMap(([type, { schema }]) => leaves(schema, type));
const pathsOf = (form: string) => [
  ...new Set(ALL.filter((leaf) => leaf.form === form).map((leaf) => leaf.path)),
];
const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1);

describe('F2: no bank, no date and no sum is typed by hand into a public record', () => {
  it('the walk over the schemas sees every kind of leaf that there is', () => {
    expect(new Set(ALL.map((leaf) => leaf.form))).toEqual(
      new Set(['free', 'named', 'datetime', 'date', 'enum', 'literal', 'number', 'boolean']),
    );
    expect(new Set(ALL.map((leaf) => leaf.path.split('.').slice(0, 2).join('.'))).size).toBe(
      Object.keys(factDefinitions).length,
    );
  });

  it('free words stand only under these names, and none of them is a bank, an account, a person or a date', () => {
    expect([...new Set(pathsOf('free').map(lastName))].sort()).toEqual(
      [
        ...['zh', 'en', 'name', 'address', 'legalBasis', 'agreement', 'externalKeys'],
        ...['source', 'original', 'label', 'externalKey', '*', 'where', 'solver'],
        ...['reason', 'note', 'explanation', 'purposeWords', 'goal', 'words', 'carrier'],
        ...['donorName', 'serial'],
        // The name of a command: the first person only asks for it.
        'command',
        // What a name was before it was put right.
        'from',
        ...['batch', 'bin', 'standard', 'reference', 'issuer', 'text'],
        // A fundraising's plan and a filing: which platform, what becomes of gifts, which office.
        ...['platforms', 'secondaryPurpose', 'surplus', 'to', 'measures'],
        // A briefing's questions.
        ...['ask', 'choices', 'right'],
        // What a leading group decided about.
        'matter',
      ].sort(),
    );
    const names = new Set(ALL.map((leaf) => lastName(leaf.path)));
    // Persons are a count; when a fundraising began can only be earlier than the fact; its end, and from when an offer is ready, are plans.
    const typedByHand =
      /bank|branch|iban|account|card|phone|mobile|e?mail|wechat|person(?!s$)|(?<!man)[dD]ate$|(?<!expires|started|ends|ready)On$/;
    expect([...names].filter((name) => typedByHand.test(name))).toEqual([]);
  });

  it('the moments that a fact may state are few; when something was entered or published is none of them', () => {
    // When a reservation ends follows from the server's clock and the charter; no command takes it.
    // So do who had a lot in hand last, and when, taken from the record; and when one person's suspension lapses.
    const computed = /\.transfers\.expiresAt$|\.lastHand\.at$|^mandate\.suspended\.until$/;
    const stated = pathsOf('datetime').filter((path) => !computed.test(path));
    expect(stated.sort()).toEqual([
      // The hours of the law count from here; it can only be earlier than the fact, which makes them shorter.
      'breach.found.foundAt',
      // A paper of the night, entered in the morning: within the hours that the charter allows, and beside when it was entered.
      'count.recorded.happenedAt',
      'delivery.confirmed.happenedAt',
      'donation.received.happenedAt',
      'event.noticed.noticedAt',
      'facility.load-reported.asOf',
      'fundraising.started.startedOn',
      'import.recorded.asOf',
      'import.recorded.saysAsOf',
      'incident.declared.beganAt',
      'loss.reported.happenedAt',
      'lot.finding-recorded.happenedAt',
      'lot.inspected.happenedAt',
      'mandate.granted.from',
      'mandate.granted.until',
      'need.listed-again.asOf',
      'need.stated.asOf',
      // The moment of the closing that it takes back, which the record holds.
      'organisation.reopened.closedAt',
      'payment.made.happenedAt',
      // Computed from the end of the response and the operator's period; no command takes it.
      'personal-data.destroyed.until',
      'plan.mandates-granted.from',
      'plan.mandates-granted.until',
      'plan.tasks-opened.from',
      'plan.tasks-opened.until',
      'product-flaw.found.foundAt',
      'purchase.received.happenedAt',
      'request.received.foundAt',
      'requisition.ended.foundAt',
      'requisition.made.foundAt',
      // As the minutes have it, and never after they were written down; beside it stands when that was.
      'resolution.corrected.decidedAt',
      'resolution.recorded.decidedAt',
      'security-incident.ended.foundAt',
      'security-incident.found.foundAt',
      'sensitive-processing.begun.foundAt',
      'serious-incident.found.foundAt',
      'service.listed.asOf',
      'shipment.dispatched.happenedAt',
      // As on the office's receipt. Whether it was in time is judged by the server's clock, never by this.
      'submission.made.madeAt',
      // Computed from the server's clock, the task and the charter; no command takes it.
      'task.asked.answerBy',
      // When a task is planned; when somebody worked on it is the server's clock alone.
      'task.opened.from',
      'task.opened.until',
      'transaction.made.foundAt',
      'transport.offered.validFrom',
      'transport.offered.validUntil',
      'use.reported.happenedAt',
      // Computed from shifts; no command takes them.
      'volunteer.certified.from',
      'volunteer.certified.until',
    ]);
    expect(pathsOf('date').sort()).toEqual([
      'correction.proposed.from.expiresOn',
      'correction.proposed.to.expiresOn',
      'credential.presented.expiresOn',
      'donation.received.lots.expiresOn',
      'fundraising.started.endsOn',
      // What stood there, and what should have.
      'gift.corrected.from.expiresOn',
      'gift.corrected.to.expiresOn',
      // Until when a response is expected to last: a day to come, and owed anew when it is over.
      'incident.declared.expectedUntil',
      'incident.level-changed.expectedUntil',
      'incident.terms-stated.expectedUntil',
      // Since when somebody is tied to another: it can only be earlier than the fact.
      'interest.declared.since',
      // From when it can be sent: foreseen, and of an offer; what came is dated when it came.
      'pledge.made.readyOn',
      'purchase.received.lots.expiresOn',
      // How long it is foreseen to be needed: a plan, as the end of a fundraising.
      'requisition.made.until',
      // By when what is left of a response is to be used up: a plan.
      'residue.assigned.by',
      // The day that has just ended, by the clock.
      'site.day-closed.day',
      'site.day-closed.previous',
    ]);
  });

  it('a goods report takes no figure from anybody: its command has no field but the incident and what it corrects', () => {
    const world = hubei();
    const typed = { incident: INCIDENT, rows: [{ item: 'respirator-n95', received: 36_000 }] };
    expect(world.refused(SEATS.lead, 'release.draft-goods-report', typed)).toMatchObject([
      { code: 'input-invalid' },
    ]);
    const dated = { incident: INCIDENT, publishedAt: '2019-01-31T00:00:00.000Z' };
    expect(world.refused(SEATS.lead, 'release.draft-goods-report', dated)).toMatchObject([
      { code: 'input-invalid' },
    ]);
  });
});

describe('F2: a notice says no sum that the record does not', () => {
  it('收到 N95 36000，发 16000 16000: no reason lets it through; the reference says what the ledger says', () => {
    const world = hubei();
    receive(world, 36_500);
    const zh = '收到 N95 36000，发 16000 16000';
    const notice = {
      incident: INCIDENT,
      title: { zh: '通告', en: 'Notice' },
      body: { zh, en: 'See the report' },
    };
    const numbers = ['36000', '16000'].map((text) => ({ text, reason: '仓库报数' }));
    for (const said of [notice, { ...notice, numbers }]) {
      const refusals = world.refused(SEATS.lead, 'release.draft-notice', said);
      expect(refusals.filter(({ code }) => code === 'figure-typed')).toHaveLength(3);
    }
    const body = { zh: '收到 N95 {goods.received:mask-medical-protective} 只', en: 'See the report' };
    const { release } = world.done(SEATS.lead, 'release.draft-notice', { ...notice, body });
    world.done(SEATS.second, 'release.publish', { incident: INCIDENT, release });
    expect(world.incident.releases.get(release as string)?.publishedContent).toMatchObject({
      body: { zh: '收到 N95 36,500 只' },
    });
    world.audit();
  });
});

describe('F2: what is published stays', () => {
  it('there is no command and no fact that deletes, edits or replaces', () => {
    const names = [...commands.keys(), ...Object.keys(factDefinitions)];
    expect(names.length).toBeGreaterThan(60);
    expect(
      names.filter((name) => /delete|remove|erase|edit|update|replace|unpublish|withdraw/.test(name)),
    ).toEqual([]);
  });

  it('a published notice cannot be withdrawn, and its number is never given again', () => {
    const world = hubei();
    const draft = (zh: string) =>
      world.done(SEATS.lead, 'release.draft-notice', {
        incident: INCIDENT,
        title: { zh, en: zh },
        body: { zh, en: zh },
      }).release;
    const release = draft('退款说明');
    world.done(SEATS.second, 'release.publish', { incident: INCIDENT, release });
    expect(
      world.refused(SEATS.second, 'release.decline', { incident: INCIDENT, release, reason: '删帖' }),
    ).toMatchObject([{ code: 'published-is-permanent' }]);
    const next = draft('更正');
    expect(world.done(SEATS.second, 'release.publish', { incident: INCIDENT, release: next })).toEqual({
      number: 2,
    });
  });

  it('only what was published can be corrected', () => {
    const world = hubei();
    const corrects = { of: 'release-99', cause: 'typing', reason: '支行' };
    expect(
      world.refused(SEATS.lead, 'release.draft-goods-report', { incident: INCIDENT, corrects }),
    ).toMatchObject([{ code: 'not-found', field: 'corrects.of' }]);
  });
});

describe('F2: no date is impossible', () => {
  const stated = { incident: INCIDENT, facility: 'union', item: 'goggles', setting: 'isolation' };
  const unknown = { ...stated, quantity: { kind: 'unknown' } };
  const FUTURE = '2021-01-31T00:00:00Z'; // the correction of 31 January 2020 carried a wrong year

  it('nothing speaks of a moment that has not come: a need, an incident, a listing', () => {
    const world = hubei();
    const refusedAt = (field: string) => [{ code: 'date-impossible', field, parameters: { why: 'future' } }];
    expect(world.refused(SEATS.union, 'need.state', { ...unknown, asOf: FUTURE })).toMatchObject(
      refusedAt('asOf'),
    );
    const declared = { name: { zh: '洪水', en: 'Flood' }, type: 'natural', area: '420000', legalBasis: '法' };
    expect(world.refused(SEATS.lead, 'incident.declare', { ...declared, beganAt: FUTURE })).toMatchObject(
      refusedAt('beganAt'),
    );
    const listing = {
      incident: INCIDENT,
      kind: 'pledge',
      name: '某企业',
      area: null,
      lines: [],
      source: null,
    };
    expect(
      world.refused(SEATS.lead, 'service.list', { ...listing, asOf: FUTURE, externalKey: 'x' }),
    ).toMatchObject(refusedAt('asOf'));
  });

  it('a moment is the same moment in every time zone', () => {
    const world = hubei();
    const asOf = '2020-01-26T08:00:00+08:00';
    const id = world.done(SEATS.union, 'need.state', { ...unknown, asOf }).need as string;
    expect(world.incident.needs.get(id)?.asOf).toBe('2020-01-26T00:00:00.000Z');
    expect(
      world.refused(SEATS.union, 'need.state', { ...unknown, asOf: '2020-01-25T23:30:00-01:00' }),
    ).toMatchObject([{ code: 'date-impossible' }]);
  });

  it('a day is a day of the calendar, and a moment a moment', () => {
    const world = hubei();
    expect(() => receive(world, 10, { expiresOn: '2020-02-30' })).toThrow('lots.0.expiresOn');
    expect(() => need(world, 'union', 10, 'isolation', { asOf: '2020-01-32T00:00:00Z' })).toThrow('asOf');
  });

  it('a typed record is not published before it was received', () => {
    const record = {
      item: 'respirator-kn95',
      received: 1,
      receivedOn: '2020-01-31',
      publishedOn: '2019-01-31',
      evidence: [{ kind: 'test-report' as const, standard: 'GB 2626', reference: 'R-1' }],
      lines: [{ recipient: 'union', setting: 'community' as const, amount: 1 }],
      remaining: 0,
    };
    expect(checkRecord(hubei().state, ITEMS, record)).toMatchObject([
      { code: 'date-impossible', field: 'publishedOn' },
    ]);
  });

  it('the clock of the record never runs backwards: such a fact is damage, and says so', () => {
    const world = hubei();
    const last = world.facts.at(-1) as Fact;
    const late = { ...last, position: last.position + 1, at: '2020-01-25T00:00:00.000Z' } as Fact;
    expect(() => evolve(world.state, late)).toThrow('dated before');
    expect(() => evolve(world.state, last)).toThrow(`fact ${last.position} comes after`);
  });
});
