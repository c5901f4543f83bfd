import {
  covers,
  type Duty,
  type MANDATE_FUNCTIONS,
  type Mandate,
  mandateMatrix,
  matrixGaps,
  organisationsThatCouldAct,
  RESPONSE_LEVELS,
} from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INCIDENT, SEATS, World } from '../../../test/support/world.ts';
import * as audienceByWalk from '../../../test/views/by-walk/audience.ts';
import { organisationsThatCouldAct as couldAct } from '../../../test/views/by-walk/could-act.ts';
import * as holdersByWalk from '../../../test/views/by-walk/holders.ts';
import * as whoByWalk from '../../../test/views/by-walk/who.ts';
import { holdersOf, participants } from './audience.ts';
import { holdersAt } from './holders.ts';
import { organisationsThatCouldAssign } from './who.ts';

const ORGANISATIONS = ['a', 'b', 'c', 'd'] as const;
const FUNCTIONS = ['coordinate', 'release-goods', 'transport', 'approve-payment'] as const;
const CREDENTIALS = ['transport', 'medical'] as const;
const AREAS = ['420000', '420100', '420102', '420200'] as const;
const seat = (organisation: string) => ({ organisation, seat: `${organisation}.desk` });

const terms = fc.record({
  holder: fc.constantFrom('lead', ...ORGANISATIONS),
  functions: fc.subarray([...FUNCTIONS], { minLength: 1 }),
  reach: fc.constantFrom('own' as const, 'area' as const),
  area: fc.constantFrom(...AREAS),
  incident: fc.constantFrom(null, INCIDENT),
  days: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  goods: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  money: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  level: fc.option(fc.constantFrom(...RESPONSE_LEVELS), { nil: null }),
  requires: fc.subarray([...CREDENTIALS]),
  subject: fc.option(fc.constantFrom(...ORGANISATIONS), { nil: undefined, freq: 3 }),
  delegable: fc.boolean(),
});
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

const steps = fc.array(
  fc.record({
    act: fc.constantFrom(
      'grant',
      'grant',
      'offer',
      'delegate',
      'delegate',
      'delegate',
      'accept',
      'suspend',
      'resume',
      'revoke',
      'decline',
    ),
    by: fc.constantFrom('lead', 'lead', ...ORGANISATIONS),
    which: fc.nat(30),
    /** Half of the time whoever can: the holder of the mandate, or the lead; else whoever comes. */
    byHolder: fc.boolean(),
    /** What a delegation leaves unsaid is inherited. */
    silent: fc.boolean(),
    terms,
  }),
  { minLength: 15, maxLength: 40 },
);

function settled(): World {
  const world = new World();
  world.establish();
  for (const organisation of ORGANISATIONS) {
    const name = { zh: `机构 ${organisation}`, en: organisation };
    world.done(SEATS.lead, 'organisation.register', { organisation, name, kind: 'other', area: '420100' });
    for (const kind of CREDENTIALS) {
      const credential = `${organisation}-${kind}`;
      world.done(seat(organisation), 'credential.present', {
        organisation,
        credential,
        kind,
        issuer: '发证机关',
      });
      world.done(SEATS.lead, 'credential.check', { credential, outcome: 'confirmed', note: '已查' });
    }
  }
  world.done(SEATS.lead, 'incident.declare', {
    incident: INCIDENT,
    name: { zh: '疫情', en: 'epidemic' },
    type: 'public-health',
    area: '420000',
    responseLevel: 'I',
    legalBasis: '突发事件应对法',
  });
  return world;
}

function given(world: World, { days, goods, money, level, requires, subject, ...rest }: Terms) {
  const until = days === null ? null : new Date(Date.parse(world.now) + days * 86_400_000).toISOString();
  const limits = { goods, money: money === null ? null : { currency: 'CNY', amount: money }, level };
  const some = goods !== null || money !== null || level !== null;
  return {
    ...rest,
    until,
    legalBasis: '授权书',
    ...(some && { limits }),
    ...(requires.length > 0 && { requires }),
    ...(subject !== undefined && { subject }),
  };
}

function walk(path: typeof steps extends fc.Arbitrary<infer T> ? T : never): World {
  const world = settled();
  for (const step of path) {
    const ids = [...world.state.mandates.keys()];
    const passable = ids.filter((id) => world.state.mandates.get(id)?.delegable);
    const choice = step.act === 'delegate' && step.byHolder && passable.length > 0 ? passable : ids;
    const mandate = choice[step.which % choice.length] as string;
    const reason = '演练';
    const input = {
      grant: () => given(world, step.terms),
      offer: () => given(world, step.terms),
      delegate: () =>
        step.silent
          ? { under: mandate, holder: step.terms.holder, delegable: true, legalBasis: '授权书' }
          : { ...given(world, step.terms), under: mandate },
      accept: () => ({ mandate }),
      suspend: () => ({ mandate, reason }),
      resume: () => ({ mandate, reason }),
      revoke: () => ({ mandate, reason }),
      decline: () => ({ mandate, reason }),
    }[step.act as 'grant']();
    const holder = world.state.mandates.get(mandate)?.holder as string;
    const isHolders = ['delegate', 'accept', 'decline'].includes(step.act);
    const able = isHolders ? holder : 'lead';
    world.act(seat(step.byHolder ? able : step.by), `mandate.${step.act}`, input);
    world.pass(1);
  }
  return world;
}

