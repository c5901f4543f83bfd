import {
  commands,
  EVENT_RULES,
  FILING_FAULTS,
  type FormFault,
  MANDATE_FUNCTIONS,
  type RefusalCode,
  type RefusalParameters,
  refusal,
  ruleFault,
  type Thing,
  VOLUNTEER_RULES,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  type LabelList,
  type Language,
  labels,
  problemSentences,
  refusalSentences,
  sayRefusal,
} from '../src/index.ts';
import { things } from '../src/label/labels.ts';

const CHINESE = /[\u3400-\u9fff]/;

/** Parameters as they come, ids and figures that a sentence must not lose. Others are said where they are raised. */
const WANTED = {
  ...{ law: { zh: '慈善法', en: 'Charity Law' }, article: '24(2)', days: 10 },
  filing: 'fundraising-plan',
} as const;

const EXAMPLES = {
  'input-invalid': { fault: 'size', of: 'characters', bound: 'most', limit: 500 },
  'body-too-large': { limitBytes: 1_048_576 },
  'not-json': { why: 'syntax', line: 3, column: 12 },
  'sign-in-required': {},
  'mandate-missing': { function: 'state-need', area: '420100', couldAct: ['org-a', 'org-b'] },
  'mandate-wider-than-own': { function: 'allocate' },
  'mandate-stands-still': {
    mandate: 'mandate-3',
    why: 'suspended',
    who: 'org-a',
    reason: 'under review',
    couldAct: ['org-b'],
  },
  'mandate-below-level': { mandate: 'mandate-4', level: 'II', incident: 'incident-1' },
  'mandate-limit': { function: 'release-goods', limit: 500, asked: 700, unit: 'CNY', couldAct: ['org-a'] },
  'mandate-above-own': { id: 'mandate-5' },
  'mandate-not-suspended': { id: 'mandate-6' },
  'not-delegable': { id: 'mandate-7' },
  'delegation-cycle': { organisation: 'org-a' },
  'not-own-matter': { organisation: 'org-b' },
  'credential-missing': {
    kind: 'transport',
    organisation: 'org-a',
    standing: 'expired',
    expiredOn: '2020-01-31',
    couldAct: ['org-b'],
  },
  'admission-closed': { incident: 'incident-1' },
  'admission-full': { perDay: 40 },
  'as-many-as-a-day-takes': { kind: 'event', perDay: 40 },
  'checker-is-holder': { organisation: 'org-a' },
  'statement-without-source': { facility: 'org-a' },
  'confirmer-is-facility': { facility: 'org-a' },
  'said-since': { facility: 'org-a' },
  'colleague-said': { known: 900, at: '2020-02-01 09:30' },
  'figure-jumps': { stated: 70_000, anchor: 700, factor: 3, least: 41, most: 4_100, peers: 9 },
  'figure-beyond-peers': { stated: 9_000, least: 42, most: 4_200, peers: 8 },
  'mandate-not-active': { id: 'mandate-2' },
  'four-eyes': { first: 'allocate' },
  'conflict-of-interest': { organisation: 'union-hospital' },
  'self-named': { organisation: 'red-cross' },
  'evidence-missing': {},
  'not-found': { kind: 'lot', id: 'lot-1' },
  'already-exists': { kind: 'organisation', id: 'org-1' },
  'incident-closed': { id: 'incident-1' },
  'area-outside': { area: '420000', of: '420100' },
  'exercise-mixed': { incident: 'hubei-2020' },
  'part-still-open': { incident: 'hubei-2020' },
  unchanged: {},
  'item-unknown': { id: 'mask-gold' },
  'area-unknown': { id: '999999' },
  'idempotency-key-reused': { key: 'key-1' },
  'journal-moved': {},
  'journal-damaged': { position: 17 },
  'amount-not-positive': {},
  'amount-absurd': { max: 1_000_000_000_000 },
  'amount-not-whole-packs': { pack: 50 },
  'stock-insufficient': { available: 3_000, asked: 36_000, unit: 'mask-kn95' },
  'lot-quarantined': { lot: 'lot-1', why: 'no-evidence' },
  'lot-expired': { lot: 'lot-1', expiredOn: '2019-12-31' },
  'lot-not-in-quarantine': { lot: 'lot-1' },
  'lot-rejected': { lot: 'lot-1' },
  'standard-unproven': { claimed: 'mask-n95', proven: 'mask-kn95' },
  'item-not-permitted-in-setting': { item: 'mask-kn95', setting: 'isolation' },
  'item-cannot-serve-need': { item: 'mask-kn95', needed: 'mask-n95' },
  'facility-not-eligible': { facility: 'F-1', facilityClass: 'general', setting: 'isolation' },
  'facility-stopped-receiving': { facility: 'F-1' },
  'filing-must-precede': WANTED,
  'filing-should-precede': { ...WANTED, leave: { zh: '慈善法 73', en: 'Charity Law 73' } },
  'filing-unfit': { why: 'another-kind' },
  'earmark-broken': { lot: 'lot-1', earmarkedFor: 'union-hospital' },
  'purpose-broken': {
    ...{ purpose: 'purpose-1', words: { zh: '呼吸机', en: 'Ventilators' } },
    kind: 'office',
  },
  'purpose-differs': { purpose: 'purpose-1', words: { zh: '呼吸机', en: 'Ventilators' } },
  'invoice-used': { invoice: 'A-1', payment: 'payment-1' },
  'interest-unsaid': { supplier: { zh: '某公司', en: 'A maker' } },
  'quotes-missing': { required: 3, shown: 1, together: 6_000_000, above: 5_000_000, currency: 'JPY' },
  'refund-too-much': { left: 900, asked: 1_000, currency: 'JPY' },
  'refund-unshown': { amount: 1_000, currency: 'JPY' },
  'not-ordered': { item: 'mask-kn95', payment: 'payment-1' },
  'more-than-bought': { item: 'mask-kn95', ordered: 1_000, came: 1_200 },
  'transfer-booked-before': { reference: 'CMB-1234', kind: 'donation', id: 'gift-1' },
  'quote-lower': { least: 900, amount: 1_000, currency: 'JPY' },
  'price-implausible': { item: 'mask-kn95', currency: 'JPY', price: 2_000, usual: 1_000, percent: 30 },
  'purposes-too-many': { organisation: 'F-1', most: 40 },
  'more-than-shipped': { shipped: 10, received: 12 },
  'more-than-missing': { missing: 2, stated: 3 },
  'shortage-unexplained': { missing: 4_000 },
  'reason-required': {},
  'pack-unknown': { holds: 7, known: '50, 2000' },
  'account-not-own': { account: 'stock:a:hall:lot-1:free', owner: 'org-b' },
  'transfer-not-allowed': { from: 'stock:a:hall:lot-1:free', to: 'loss:a:-:lot-1:none' },
  'transfer-not-pending': { transfer: 'transfer-1' },
  'transfer-expired': { transfer: 'transfer-1', expiredAt: '2020-02-01T00:00:00.000Z' },
  'transfer-not-within-reach': { transfer: 'transfer-1' },
  'more-than-reserved': { reserved: 10, asked: 12 },
  'lot-promised': { lot: 'lot-1', order: 'order-1' },
  'count-surplus': { surplus: 5, lost: 2 },
  'wrong-state': { kind: 'order', id: 'order-1', state: 'cancelled', needed: 'issued' },
  'nothing-to-allocate': {},
  'exercise-clock': {},
  'charter-missing': { incident: 'incident-1' },
  'personal-data': { kinds: ['mobile-phone', 'identity-card'] },
  'sum-differs': { stated: 36_000, parts: 32_000, missing: 4_000 },
  'date-impossible': { date: '2020-02-30', why: 'future' },
  'person-not-held': { receiptCode: 'TZ-7K4M-92QX' },
  'secret-wrong': {},
  'too-many-attempts': { waitSeconds: 540 },
  'event-rule': { event: 'event-7f3k', why: 'elsewhere' },
  'volunteer-rule': { volunteer: 'volunteer-1', why: 'hours' },
  'plan-underway': { plan: 'cn-public-health', organisation: 'lead', at: '2020-01-22T00:00:00.000Z' },
  'plan-changed': { plan: 'cn-public-health', version: 2, changesVersion: 1 },
  'plan-not-for': { plan: 'cn-flood', incident: 'covid-2020' },
  'plan-below-level': { asked: 'III', level: 'I' },
  'published-is-permanent': { number: 'release-1' },
} satisfies Partial<RefusalParameters> as unknown as RefusalParameters;

