import { findPersonalData, REGISTER } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  buying,
  CHARTER,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  SUPPLIER,
} from '../support/world.ts';

/** Made-up numbers of the forms that were published in 2020. */
const PRIVATE = {
  'mobile-phone': '请联系 138-0013-8000',
  'landline-phone': '电话 027-85726000',
  'identity-card': '身份证 11010519491231002X',
  'bank-account': '账号 6222 0202 0011 2233 445',
  'e-mail': 'wang@example.org',
  'messaging-account': '微信 wang_renai01',
  'labelled-name': '联系人：王小明',
} as const;

/** One of everything that has words. Ids count upwards, so that two scenes have the same. */
function scene() {
  const world = hubei();
  const asked = need(world, 'union', 500);
  const { lot } = receive(world, 1_000);
  const line = { need: asked, lot: lot.id, amount: 100 };
  const [order] = allocate(world, [line]).orders;
  const shipment = dispatch(world, allocate(world, [line]).orders[0] as string);
  const { donation } = world.done(SEATS.receiving, 'donation.receive', {
    incident: INCIDENT,
    donor: { kind: 'anonymous', donor: 'donor-3' },
    receiver: 'red-cross',
    mode: 'discretionary',
    money: { currency: 'CNY', amount: 5_000 },
  });
  const payment = { incident: INCIDENT, donation, ...buying(5) };
  const requested = world.done(SEATS.gate, 'payment.request', payment).payment;
  const { release } = world.done(SEATS.lead, 'release.draft-goods-report', { incident: INCIDENT });
  const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
  return { world, asked, lot, order, shipment, payment, requested, release, run };
}
const { world, asked, lot, order, shipment, payment, requested, release, run } = scene();

const at = { incident: INCIDENT };
const union = {
  ...at,
  facility: 'union',
  item: 'goggles',
  setting: 'isolation',
  quantity: { kind: 'unknown' },
};
const gift = {
  ...at,
  donor: { kind: 'anonymous', donor: 'd' },
  receiver: 'red-cross',
  mode: 'discretionary',
};
const goods = (more: object) => ({
  ...gift,
  place: 'hall-a',
  lots: [{ claimedItem: 'alcohol-75', amount: 1, ...more }],
});
const clinic = { name: { zh: '某医院', en: 'X' }, kind: 'health-facility', area: '420106' };
const byHand = { ...at, lines: [{ need: asked, lot: lot.id, amount: 1 }] };
const grant = { holder: 'union', functions: ['state-need'], reach: 'own', area: '420103' };
const service = { ...at, kind: 'lodging', area: null, asOf: '2020-01-25T00:00:00Z', externalKey: 'k' };

const task = {
  ...at,
  title: { zh: '卸货', en: 'Unload' },
  skills: [],
  area: '420105',
  where: 'A 馆',
  from: '2020-02-01T00:00:00Z',
  until: '2020-02-01T06:00:00Z',
  peopleNeeded: 2,
  twoPersons: false,
  risky: false,
};