const above = (world: World, mandate: Mandate): Mandate[] => {
  const list: Mandate[] = [];
  for (let id = mandate.grantedUnder; id !== null; ) {
    const next = world.state.mandates.get(id) as Mandate;
    list.push(next);
    id = next.grantedUnder;
    if (list.length > 100) throw new Error('a cycle');
  }
  return list;
};

/**
 * What a mandate lets its holder do, spelled out as acts, by rules written a second time: nothing here is shared with the
 * code that decides.
 */
function allows(mandate: Mandate, act: Act): boolean {
  const digits = mandate.area.replace(/(00)+$/, '');
  const { goods = null, money = null, level = null } = mandate.limits ?? {};
  const order = ['I', 'II', 'III', 'IV'];
  return (
    mandate.functions.includes(act.wanted) &&
    act.area.startsWith(digits) &&
    (mandate.incident === null || mandate.incident === act.incident) &&
    (mandate.reach === 'area' || (mandate.subject ?? mandate.holder) === act.subject) &&
    (mandate.until === null || act.at < mandate.until) &&
    (goods === null || act.goods <= goods) &&
    (money === null || act.money <= money.amount) &&
    (level === null || order.indexOf(act.level) <= order.indexOf(level)) &&
    (mandate.requires ?? []).every((kind) => act.credentials.includes(kind))
  );
}
type Act = {
  wanted: (typeof MANDATE_FUNCTIONS)[number];
  area: string;
  incident: string;
  subject: string;
  at: string;
  goods: number;
  money: number;
  level: (typeof RESPONSE_LEVELS)[number];
  credentials: readonly string[];
};
const acts = fc.record({
  wanted: fc.constantFrom(...FUNCTIONS),
  area: fc.constantFrom('420102', '420103', '420200', '420281'),
  incident: fc.constantFrom(INCIDENT, 'another'),
  subject: fc.constantFrom('lead', ...ORGANISATIONS),
  at: fc
    .integer({ min: 0, max: 12 * 24 })
    .map((hours) => new Date(Date.UTC(2020, 0, 26, hours)).toISOString()),
  goods: fc.nat(10),
  money: fc.nat(10),
  level: fc.constantFrom(...RESPONSE_LEVELS),
  credentials: fc.subarray([...CREDENTIALS]),
});

/** Every question that a matter can put, about every place and party. */
const MATTERS = FUNCTIONS.flatMap((wanted) =>
  AREAS.flatMap((area) =>
    [null, 'lead', ...ORGANISATIONS].map((subject) => ({
      wanted,
      scope: { incident: INCIDENT, area, subject },
    })),
  ),
);

describe('whatever is granted, offered, delegated, accepted, suspended and revoked', () => {
  it('no mandate lets its holder do what a mandate above it would not; no chain comes back to its start', () => {
    let made = 0;
    let deep = 0;
    fc.assert(
      fc.property(steps, fc.array(acts, { minLength: 40, maxLength: 40 }), (path, tried) => {
        const world = walk(path);
        for (const mandate of world.state.mandates.values()) {
          const chain = above(world, mandate);
          made += 1;
          if (chain.length > 1) deep += 1;
          // The one step that is no cycle: a giver names itself as the owner.
          const givers = chain.map(({ holder }) => holder);
          if (givers[0] === mandate.holder) {
            expect(mandate.grantedBy).toBe(mandate.holder);
            while (givers[0] === mandate.holder) givers.shift();
          }
          expect(givers).not.toContain(mandate.holder);
          for (const act of tried)
            if (allows(mandate, act))
              for (const each of chain)
                expect(allows(each, act), `${mandate.id} under ${each.id}`).toBe(true);
        }
        world.audit();
      }),
      { numRuns: 600 },
    );
    // The walk must reach what it is about.
    expect(made).toBeGreaterThan(1_000);
    expect(deep).toBeGreaterThan(100);
  }, 60_000);

  it('whom a matter concerns is found without walking all mandates, and is whom a walk finds', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const { state, now, view } = walk(path);
        expect(participants(state, INCIDENT, now)).toEqual(audienceByWalk.participants(state, INCIDENT, now));
        const matrix = mandateMatrix({ ...view, state, now }, INCIDENT, 'whole').cells;
        expect(matrixGaps(view, INCIDENT)).toEqual(
          matrix
            .filter(({ status }) => status === 'gap' || status === 'overlap')
            .map(({ function: wanted, area, status, couldAssign }) => ({
              function: wanted,
              area,
              status,
              couldAssign,
            })),
        );
        for (const { wanted, scope } of MATTERS) {
          const asked = [state, wanted, scope, now] as const;
          expect(organisationsThatCouldAct(...asked)).toEqual(couldAct(...asked));
          expect(organisationsThatCouldAssign(...asked, covers)).toEqual(
            whoByWalk.organisationsThatCouldAssign(...asked, covers),
          );
          const { incident, subject } = scope;
          expect(holdersOf(state, wanted, incident, subject, now)).toEqual(
            audienceByWalk.holdersOf(state, wanted, incident, subject, now),
          );
          const owed = {
            incident,
            ower: { organisation: null, function: { name: wanted, area: scope.area }, office: null },
          };
          expect(holdersAt(state, now)(owed as Duty)).toEqual(
            holdersByWalk.holdersAt(state, now)(owed as Duty),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