/** Said by their words, not as they stand. */
const WORDED = new Set([
  'function',
  'first',
  'why',
  'standing',
  'setting',
  'facilityClass',
  'kind',
  'state',
  'needed',
  'kinds',
  'fault',
  'of',
  'bound',
  'words',
  'supplier',
  ...['law', 'leave', 'filing'],
]);
const isWorded = (code: RefusalCode, name: string): boolean =>
  WORDED.has(name) && code !== 'item-cannot-serve-need';
const codes = Object.keys(EXAMPLES) as RefusalCode[];
const whole = (code: RefusalCode, language: Language): string => {
  const said = sayRefusal(refusal(code, EXAMPLES[code], { rule: 'I13' }), language);
  return `${said.title} ${said.detail} ${said.whatToDo}`;
};

/** What Chinese readers read as it stands: standards, protocols, addresses of the API, our own key's name. */
const AS_THEY_ARE = /\/api\/v1\/\w+|SHA|UTF|JSON|GB\/T|Webhook|WHO|CNY/g;

/** Words of English in a Chinese sentence, beside ids and figures. */
function foreignWords(code: RefusalCode, text: string, parameters: object): string[] {
  const ids = Object.entries(parameters)
    .filter(([name]) => !isWorded(code, name))
    .flatMap(([, value]: [string, unknown]) => value)
    .map(String);
  const rest = ids
    .sort((one, other) => other.length - one.length)
    .reduce((left, id) => (id === '' ? left : left.replaceAll(id, '')), text);
  return rest.replace(AS_THEY_ARE, '').match(/[A-Za-z]{2,}/g) ?? [];
}

