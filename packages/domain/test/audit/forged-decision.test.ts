import { type Actor, decide, type FactType } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../support/ending.ts';
import { type Claim, type Claimed, judged, twisted } from '../support/forger.ts';
import { adopt, carryOut, HEALTH } from '../support/plans.ts';
import {
  allocate,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  paper,
  receive,
  SEATS,
  type World,
} from '../support/world.ts';

type Case = readonly [what: string, forge: () => Claimed, fault: RegExp];

/** Each is written with a record of its own, as if its command had been asked and had agreed. */
const table = (cases: readonly Case[]) =>
  it.each(cases)('%s', (_what, forge, fault) => {
    expect(judged(...forge())).toMatch(fault);
  });

const { lead, second, union, receiving, gate } = SEATS;
const CITY = { organisation: 'wuhan-city', seat: 'wuhan-city.first' };
const NAME = { zh: '武汉', en: 'Wuhan' };
const BEGAN = '2020-01-26T00:00:00.000Z';
const why = { reason: 'x' };

function city(): World {
  const world = hubei();
  const profile = { name: NAME, kind: 'government', area: '420100' };
  world.done(lead, 'organisation.register', { organisation: 'wuhan-city', ...profile });
  return world;
}
const closing = (world = hubei()): World => {
  world.done(lead, 'incident.begin-closing', { incident: INCIDENT, ...why });
  return world;
};
const closed = (world = hubei()): World => {
  endResponse(world);
  return world;
};

