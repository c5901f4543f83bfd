import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import {
  COUNTRY_UNSAID,
  calendarSchema,
  type Duty,
  DutyBook,
  dutyKindsSchema,
  dutyPackSchema,
  dutyState,
  emptyState,
  evolve,
  type Fact,
  type FactData,
  type FactDraft,
  type FactType,
  type RulesInUse,
  rulesInUse,
  type State,
} from '@tongzhou/domain';
import { median } from './measure.ts';

/**
 * 100,000 duties over 1,000,000 facts: what the next fact costs at 10,000, 100,000 and 1,000,000 facts of history, beside
 * working all duties out again from the first fact. The rules are China's; the facts are a long response of 2026: gifts of
 * a lot each, explanations of idle lots, reports, and statements of need, most of which concern nobody's duty.
 * Each fact carries its own moment; the state is evolved beside the book and not counted.
 */
const FACTS = Number(process.argv[2] ?? 1_000_000);
const LEVELS = [10_000, 100_000, 1_000_000].filter((level) => level <= FACTS);
const ROUNDS = 7;
/** Facts in one round; a level is its last fact. */
const SAMPLE = 1_000;
const CHUNK = 500;
/** Two duties for each gift (explain, pass on): a gift in every twentieth fact makes 100,000 of them. */
const GIFT_EVERY = 20;
const EXPLAINED_AFTER = 300;
const REPORT_EVERY = 997;
const STEP_MS = 20_000;
const START = Date.parse('2026-02-02T00:00:00.000Z');
const INCIDENT = 'bench';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
const names = readdirSync(new URL('../data/duties/', import.meta.url)).filter((name) =>
  name.endsWith('.json'),
);
const rules: RulesInUse = rulesInUse(
  names.filter((name) => name !== 'kinds.json').map((name) => dutyPackSchema.parse(read(`duties/${name}`))),
  dutyKindsSchema.parse(read('duties/kinds.json')).kinds,
  'CN',
  [calendarSchema.parse(read('calendars/cn.json'))],
);

const actor = { organisation: 'lead', seat: 'lead.first', mandate: 'mandate-root' };
const at = (position: number): string => new Date(START + position * STEP_MS).toISOString();
const fact = <Type extends FactType>(position: number, type: Type, data: FactData<Type>): Fact =>
  ({
    ...({ incident: INCIDENT, type, data } as unknown as FactDraft),
    position,
    at: at(position),
    actor,
  }) as Fact;
const profile = (organisation: string, kind: 'government' | 'charity' | 'health-facility') => ({
  organisation,
  name: { zh: organisation, en: organisation },
  kind,
  area: '420000',
  externalKeys: [],
  facilityClass: kind === 'health-facility' ? ('designated' as const) : null,
  socialCreditCode: null,
  address: null,
  source: null,
});

/** The fact at a position. Facilities state the same needs again and again, so that the state does not grow with them. */
function factAt(position: number): Fact {
  if (position === 1)
    return fact(1, 'authority.established', {
      ...profile('lead', 'government'),
      mandate: 'mandate-root',
      legalBasis: 'bench',
      country: COUNTRY_UNSAID,
    });
  if (position === 2) return fact(2, 'organisation.registered', profile('charity', 'charity'));
  if (position === 3) return fact(3, 'organisation.registered', profile('ward', 'health-facility'));
  if (position === 4)
    return fact(4, 'incident.declared', {
      incident: INCIDENT,
      name: { zh: '基准', en: 'Benchmark' },
      type: 'public-health',
      area: '420000',
      exercise: true,
      eventGrade: 'major',
      alertColour: null,
      responseLevel: 'I',
      legalBasis: 'bench',
      beganAt: at(4),
    });
  if (position === 5)
    return fact(5, 'charter.adopted', {
      incident: INCIDENT,
      version: 1,
      terms: {
        settingPriority: ['isolation', 'fever-clinic', 'general-ward', 'community'],
        reservePercent: 0,
        coverDays: 7,
        unknownStarter: 0,
        idleLotHours: 24,
        publicationHours: 24,
        needStaleHours: 72,
        complaintHours: 48,
      },
      agreement: 'bench',
      participants: [],
    });
  if (position % GIFT_EVERY === 0)
    return fact(position, 'donation.received', {
      donation: `gift-${position}`,
      receiptCode: `TZ-${position}`,
      donor: { kind: 'anonymous', donor: `donor-${position}` },
      receiver: 'charity',
      place: 'hall',
      mode: 'discretionary',
      earmarkedFor: null,
      purpose: null,
      purposeWords: null,
      reference: null,
      lots: [
        {
          lot: `lot-${position}`,
          claimedItem: 'goggles',
          provenItem: 'goggles',
          item: 'goggles',
          amount: 1,
          batch: null,
          expiresOn: null,
          evidence: [],
          quarantined: null,
          bin: null,
        },
      ],
      money: null,
      transfers: [],
    });
  const explained = position - EXPLAINED_AFTER - 1;
  // Two of three idle lots are explained; the third is breached when its day is over.
  if (explained > 5 && explained % GIFT_EVERY === 0 && explained % 3 > 0)
    return fact(position, 'lot.idle-explained', { lot: `lot-${explained}`, explanation: 'bench' });
  if (position % REPORT_EVERY === 0)
    return fact(position, 'release.published', {
      release: 'report',
      number: 1,
      content: { kind: 'goods-report', rows: [] },
    });
  return fact(position, 'need.stated', {
    need: `need-${position % 500}`,
    facility: 'ward',
    item: 'goggles',
    setting: 'isolation',
    quantity: { kind: 'exact', amount: 1 + (position % 100) },
    onHand: null,
    usePerDay: null,
    letter: null,
    asOf: at(position),
    original: null,
    source: null,
  });
}

