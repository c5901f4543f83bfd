import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  type AllocationProblem,
  type Area,
  areaSchema,
  catalogueSchema,
  type Demand,
  flowAllocator,
  indexItems,
  type Lot,
  mayServe,
  type Need,
  poseNetwork,
  type Supply,
} from '@tongzhou/domain';
import { readNeedSnapshot } from '@tongzhou/formats';
import type { FlowProblem } from '../../packages/flow/src/index.ts';
import { digits, median, table } from '../log/rounds.ts';

const COVER_DAYS = 7;

/** The needs that hospitals of Hubei had stated by this day, as volunteers collected them (wuhan2020, MIT). */
const FOLDER = new URL('../../../shared/data/hubei-2020/2020-02-20/', import.meta.url);
const DATA = new URL('../../data/', import.meta.url);

export const hubeiIsThere = (): boolean => existsSync(FOLDER);

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, DATA), 'utf8'));
const WAREHOUSES = ['420100', '420500', '420600', '421000'];

/**
 * Every line of the snapshot; of each item five lots in each of four prefectures, together a third of what is asked for by
 * amount: the goods are ours, nobody's record says what lay where. Terms as in the exercise.
 */
function hubeiProblem(): AllocationProblem {
  const catalogue = catalogueSchema.parse(read('catalogue/catalogue.json'));
  const { areas } = read('areas/hubei.json') as { areas: unknown[] };
  const files = Object.fromEntries(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]),
  );
  const known: Area[] = areas.map((area) => areaSchema.parse(area));
  const reading = readNeedSnapshot(files, { asOf: '2020-02-20', catalogue, areas: known });
  if (!reading.ok) throw new Error('the snapshot cannot be read');
  const items = indexItems(catalogue);
  const day = '2020-02-20';
  const demands = reading.snapshot.hospitals.flatMap((hospital, at) =>
    hospital.lines.flatMap(({ itemId, quantity }, line): Demand[] => {
      // A facility that nobody has classified has these settings; the choice by turns stands for a designation.
      const setting = items.byId.get(itemId)?.settings[(at + line) % 2] ?? 'general-ward';
      const need = {
        id: `need-${at}-${itemId}`,
        facility: `hospital-${at}`,
        item: itemId,
        setting,
        counts: {
          quantity,
          onHand: null,
          // Nobody stated a use in public: so much that the amount lasts for the days of cover.
          usePerDay: quantity.kind === 'exact' ? Math.ceil(quantity.amount / COVER_DAYS) : null,
          evidence: 'public-source',
          asOf: '2020-02-20T00:00:00.000Z',
        },
        reserved: 0,
        inTransit: 0,
        delivered: 0,
        emptyAt: null,
      } as unknown as Need;
      return [
        {
          need,
          area: hospital.areaCode ?? '420000',
          barred: null,
          store: 0,
          trust: 100,
          isOld: false,
          estimate: null,
        },
      ];
    }),
  );
  const asked = new Map<string, number>();
  for (const { need } of demands)
    if (need.counts.quantity.kind === 'exact')
      asked.set(need.item, (asked.get(need.item) ?? 0) + need.counts.quantity.amount);
  const supplies = [...asked].flatMap(([item, amount]) =>
    WAREHOUSES.flatMap((area) =>
      Array.from({ length: 5 }, (_, at): Supply => {
        const lot = {
          id: `lot-${item}-${area}-${at}`,
          item,
          earmarkedFor: null,
          expiresOn: null,
          receivedAt: '',
        };
        const available = Math.ceil(amount / (3 * 5 * WAREHOUSES.length));
        return { area, available, kept: 0, pack: 1, grams: 100, lot: lot as unknown as Lot };
      }),
    ),
  );
  return {
    charter: {
      settingPriority: ['isolation', 'fever-clinic', 'general-ward', 'community'],
      reservePercent: 0,
      coverDays: COVER_DAYS,
      unknownStarter: 200,
      idleLotHours: 24,
      publicationHours: 24,
      needStaleHours: 72,
      complaintHours: 48,
      valueOfCover: {
        fairness: 'weighted',
        settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
        curve: [
          { days: 1, worth: 100 },
          { days: 3, worth: 50 },
          { days: 7, worth: 20 },
        ],
        substituteLoss: 40,
        distanceLoss: 5,
        regionClaim: { percent: 30, worth: 200 },
      },
    },
    day,
    supplies,
    demands,
    mayServe: ({ lot }, { need }) => mayServe(items, lot.item, need.item, need.setting, day),
    route: () => null,
    hasGone: () => false,
    carriers: [],
    integerProgram: null,
  };
}

export function hubeiFlow(): FlowProblem {
  const problem = hubeiProblem();
  const terms = problem.charter.valueOfCover;
  if (!terms) throw new Error('no terms');
  return poseNetwork(problem, terms).flow;
}

/** The whole of a run: posed, solved twice, certified twice, explained line by line with what each rule has changed. */
export function run(): void {
  if (!hubeiIsThere()) {
    console.log('The needs of Hubei are not here (../shared/data): the whole run is not measured.');
    return;
  }
  const problem = hubeiProblem();
  const plan: number[] = [];
  const whole: number[] = [];
  let lines = 0;
  for (let round = -1; round < 7; round += 1) {
    const began = performance.now();
    flowAllocator.shares(problem);
    const planned = performance.now();
    lines = flowAllocator.solve(problem).lines.length;
    const done = performance.now();
    if (round < 0) continue;
    plan.push(planned - began);
    whole.push(done - planned);
  }
  table(
    ['needs', 'lots', 'lines', 'plan alone, ms', 'with every line explained, ms'],
    [
      [
        String(problem.demands.length),
        String(problem.supplies.length),
        String(lines),
        digits(median(plan), 1),
        digits(median(whole), 1),
      ],
    ],
  );
}