const kinds = Object.keys(things) as Thing[];
const every = <List extends LabelList>(list: List) => Object.keys(labels[list]);

/** Every value of every list that a sentence speaks of. */
const DRAWN: readonly (readonly [RefusalCode, object])[] = [
  ...codes.map((code) => [code, EXAMPLES[code]] as const),
  ...(['not-found', 'already-exists'] as const).flatMap((code) =>
    kinds.map((kind) => [code, { kind, id: '17' }] as const),
  ),
  ...kinds.flatMap((kind) =>
    Object.keys(things[kind].states ?? {}).map(
      (state) => ['wrong-state', { kind, id: '17', state, needed: state }] as const,
    ),
  ),
  ...[...commands.keys(), ...MANDATE_FUNCTIONS].map((first) => ['four-eyes', { first }] as const),
  ...vary('mandate-missing', 'function', MANDATE_FUNCTIONS),
  ...vary('mandate-wider-than-own', 'breadth', every('mandateBreadth')),
  ...vary('mandate-stands-still', 'why', every('mandateStanding')),
  ...vary('credential-missing', 'kind', every('credentialKind')),
  ...vary('credential-missing', 'standing', every('credentialStanding')),
  ...vary('lot-quarantined', 'why', every('quarantineReason')),
  ...vary('item-not-permitted-in-setting', 'setting', every('setting')),
  ...vary('facility-not-eligible', 'facilityClass', every('facilityClass')),
  ...vary('event-rule', 'why', EVENT_RULES),
  ...vary('filing-unfit', 'why', FILING_FAULTS),
  ...vary('volunteer-rule', 'why', VOLUNTEER_RULES),
  ...vary('date-impossible', 'why', ['future', 'superseded', 'before-start', 'before-receipt']),
];

function vary(code: RefusalCode, name: string, values: readonly string[]) {
  return values.map((value) => [code, { ...EXAMPLES[code], [name]: value }] as const);
}