/** Publication needs a draft in the state; the bench has one for ever. */
function intoState(state: State, next: Fact): void {
  if (next.type === 'release.published') {
    state.position = next.position;
    return;
  }
  evolve(state, next);
}

/** A response from its first fact, with its state and its book. */
class Response {
  readonly state = emptyState();
  readonly book = new DutyBook(rules);
  position = 0;
  /** Duties handed over as their time ran out. */
  turned = 0;

  /** Milliseconds that the book took for so many facts. */
  go(facts: number): number {
    const first = this.position + 1;
    this.position += facts;
    return this.#feed(this.book, first, true);
  }

  /** All duties again from the first fact, in milliseconds. The rules read the state at the end as they do any before. */
  fromScratch(): number {
    const fresh = new DutyBook(rules);
    const ms = this.#feed(fresh, 1, false);
    same(fresh.of(INCIDENT), this.book.of(INCIDENT), at(this.position));
    return ms;
  }

  /** Facts are made, and the state evolved, outside the time that counts. */
  #feed(book: DutyBook, first: number, isNew: boolean): number {
    let ms = 0;
    for (let from = first; from <= this.position; from += CHUNK) {
      const count = Math.min(CHUNK, this.position - from + 1);
      const chunk = Array.from({ length: count }, (_, index) => factAt(from + index));
      if (isNew) for (const next of chunk) intoState(this.state, next);
      const began = performance.now();
      for (const next of chunk) {
        book.take(next, this.state);
        const past = book.advance(next.at).length;
        if (isNew) this.turned += past;
      }
      ms += performance.now() - began;
    }
    return ms;
  }
}

function same(a: readonly Duty[], b: readonly Duty[], now: string): void {
  const said = (duty: Duty) => `${duty.kind} ${duty.subject} ${duty.due} ${dutyState(duty, now)}`;
  if (a.length !== b.length || a.some((duty, index) => said(duty) !== said(b[index] as Duty)))
    throw new Error('the book kept up differs from the book worked out again');
}

const perFact = (ms: number): string => ((ms * 1_000) / SAMPLE).toFixed(2);
const memory = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
};

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of ${ROUNDS} rounds of ${SAMPLE} facts, least–most in brackets\n`,
);
new Response().go(60_000); // warms up
console.log('    facts    duties      owed           a new fact, µs   from scratch         ratio  heap MiB');
const response = new Response();
for (const level of LEVELS) {
  response.go(level - SAMPLE * ROUNDS - response.position);
  const rounds = Array.from({ length: ROUNDS }, () => response.go(SAMPLE));
  const scratch = response.fromScratch();
  const { book } = response;
  console.log(
    [
      level.toLocaleString('en').padStart(9),
      book.of(INCIDENT).length.toLocaleString('en').padStart(8),
      book.outstanding(INCIDENT).length.toLocaleString('en').padStart(8),
      `${perFact(median(rounds))} (${perFact(Math.min(...rounds))}–${perFact(Math.max(...rounds))})`.padStart(
        23,
      ),
      `${Math.round(scratch)} ms`.padStart(13),
      Math.round(scratch / (median(rounds) / SAMPLE))
        .toLocaleString('en')
        .padStart(12),
      String(memory()).padStart(8),
    ].join('  '),
  );
}
const began = performance.now();
const owed = response.book.outstanding(INCIDENT).length.toLocaleString('en');
const listed = Math.round(performance.now() - began);
console.log(
  `\n${response.turned.toLocaleString('en')} duties were handed over as their time ran out; the ${owed} still owed are listed in ${listed} ms`,
);