describe('an incident', () => {
  const asked = { incident: 'part', name: NAME, type: 'public-health', area: '420600', legalBasis: '通知' };
  const declared = {
    ...{ ...asked, exercise: false, eventGrade: null, alertColour: null, responseLevel: null },
    beganAt: BEGAN,
  };
  const declare = (world: World, more: object = {}): Claimed => {
    const { incident } = { ...asked, ...more };
    return [
      ...([world, lead, 'incident.declare', { ...asked, ...more }] as const),
      ['incident.declared', { ...declared, ...more }, incident],
    ];
  };
  const close: Claim = ['incident.closed', { incident: INCIDENT, ...why }];
  const closes = (world: World, incident = INCIDENT): Claimed => [
    ...([world, lead, 'incident.close', { incident, ...why }] as const),
    close,
  ];
  const begins = (world: World): Claimed => [
    ...([world, lead, 'incident.begin-closing', { incident: INCIDENT, ...why }] as const),
    ['incident.closing-begun', { incident: INCIDENT, ...why }],
  ];
  const reopens = (world: World): Claimed => [
    ...([world, lead, 'incident.reopen', { incident: INCIDENT, ...why }] as const),
    ['incident.reopened', { incident: INCIDENT, ...why }],
  ];
  const part = () => {
    const world = hubei();
    world.done(lead, 'incident.declare', { ...asked, within: INCIDENT });
    return closing(world);
  };
  table([
    ['declared a second time', () => declare(hubei(), { incident: INCIDENT }), /already-exists/],
    [
      'declared under another name than it was asked for',
      () => {
        const other = { type: 'natural' };
        const claim: Claim = ['incident.declared', { ...declared, ...other }, 'elsewhere'];
        return [hubei(), lead, 'incident.declare', { ...asked, ...other }, claim];
      },
      /is not what incident.declare gives: incident: published "elsewhere", computed "part"/,
    ],
    ['a part of what nobody declared', () => declare(hubei(), { within: 'nowhere' }), /not-found/],
    ['a part of what is closed', () => declare(closed(), { within: INCIDENT }), /incident-closed/],
    [
      'a part that does not lie inside of its whole',
      () => declare(hubei(), { within: INCIDENT, area: '420000' }),
      /area-outside/,
    ],
    [
      'a part that is an exercise, of a whole that is none',
      () => declare(hubei(), { within: INCIDENT, exercise: true }),
      /exercise-mixed/,
    ],
    ['closed before its part', () => closes(part()), /part-still-open/],
    ['closed without having been begun to close', () => closes(hubei()), /not-closing/],
    [
      'closed with goods in store that nobody took over, and with mandates that run',
      () => {
        const world = hubei();
        receive(world, 36_000);
        return closes(closing(world));
      },
      /left-without-owner {"line":"stock","organisations":1,"shares":.{"of":"red-cross","kinds":.{"kind":"lot","count":1,/,
    ],
    ['begun to close twice', () => begins(closing()), /incident-closing/],
    ['reopened while it goes on', () => reopens(hubei()), /incident-open/],
    ['closed twice', () => closes(closed()), /incident-closed/],
    ['closed that nobody declared', () => closes(hubei(), 'nowhere'), /not-found/],
    [
      'changed after its end',
      () => [
        ...([
          closed(),
          lead,
          'incident.change-level',
          { incident: INCIDENT, responseLevel: 'I', ...why },
        ] as const),
        close,
      ],
      /incident-closed/,
    ],
    [
      'closed by who may not',
      () => [hubei(), union, 'incident.close', { incident: INCIDENT, ...why }, close],
      /mandate-missing/,
    ],
    [
      'closed by an organisation that nobody knows',
      () => [hubei(), CITY, 'incident.close', { incident: INCIDENT, ...why }, close],
      /incident.close is refused there: not-found {"kind":"organisation","id":"wuhan-city"}/,
    ],
  ]);
});

describe('a mandate', () => {
  const asked = {
    ...{ mandate: 'new', holder: 'union', functions: ['transport'], reach: 'own', area: '420103' },
    ...{ incident: INCIDENT, legalBasis: '通知' },
  };
  const granted = { ...asked, itemCategories: null, from: BEGAN, until: null, grantedUnder: 'mandate-root' };
  const grant = (more: object, actor: Actor = lead): Claimed => [
    ...([hubei(), actor, 'mandate.grant', { ...asked, ...more }] as const),
    ['mandate.granted', { ...granted, ...more }, 'register'],
  ];
  const touch = (name: string, type: FactType, mandate: string, actor: Actor, world = hubei()): Claimed => [
    ...([world, actor, name, { mandate, ...(name === 'mandate.accept' ? {} : why) }] as const),
    [type, { mandate, ...(name === 'mandate.accept' ? {} : why) }, 'register'],
  ];
  const after = (...acts: string[]) => {
    const world = hubei();
    for (const act of acts) world.done(lead, `mandate.${act}`, { mandate: 'mandate-union', ...why });
    return world;
  };
  const lapsed = () => {
    const world = city();
    const { holder: _holder, mandate: _mandate, ...terms } = asked;
    const offer = { ...terms, reach: 'area', area: '420100', holder: 'wuhan-city', answerWithinHours: 1 };
    const { mandate } = world.done(lead, 'mandate.offer', offer);
    world.pass(2);
    return { world, mandate: mandate as string };
  };
  table([
    ['given a second time', () => grant({ mandate: 'mandate-union' }), /already-exists/],
    [
      'given wider than its giver’s',
      () => {
        const world = city();
        const held = { mandate: 'mandate-wuhan-city', holder: 'wuhan-city', functions: ['coordinate'] };
        const where = { reach: 'area', area: '420100', legalBasis: '通知' };
        world.done(lead, 'mandate.grant', { ...held, ...where });
        const wide = { ...asked, incident: null };
        const claim = { ...granted, incident: null, grantedUnder: 'mandate-wuhan-city' };
        return [world, CITY, 'mandate.grant', wide, ['mandate.granted', claim, 'register']];
      },
      /mandate-wider-than-own/,
    ],
    ['given by who has none to give', () => grant({}, union), /mandate-missing/],
    ['given to whom nobody knows', () => grant({ holder: 'nobody' }), /not-found/],
    [
      'laid down for another',
      () => touch('mandate.decline', 'mandate.declined', 'mandate-union', lead),
      /not-own-matter/,
    ],
    [
      'laid down, the root of all',
      () => touch('mandate.decline', 'mandate.declined', 'mandate-root', lead),
      /mandate-above-own/,
    ],
    [
      'revoked, the root of all',
      () => touch('mandate.revoke', 'mandate.revoked', 'mandate-root', lead),
      /mandate-above-own/,
    ],
    [
      'revoked, which nobody gave',
      () => touch('mandate.revoke', 'mandate.revoked', 'mandate-dream', lead),
      /not-found/,
    ],
    [
      'revoked by whom it does not concern',
      () => touch('mandate.revoke', 'mandate.revoked', 'mandate-union', gate),
      /mandate-missing/,
    ],
    [
      'resumed, which nobody suspended',
      () => touch('mandate.resume', 'mandate.resumed', 'mandate-union', lead),
      /mandate-not-suspended/,
    ],
    [
      'resumed after it was revoked',
      () => touch('mandate.resume', 'mandate.resumed', 'mandate-union', lead, after('suspend', 'revoke')),
      /mandate-not-active/,
    ],
    [
      'suspended again, which would change who may end it',
      () => touch('mandate.suspend', 'mandate.suspended', 'mandate-union', lead, after('suspend')),
      /four-eyes/,
    ],
    [
      'revoked again',
      () => touch('mandate.revoke', 'mandate.revoked', 'mandate-union', lead, after('revoke')),
      /mandate-not-active/,
    ],
    [
      'accepted after its offer lapsed',
      () => {
        const { world, mandate } = lapsed();
        return touch('mandate.accept', 'mandate.accepted', mandate, CITY, world);
      },
      /mandate-not-active/,
    ],
    [
      'accepted by another',
      () => {
        const { world, mandate } = lapsed();
        return touch('mandate.accept', 'mandate.accepted', mandate, union, world);
      },
      /not-own-matter/,
    ],
  ]);
});

describe('an application', () => {
  const PROFILE = { name: NAME, kind: 'charity', area: '420100' };
  const FULL = { ...PROFILE, externalKeys: [], socialCreditCode: null, address: null, source: null };
  const asked = { incident: INCIDENT, functions: ['transport'], area: '420100', note: 'x', credentials: [] };
  const apply = (more: { organisation: string; profile?: object | null }, actor: Actor = lead): Claimed => {
    const { credentials: _papers, ...applied } = asked;
    const claim = { application: 'a', ...applied, profile: more.profile ? FULL : null, provisional: null };
    return [
      ...([hubei(), actor, 'organisation.apply', { ...asked, ...more }] as const),
      ['organisation.applied', { ...claim, organisation: more.organisation }, 'register'],
    ];
  };
  const waiting = () => {
    const world = hubei();
    const made = { ...asked, organisation: 'new', profile: PROFILE };
    return { world, application: world.done(lead, 'organisation.apply', made).application as string };
  };
  const decline = (times: number): Claimed => {
    const { world, application } = waiting();
    const input = { application, note: 'x' };
    for (let time = 1; time < times; time += 1) world.done(lead, 'application.decline', input);
    const claim = { application, outcome: 'declined', mandate: null, note: 'x' };
    return [world, lead, 'application.decline', input, ['application.decided', claim, 'register']];
  };
  table([
    [
      'of who is on the register, with a new name',
      () => apply({ organisation: 'union', profile: PROFILE }),
      /already-exists/,
    ],
    ['of who is on no register, without a name', () => apply({ organisation: 'new' }), /not-found/],
    [
      'by itself where no rule lets anybody in',
      () => apply({ organisation: 'new', profile: PROFILE }, { organisation: 'new', seat: 'new.one' }),
      /admission-closed/,
    ],
    [
      'for another by who may not',
      () => apply({ organisation: 'new', profile: PROFILE }, union),
      /mandate-missing/,
    ],
    [
      'made twice',
      () => {
        const { world } = waiting();
        const claim = { ...asked, credentials: undefined, application: 'a', provisional: null };
        const input = { ...asked, organisation: 'new' };
        const fact = { ...claim, organisation: 'new', profile: null };
        return [world, lead, 'organisation.apply', input, ['organisation.applied', fact, 'register']];
      },
      /already-exists {"kind":"application"/,
    ],
    ['decided twice', () => decline(2), /wrong-state/],
    [
      'approved without the mandate that it says to give',
      () => {
        const { world, application } = waiting();
        const claim = { application, outcome: 'approved', mandate: null, note: 'x' };
        const input = { application, functions: ['transport'], legalBasis: '通知', note: 'x' };
        return [world, lead, 'application.approve', input, ['application.decided', claim, 'register']];
      },
      /says that application.approve made 1 facts, where it makes 2/,
    ],
    [
      'decided that nobody made',
      () => {
        const claim = { application: 'b', outcome: 'declined', mandate: null, note: 'x' };
        const input = { application: 'b', note: 'x' };
        return [hubei(), lead, 'application.decline', input, ['application.decided', claim, 'register']];
      },
      /not-found/,
    ],
  ]);
});

describe('a credential', () => {
  const shown = (of = 'union') => {
    const world = hubei();
    const actor = { organisation: of, seat: `${of}.desk` };
    const credential = { organisation: of, credential: 'c', kind: 'medical', issuer: 'x' };
    world.done(actor, 'credential.present', credential);
    return world;
  };
  const check = (world: World, credential = 'c'): Claimed => {
    const checked = { credential, outcome: 'confirmed', note: 'x' };
    return [world, lead, 'credential.check', checked, ['credential.checked', checked, 'register']];
  };
  table([
    ['checked that nobody presented', () => check(hubei()), /not-found/],
    ['checked by its own holder', () => check(shown('lead')), /checker-is-holder/],
    [
      'checked after it was revoked',
      () => {
        const world = shown();
        world.done(lead, 'credential.revoke', { credential: 'c', ...why });
        return check(world);
      },
      /wrong-state/,
    ],
    [
      'presented again, to lose its refusal',
      () => {
        const input = { organisation: 'union', credential: 'c', kind: 'medical', issuer: 'x' };
        const fact = { ...input, reference: null, expiresOn: null, evidence: null };
        return [shown(), union, 'credential.present', input, ['credential.presented', fact, 'register']];
      },
      /already-exists/,
    ],
  ]);
});

describe('goods', () => {
  const counted = () => {
    const world = hubei();
    const { id } = receive(world, 10).lot;
    const { count } = world.done(gate, 'count.record', { incident: INCIDENT, lot: id, counted: 9 });
    return { world, lot: id, count: count as string };
  };
  const settle = (actor: Actor, named?: string): Claimed => {
    const { world, lot, count } = counted();
    const stock = `stock:red-cross:${HALL}:${lot}:free`;
    const to = `loss:red-cross:-:${lot}:none`;
    const transfers = [{ phase: 'posted', transfer: 't', from: stock, to, amount: 1 }];
    const input = { incident: INCIDENT, count: named ?? count, reason: 'missing' };
    const claim = { count: named ?? count, lot, reason: 'missing', note: null, transfers };
    return [world, actor, 'count.settle', input, ['count.settled', claim]];
  };
  table([
    ['counted and settled by the same seat', () => settle(gate), /four-eyes/],
    ['settled that nobody counted', () => settle(receiving, 'count-dream'), /not-found/],
    [
      'of an incident that nobody declared',
      () => {
        const world = hubei();
        const { id } = receive(world, 10).lot;
        const [from, to] = [`stock:red-cross:${HALL}:${id}:free`, `stock:red-cross:${HALL}:${id}:reserve`];
        const step = { phase: 'posted', from, to, amount: 1 };
        const input = { incident: 'nowhere', owner: 'red-cross', mode: 'all', groups: [[step]] };
        const claim = { owner: 'red-cross', transfers: [{ ...step, transfer: 't' }] };
        return [world, gate, 'transfer.post', input, ['transfers.posted', claim, 'nowhere']];
      },
      /not-found/,
    ],
    [
      'promised, and taken back before their time',
      () => {
        const world = hubei();
        const { id } = receive(world, 10).lot;
        const { orders } = allocate(world, [{ need: need(world, 'union', 10), lot: id, amount: 10 }]);
        const [order] = orders as [string];
        const transfers = (world.incident.orders.get(order)?.lines ?? []).map(({ transfer: pending }) => ({
          phase: 'void',
          transfer: 'v',
          pending,
        }));
        const clock = { organisation: 'lead', seat: 'clock' };
        return [world, clock, 'clock.end-promises', {}, ['order.expired', { order, transfers }]];
      },
      /says that clock.end-promises made 1 facts, where it makes 0/,
    ],
    ...(
      [
        [
          'kept back though proven',
          { quarantined: 'no-evidence' },
          'GB 19083-2010',
          /quarantined: published "no-/,
        ],
        ['let through without a paper', { quarantined: null }, null, /quarantined: published null/],
        [
          'not proven, though their paper says so',
          { provenItem: null },
          'GB 19083-2010',
          /provenItem: published null/,
        ],
        [
          'said to be over their time',
          { expiresOn: '2020-01-25' },
          'GB 19083-2010',
          /expiresOn: published "2020/,
        ],
      ] as const
    ).map(
      ([what, more, standard, fault]): Case => [
        what,
        () => {
          const donor = { kind: 'organisation', donor: 'donor-1', name: '某企业' };
          const evidence = standard === null ? [] : [paper(standard)];
          const claimedItem = standard === null ? 'goggles' : 'mask-medical-protective';
          const lots = [{ claimedItem, amount: 10, evidence }];
          const given = { donor, receiver: 'red-cross', place: HALL, mode: 'discretionary', lots };
          const input = { incident: INCIDENT, ...given };
          return twisted(hubei(), receiving, 'donation.receive', input, (data) => ({
            ...data,
            lots: (data.lots as object[]).map((lot) => ({ ...lot, ...more })),
          }));
        },
        fault,
      ],
    ),
    [
      'moved where that fact moves none',
      () => {
        const world = hubei();
        const { id: lot } = receive(world, 100).lot;
        const input = { incident: INCIDENT, lot, amount: 100, reason: 'damaged' };
        const to = `consumed:union:-:${lot}:none`;
        return twisted(world, gate, 'loss.report', input, (data) => ({
          ...data,
          transfers: (data.transfers as object[]).map((step) => ({ ...step, to })),
        }));
      },
      /is not what loss.report gives: data\.transfers\.0\.to: published "consumed:/,
    ],
  ]);
});

describe('an allocation', () => {
  const proposed = () => {
    const world = hubei();
    const { id: lot } = receive(world, 10).lot;
    const [one, two] = [need(world, 'union', 5), need(world, 'renai', 5)];
    const { run } = world.done(lead, 'allocation.propose', { incident: INCIDENT });
    return { world, lot, one, two, run: run as string };
  };
  type Line = { readonly need: string; readonly amount: number };
  const propose = (
    head: (data: object) => object,
    lines = (list: readonly Line[]): readonly Line[] => list,
  ) => {
    const world = hubei();
    receive(world, 10);
    need(world, 'union', 5);
    return twisted(world, lead, 'allocation.propose', { incident: INCIDENT }, (data, type) =>
      type === 'allocation.lines' ? { ...data, lines: lines(data.lines as Line[]) } : head(data),
    );
  };
  /** A run that was proposed, proposed again. */
  const again = (change: (data: Record<string, unknown>) => object): Claimed => {
    const { world } = proposed();
    const claims = world.facts.slice(-2).map(({ type, data }) => [type, change({ ...data })] as Claim);
    return [world, lead, 'allocation.propose', { incident: INCIDENT }, ...claims];
  };
  table([
    [
      'with the ids of an earlier one',
      () => again((data) => data),
      /is not what allocation.propose gives: data\.run/,
    ],
    ...(
      [
        [
          'by a charter that is not there',
          { charterVersion: 7 },
          /data\.charterVersion: published 7, computed 1/,
        ],
        ['by a coin', { solver: 'a-coin' }, /data\.solver: published "a-coin"/],
        ['that is worth what nobody computed', { worth: 1 }, /data\.worth: published 1/],
        [
          'that adjusts nothing',
          { method: 'adjusted', adjusts: 'run-dream' },
          /data\.adjusts: published "run-dream"/,
        ],
      ] as const
    ).map(([what, more, fault]): Case => [what, () => propose((head) => ({ ...head, ...more })), fault]),
    [
      'in another amount than follows',
      () =>
        propose(
          (head) => head,
          (lines) => lines.map((line) => ({ ...line, amount: line.amount + 1 })),
        ),
      /is not what allocation.propose gives: data\.lines\.0\.amount/,
    ],
    [
      'with a line twice',
      () =>
        propose(
          (head) => head,
          (lines) => [...lines, ...lines],
        ),
      /is not what allocation.propose gives: data\.lines\.\d/,
    ],
    [
      'that breaks off before its lines',
      () => {
        const [world, actor, name, input, head] = propose((data) => data);
        return [world, actor, name, input, head as Claim];
      },
      /says that allocation.propose made 1 facts, where it makes 2/,
    ],
    [
      'adjusted in a line that is not marked',
      () => {
        const { world, lot, one, two, run } = proposed();
        const changes = [{ need: one, lot, amount: 3 }];
        const input = { incident: INCIDENT, run, reason: 'x', changes };
        return twisted(world, lead, 'allocation.adjust', input, (data) => ({
          ...data,
          ...(data.lines !== undefined && {
            lines: (data.lines as Line[]).map((line) => (line.need === two ? { ...line, amount: 1 } : line)),
          }),
        }));
      },
      /is not what allocation.adjust gives: data\.lines\.\d\.amount: published 1/,
    ],
    [
      'with one fact more than it has',
      () => {
        const [world, actor, name, input, head, lines] = propose((data) => data);
        return [world, actor, name, input, head as Claim, lines as Claim, lines as Claim];
      },
      /says that allocation.propose made 3 facts, where it makes 2/,
    ],
    [
      'by hand, to who did not ask',
      () => {
        const { world, lot } = proposed();
        const input = { incident: INCIDENT, reason: 'x', lines: [{ need: 'need-dream', lot, amount: 1 }] };
        const claims = world.facts.slice(-2).map(({ type, data }) => [type, data] as Claim);
        return [world, lead, 'allocation.propose-by-hand', input, ...claims];
      },
      /not-found/,
    ],
    [
      'adjusted that nobody proposed',
      () => {
        const { world, lot, one } = proposed();
        const changes = [{ need: one, lot, amount: 3 }];
        const claims = world.facts.slice(-2).map(({ type, data }) => [type, data] as Claim);
        const input = { incident: INCIDENT, run: 'run-dream', reason: 'x', changes };
        return [world, lead, 'allocation.adjust', input, ...claims];
      },
      /not-found/,
    ],
    [
      'approved by the seat that proposed it',
      () => {
        const { world, run } = proposed();
        return [
          ...([world, lead, 'allocation.approve', { incident: INCIDENT, run }] as const),
          ['incident.closed', { incident: INCIDENT, ...why }],
        ];
      },
      /four-eyes/,
    ],
  ]);
});

const STEP = { command: 'plan.carry-out', input: { incident: INCIDENT, rows: 1_000 } };

describe('a plan', () => {
  const PLAN = HEALTH.plan;
  const asked = { terms: HEALTH, reason: 'x' };
  const proposed = { proposal: 'p', terms: HEALTH, changesVersion: 0, reason: 'x', answers: [] };
  const propose = (world: World, actor: Actor, more: object = {}): Claimed => [
    ...([world, actor, 'plan.propose', { ...asked, ...more }] as const),
    ['plan.proposed', { ...proposed, ...more }, 'register'],
  ];
  const waiting = () => {
    const world = hubei();
    return { world, proposal: world.done(lead, 'plan.propose', asked).proposal as string };
  };
  const adopted = () => {
    const world = city();
    const community = { name: { zh: '社区', en: 'Community' }, kind: 'community', area: '420105' };
    world.done(lead, 'organisation.register', { organisation: 'community', ...community });
    adopt(world);
    return world;
  };
  /** Begun, with its mandates given and nothing else done yet. */
  const begun = () => {
    const world = adopted();
    world.done(lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', ...why });
    const [activation] = world.incident.plans.get(PLAN)?.activations ?? [];
    while (activation && activation.done.mandates < activation.amounts.mandates) world.step();
    return world;
  };
  const activated = () => {
    const world = adopted();
    world.done(lead, 'plan.activate', { incident: INCIDENT, plan: PLAN, level: 'I', ...why });
    return world;
  };
  /** Carried out as far as the step that begins with such a fact. */
  const doneTo = (type: FactType) => {
    const world = activated();
    for (;;) {
      const next = decide(world.state, STEP, { ...world.by(lead) }, world.around);
      if (!next.ok || next.value.facts.length === 0) throw new Error(`no step begins with ${type}`);
      if (next.value.facts[0]?.type === type) return world;
      world.step(STEP.input.rows);
    }
  };
  /** The worker's next step, told otherwise. */
  const otherwise = (world: World, twist: Parameters<typeof twisted>[4]) =>
    twisted(world, lead, STEP.command, STEP.input, twist);
  const inHand = (world: World) => {
    const { activation, version } = world.incident.plans.get(PLAN)?.activations.at(-1) ?? {};
    return { activation, plan: PLAN, version };
  };
  const amounts = { mandates: 0, duties: 0, needs: 0, tasks: 0, releases: 0 };
  const activate = (world: World, more: object = {}): Claimed => [
    ...([
      world,
      lead,
      'plan.activate',
      { incident: INCIDENT, plan: PLAN, level: 'I', ...why, ...more },
    ] as const),
    ['plan.activated', { activation: 'a', plan: PLAN, version: 1, level: 'I', amounts }],
  ];
  /** One step of the worker, with another outcome than the plan's. */
  const step = (world: World, type: FactType, data: object): Claimed => [
    ...([world, lead, 'plan.carry-out', { incident: INCIDENT, rows: 1_000 }] as const),
    [type, { ...inHand(world), ...data }],
  ];
  table([
    [
      'proposed for more than its proposer holds',
      () => {
        const world = city();
        const terms = { functions: ['coordinate'], reach: 'area', area: '420100', legalBasis: '通知' };
        world.done(lead, 'mandate.grant', { holder: 'wuhan-city', ...terms });
        return propose(world, CITY);
      },
      /mandate-missing/,
    ],
    [
      'proposed in answer to what nobody recommended',
      () => propose(hubei(), lead, { answers: ['r'] }),
      /not-found/,
    ],
    [
      'proposed under an id that another has',
      () => {
        const { world, proposal } = waiting();
        const claim = { ...proposed, proposal };
        return [world, lead, 'plan.propose', asked, ['plan.proposed', claim, 'register']];
      },
      /is not what plan.propose gives: data\.proposal/,
    ],
    [
      'adopted by the seat that proposed it',
      () => {
        const { world, proposal } = waiting();
        const claim = { proposal, plan: PLAN, version: 1 };
        return [world, lead, 'plan.adopt', { proposal }, ['plan.adopted', claim, 'register']];
      },
      /four-eyes/,
    ],
    [
      'adopted as another version than comes next',
      () => {
        const { world, proposal } = waiting();
        const claim = { proposal, plan: PLAN, version: 2 };
        return [world, second, 'plan.adopt', { proposal }, ['plan.adopted', claim, 'register']];
      },
      /is not what plan.adopt gives: data\.version: published 2, computed 1/,
    ],
    [
      'declined after it was adopted',
      () => {
        const world = adopted();
        const [proposal = ''] = world.state.planProposals.keys();
        const declined = { proposal, ...why };
        return [world, lead, 'plan.decline', declined, ['plan.declined', declined, 'register']];
      },
      /wrong-state/,
    ],
    ['activated that nobody adopted', () => activate(hubei()), /not-found/],
    ['activated where it is being carried out', () => activate(begun()), /plan-underway/],
    [
      'activated for other amounts than there is to do',
      () => {
        const input = { incident: INCIDENT, plan: PLAN, level: 'I', ...why };
        return twisted(adopted(), lead, 'plan.activate', input, (data, type) =>
          type === 'plan.activated' ? { ...data, amounts } : data,
        );
      },
      /is not what plan.activate gives: data\.amounts\.duties: published 0/,
    ],
    [
      'that calls whom it does not name',
      () =>
        otherwise(activated(), (data, type) =>
          type === 'plan.mandates-granted'
            ? { ...data, rows: [{ holder: 'red-cross', area: '420100' }] }
            : data,
        ),
      /is not what plan.carry-out gives: data\.rows/,
    ],
    [
      'that calls for another time than it says',
      () =>
        otherwise(activated(), (data, type) =>
          type === 'plan.mandates-granted' ? { ...data, until: '2030-01-01T00:00:00.000Z' } : data,
        ),
      /is not what plan.carry-out gives: data\.until: published "2030/,
    ],
    [
      'that opens a duty of others than it names',
      () => otherwise(begun(), (data) => ({ ...data, organisations: ['wuhan-nobody'] })),
      /is not what plan.carry-out gives: data\.organisations/,
    ],
    [
      'that opens another duty than it says',
      () => otherwise(begun(), (data) => ({ ...data, duty: 'clap-hands' })),
      /is not what plan.carry-out gives: data\.duty: published "clap-hands"/,
    ],
    [
      'that speaks over who is no hospital',
      () =>
        otherwise(doneTo('plan.needs-stated'), (data) => ({
          ...data,
          rows: [{ facility: 'red-cross', patients: null, amount: null, usePerDay: null }],
        })),
      /is not what plan.carry-out gives: data\.rows/,
    ],
    [
      'that opens a task of others than it names',
      () =>
        otherwise(doneTo('plan.tasks-opened'), (data) => ({
          ...data,
          rows: [{ organisation: 'red-cross', area: '420100' }],
        })),
      /is not what plan.carry-out gives: data\.rows/,
    ],
    [
      'that drafts a release in other words than its own',
      () =>
        otherwise(doneTo('release.drafted'), (data, type) => {
          const words = { zh: '一切正常', en: 'All is well' };
          const content = { kind: 'notice', title: words, body: words, numbers: [] };
          return type === 'release.drafted' ? { ...data, content } : data;
        }),
      /is not what plan.carry-out gives: data\.content/,
    ],
    [
      'that says it did other amounts than it did',
      () => otherwise(doneTo('plan.carried-out'), (data) => ({ ...data, amounts })),
      /is not what plan.carry-out gives: data\.amounts/,
    ],
    [
      'that is called done while it is not',
      () => step(begun(), 'plan.carried-out', { amounts }),
      /where it makes \d+|is not what plan.carry-out gives/,
    ],
    [
      'carried out by a seat that did not activate it',
      () => {
        const [, , name, input, claim] = step(begun(), 'plan.carried-out', { amounts });
        return [begun(), second, name, input, claim as Claim];
      },
      /says that plan.carry-out made 1 facts, where it makes 0/,
    ],
    [
      'taken over from itself',
      () => {
        const world = begun();
        const { version: _version, ...taken } = inHand(world);
        const input = { incident: INCIDENT, ...why };
        return [world, lead, 'plan.take-over', input, ['plan.taken-over', { ...taken, ...why }]];
      },
      /unchanged/,
    ],
  ]);

  it('and an honest one to its end is nothing of that', () => {
    const world = begun();
    carryOut(world);
    expect(() => world.audit()).not.toThrow();
  });
});

describe('a task', () => {
  const TERMS = {
    ...{ title: NAME, skills: [], area: '420105', where: 'A 馆', risky: false, peopleNeeded: 2 },
    ...{ from: BEGAN, until: '2020-01-26T10:00:00.000Z' },
  };
  /** A task, and two volunteers on it. */
  const atWork = (twoPersons = false) => {
    const world = hubei();
    const { task } = world.done(lead, 'task.open', { incident: INCIDENT, ...TERMS, twoPersons });
    const enrol = () =>
      world.done(lead, 'volunteer.enrol', { incident: INCIDENT, area: '420105', isAdult: true }).volunteer;
    const [one, two] = [enrol(), enrol()] as [string, string];
    for (const volunteer of [one, two])
      world.done(lead, 'task.take', { incident: INCIDENT, task, volunteer });
    return { world, task: task as string, one, two };
  };
  type At = ReturnType<typeof atWork>;
  const begin = ({ world, task }: At, ...volunteers: string[]) =>
    world.done(lead, 'shift.start', { incident: INCIDENT, task, volunteers });
  const says = (
    world: World,
    command: string,
    type: FactType,
    data: object,
    actor: Actor = lead,
  ): Claimed => [...([world, actor, command, { incident: INCIDENT, ...data }] as const), [type, data]];
  const start = ({ world, task }: At, ...volunteers: string[]) =>
    says(world, 'shift.start', 'shift.started', { task, volunteers });
  const open = (world: World, more: object, actor: Actor = lead): Claimed => {
    const input = { ...TERMS, twoPersons: false, ...more };
    const claim = { task: 't', organisation: 'lead', ...input };
    return [world, actor, 'task.open', { incident: INCIDENT, ...input }, ['task.opened', claim]];
  };
  table([
    ['that ends before it begins', () => open(hubei(), { until: BEGAN }), /before-start/],
    ['of a response that is over', () => open(closed(), {}), /incident-closed/],
    ['opened by who may not', () => open(hubei(), {}, union), /mandate-missing/],
    [
      'opened in another’s name',
      () =>
        twisted(hubei(), lead, 'task.open', { incident: INCIDENT, ...TERMS, twoPersons: false }, (data) => ({
          ...data,
          organisation: 'union',
        })),
      /is not what task.open gives: data\.organisation: published "union", computed "lead"/,
    ],
    [
      'closed while somebody is at work',
      () => {
        const at = atWork();
        begin(at, at.one);
        const claim = { task: at.task, outcome: 'done', reason: null };
        return [at.world, lead, 'task.close', { incident: INCIDENT, task: at.task }, ['task.closed', claim]];
      },
      /at-work/,
    ],
    [
      'taken twice by one person',
      () => {
        const { world, task, one } = atWork();
        return says(world, 'task.take', 'task.taken', { task, volunteer: one });
      },
      /"why":"taken"/,
    ],
    [
      'left while at work',
      () => {
        const at = atWork();
        begin(at, at.one);
        return says(at.world, 'task.leave', 'task.left', { task: at.task, volunteer: at.one });
      },
      /at-work/,
    ],
    [
      'begun by one person twice',
      () => {
        const at = atWork();
        return start(at, at.one, at.one);
      },
      /volunteers-once/,
    ],
    [
      'begun by one who is at work',
      () => {
        const at = atWork();
        begin(at, at.one);
        return start(at, at.one);
      },
      /at-work/,
    ],
    [
      'begun outside of its time',
      () => {
        const at = atWork();
        at.world.pass(11);
        return start(at, at.one);
      },
      /"why":"over"/,
    ],
    [
      'for two, begun by one',
      () => {
        const at = atWork(true);
        return start(at, at.one);
      },
      /two-persons/,
    ],
    [
      'for two, begun with one who is not on it',
      () => {
        const at = atWork(true);
        return start(at, at.one, 'dream');
      },
      /not-found \{"kind":"volunteer"/,
    ],
    [
      'for two, left by one',
      () => {
        const at = atWork(true);
        begin(at, at.one, at.two);
        return says(at.world, 'shift.end', 'shift.ended', { task: at.task, volunteers: [at.one] });
      },
      /two-persons/,
    ],
    [
      'ended by who was not there',
      () => {
        const at = atWork();
        return says(at.world, 'shift.end', 'shift.ended', { task: at.task, volunteers: [at.one] });
      },
      /not-at-work/,
    ],
    [
      'with a certificate of other hours than were worked',
      () => {
        const at = atWork();
        begin(at, at.one);
        at.world.pass(2);
        const { world, task, one: volunteer } = at;
        world.done(lead, 'shift.end', { incident: INCIDENT, task, volunteers: [volunteer] });
        const input = { incident: INCIDENT, volunteer };
        return twisted(world, lead, 'volunteer.certify', input, (data) => ({ ...data, minutes: 121 }));
      },
      /is not what volunteer.certify gives: data\.minutes: published 121, computed 120/,
    ],
    [
      'with a certificate of no hours at all',
      () => {
        const { world, one: volunteer } = atWork();
        const hours = { minutes: 1, shifts: 1, from: BEGAN, until: BEGAN, organisation: 'lead' };
        const claim = { certificate: 'c', volunteer, ...hours };
        const input = { incident: INCIDENT, volunteer };
        return [world, lead, 'volunteer.certify', input, ['volunteer.certified', claim]];
      },
      /no-hours/,
    ],
  ]);
});

describe('a recommendation', () => {
  const made = { plan: null, about: 'other', explanation: 'x' };
  const claim = { recommendation: 'r', ...made };
  const make = (actor: Actor, more: object = {}): Claimed => [
    ...([hubei(), actor, 'recommendation.make', { incident: INCIDENT, ...made, ...more }] as const),
    ['recommendation.made', { ...claim, ...more }],
  ];
  table([
    ['about a plan that is not there', () => make(union, { plan: 'no-plan' }), /not-found/],
    ['by an organisation that nobody knows', () => make(CITY), /not-found {"kind":"organisation"/],
    [
      'under a name that it chose',
      () => make(union),
      /is not what recommendation.make gives: data\.recommendation/,
    ],
  ]);
});

it('a delivery on its way, honestly told, has no fault', () => {
  const world = hubei();
  const { id } = receive(world, 10).lot;
  const { orders } = allocate(world, [{ need: need(world, 'union', 10), lot: id, amount: 10 }]);
  dispatch(world, orders[0] as string);
  expect(() => world.audit()).not.toThrow();
});