type Case = [field: string, seat: keyof typeof SEATS, command: string, input: (text: string) => object];
/** Every public field into which a person may write freely. */
const CASES: Case[] = [
  ['where', 'lead', 'task.open', (where) => ({ ...task, where })],
  ['title.zh', 'lead', 'task.open', (zh) => ({ ...task, title: { zh, en: 'X' } })],
  ['original', 'union', 'need.state', (text) => ({ ...union, original: text })],
  ['source', 'union', 'need.state', (text) => ({ ...union, source: text })],
  ['reason', 'union', 'facility.stop-receiving', (reason) => ({ ...at, facility: 'union', reason })],
  ['name.zh', 'lead', 'organisation.register', (zh) => ({ ...clinic, name: { zh, en: 'X' } })],
  ['address', 'lead', 'organisation.register', (address) => ({ ...clinic, address })],
  ['source', 'lead', 'organisation.register', (source) => ({ ...clinic, source })],
  ['externalKeys.0', 'lead', 'organisation.register', (text) => ({ ...clinic, externalKeys: [text] })],
  ['legalBasis', 'lead', 'mandate.grant', (legalBasis) => ({ ...grant, legalBasis })],
  [
    'agreement',
    'lead',
    'charter.adopt',
    (text) => ({ ...at, terms: CHARTER, agreement: text, participants: [] }),
  ],
  ['reason', 'lead', 'incident.change-level', (reason) => ({ ...at, responseLevel: 'I', reason })],
  ['name', 'lead', 'service.list', (name) => ({ ...service, name, lines: [], source: null })],
  [
    'lines.0.label',
    'lead',
    'service.list',
    (label) => ({ ...service, name: '某酒店', lines: [{ label, quantity: null }], source: null }),
  ],
  [
    'donor.name',
    'receiving',
    'donation.receive',
    (name) => ({ ...goods({}), donor: { kind: 'organisation', donor: 'd', name } }),
  ],
  ['lots.0.batch', 'receiving', 'donation.receive', (batch) => goods({ batch })],
  ['lots.0.bin', 'receiving', 'donation.receive', (bin) => goods({ bin })],
  [
    'lots.0.evidence.0.reference',
    'receiving',
    'donation.receive',
    (reference) => goods({ evidence: [{ kind: 'certificate', standard: null, reference }] }),
  ],
  ['explanation', 'gate', 'lot.explain-idle', (explanation) => ({ ...at, lot: lot.id, explanation })],
  ['note', 'gate', 'loss.report', (note) => ({ ...at, lot: lot.id, amount: 1, reason: 'other', note })],
  ['reason', 'lead', 'allocation.propose-by-hand', (reason) => ({ ...byHand, reason })],
  ['reason', 'second', 'allocation.decline', (reason) => ({ ...at, run, reason })],
  ['reason', 'second', 'order.cancel', (reason) => ({ ...at, order, reason })],
  ['carrier', 'gate', 'shipment.dispatch', (carrier) => ({ ...at, order, carrier })],
  [
    'note',
    'union',
    'delivery.confirm',
    (note) => ({ ...at, shipment, lines: [{ lot: lot.id, received: 100 }], note }),
  ],
  ['supplier.name', 'gate', 'payment.request', (name) => ({ ...payment, supplier: { ...SUPPLIER, name } })],
  ['goal', 'gate', 'payment.request', (goal) => ({ ...payment, goal })],
  ['reason', 'receiving', 'payment.decline', (reason) => ({ ...at, payment: requested, reason })],
  ['reason', 'second', 'release.decline', (reason) => ({ ...at, release, reason })],
  [
    'body.zh',
    'lead',
    'release.draft-notice',
    (zh) => ({
      ...{ ...at, title: { zh: '公告', en: 'Notice' }, body: { zh, en: 'x' } },
      numbers: zh.includes('36000') ? [{ text: '36000', reason: '据来函' }] : [],
    }),
  ],
];
describe('F16: no telephone, identity or account number enters a public text', () => {
  it.each(CASES)('%s (%s, %s)', (field, who, command, input) => {
    const facts = world.facts.length;
    for (const [kind, text] of Object.entries(PRIVATE)) {
      expect(world.refused(SEATS[who], command, input(text))).toMatchObject([
        { code: 'personal-data', field, parameters: { kinds: expect.arrayContaining([kind]) } },
      ]);
    }
    expect(world.facts).toHaveLength(facts);
    // It was the number that was refused, not the command.
    scene().world.done(SEATS[who], command, input('说明：3 月 1 日，36000 只'));
  });
});

describe('F16: a person who gives is not named', () => {
  const person = (donor: object) =>
    world.act(SEATS.receiving, 'donation.receive', { ...goods({}), donor: { kind: 'person', ...donor } });

  it('stands in the log as a commitment, 64 hex digits, and nothing beside it', () => {
    const outcome = person({ donor: 'donor-7', commitment: '0f'.repeat(32) });
    expect(outcome.ok).toBe(true);
    expect(world.facts.at(-1)?.data).toMatchObject({
      donor: { kind: 'person', donor: 'donor-7', commitment: '0f'.repeat(32) },
    });
  });

  it.each([
    ['a name beside the commitment', { donor: 'donor-7', commitment: '0f'.repeat(32), name: '王小明' }],
    ['a name instead of it', { donor: 'donor-7', name: '王小明' }],
    ['a name in its place', { donor: 'donor-7', commitment: '王小明' }],
    ['a telephone number as its id', { donor: 'donor-13800138000', commitment: '0f'.repeat(32) }],
  ])('%s is refused', (_case, donor) => {
    expect(person(donor).ok).toBe(false);
  });
});

describe('F16: the whole log', () => {
  it('holds no personal data, wherever one looks', () => {
    expect(world.log.length).toBeGreaterThan(25);
    for (const fact of world.facts) {
      for (const text of strings(fact.data))
        expect([fact.type, text, findPersonalData(text)]).toEqual([fact.type, text, []]);
    }
    expect(world.facts.some((fact) => fact.incident === REGISTER)).toBe(true);
  });
});

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* strings(each);
}