describe('a refusal', () => {
  it('has a sentence for every code that is told of here', () => {
    expect(codes.filter((code) => !(code in refusalSentences))).toEqual([]);
  });

  it.each(codes)('%s says what and what to do, in each language’s own script', (code) => {
    for (const language of ['zh', 'en'] as const) {
      const said = sayRefusal(refusal(code, EXAMPLES[code]), language);
      expect(said.title).not.toBe('');
      expect(said.whatToDo).not.toBe('');
      expect(whole(code, language)).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(sayRefusal(refusal(code, EXAMPLES[code]), 'zh').title).toMatch(CHINESE);
    expect(whole(code, 'en')).not.toMatch(CHINESE);
  });

  it.each(codes)('%s loses none of its parameters', (code) => {
    for (const [name, value] of Object.entries(EXAMPLES[code])) {
      if (isWorded(code, name)) continue;
      const parts = Array.isArray(value) ? value : [value];
      for (const part of parts) {
        const text = typeof part === 'number' ? new Intl.NumberFormat('en').format(part) : String(part);
        expect(whole(code, 'zh'), name).toContain(text);
        expect(whole(code, 'en'), name).toContain(text);
      }
    }
  });

  it.each(DRAWN)('%s leaves no code unsaid (%j)', (code, parameters) => {
    const refused = refusal(code, parameters as never);
    for (const part of Object.values(sayRefusal(refused, 'zh')))
      expect(foreignWords(code, part, parameters)).toEqual([]);
    const { title, detail, whatToDo } = sayRefusal(refused, 'en');
    expect(`${title} ${detail} ${whatToDo}`).not.toMatch(CHINESE);
  });

  it('names the rule and where it stands', () => {
    const broken = refusal('earmark-broken', EXAMPLES['earmark-broken'], { rule: '慈善法 56, I3' });
    expect(sayRefusal(broken, 'zh').detail).toContain('《慈善法》第 56 条');
    expect(sayRefusal(broken, 'en').detail).toContain('Charity Law, Art. 56');
    expect(sayRefusal(broken, 'en').detail).not.toMatch(CHINESE);
  });

  it('says ids by their names where the caller knows them', () => {
    const short = refusal('stock-insufficient', EXAMPLES['stock-insufficient']);
    const names = { item: () => ({ zh: 'KN95 口罩', en: 'KN95 mask' }) };
    expect(sayRefusal(short, 'zh', names).detail).toBe('KN95 口罩：需要 36,000，可用 3,000。');
    expect(sayRefusal(short, 'en', names).detail).toBe('KN95 mask: 36,000 asked, 3,000 available.');
  });

  it('of a function that nobody is named for says who can assign it', () => {
    const refused = refusal('mandate-missing', {
      function: 'transport',
      area: '420100',
      couldAct: [],
      couldAssign: ['org-a', 'org-b'],
    });
    expect(sayRefusal(refused, 'zh').whatToDo).toBe('此处尚未指定承担机构，可以授予的机构：org-a、org-b。');
    expect(sayRefusal(refused, 'en').whatToDo).toContain('who can assign it: org-a, org-b.');
  });

  it('of a form is said in both languages', () => {
    const said = (fault: FormFault) => {
      const refused = refusal('input-invalid', fault);
      return [sayRefusal(refused, 'zh').detail, sayRefusal(refused, 'en').detail];
    };
    expect(said({ fault: 'missing' })).toEqual(['缺少这一项。', 'This is missing.']);
    expect(said({ fault: 'type', expected: 'integer', received: 'string' })).toEqual([
      '应为整数，收到的是文字。',
      'Expected a whole number, received text.',
    ]);
    expect(said({ fault: 'value', values: ['I', 'II'] })[0]).toBe('只能是：I、II。');
    expect(said({ fault: 'fields-unknown', fields: ['x'] })[0]).toBe('没有这个字段：x。');
    expect(said({ fault: 'size', of: 'entries', bound: 'most', limit: 1 })[1]).toBe('At most 1 entry.');
    expect(said(ruleFault('goods-need-place'))[0]).toBe('物资须写明存放库点。');
    expect(said(ruleFault('webhooks-at-most', { limit: 20 }))[1]).toBe('At most 20 webhooks.');
  });
});

describe('a problem at the door', () => {
  it.each(Object.entries(problemSentences))('%s is said in both languages', (_code, { title, whatToDo }) => {
    for (const { zh, en } of [title, whatToDo]) {
      expect(zh).toMatch(CHINESE);
      expect(en).not.toMatch(CHINESE);
    }
  });
});
