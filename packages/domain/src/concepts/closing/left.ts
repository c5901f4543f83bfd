import { CLOSING_LINES, type ClosingLine } from '../../kernel/command/phase.ts';
import { firstFew, grouped, listed, pair, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysOf, total } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { COUNTERSIGN_HOURS } from '../countersignature/commands.ts';
import { ownStandstill } from '../mandate/force.ts';
import { isAtWork } from '../task/working-time.ts';
import type { Residue } from './state.ts';
import { isHoldersOwn, residueFor } from './successor.ts';

/** What may be left of a response, by the line of the closing that it stands in. */
export const LEFT_KINDS = {
  stock: ['lot'],
  transit: ['shipment', 'order'],
  shifts: ['shift'],
  tasks: ['task'],
  money: ['payment', 'payment-underway', 'purchase', 'refund', 'fundraising', 'fund'],
  mandates: ['mandate'],
  answers: ['opinion', 'complaint', 'pledge', 'import-question'],
  counts: ['count', 'loss', 'shortage', 'surplus', 'break-glass', 'hold'],
  proposals: [
    'correction',
    'delivery-correction',
    'shipment-correction',
    'finding',
    'donor-merge',
    'countersignature',
    'allocation',
    'release',
    'level',
    'activation',
  ],
} as const satisfies Record<ClosingLine, readonly string[]>;
export type LeftKind = (typeof LEFT_KINDS)[ClosingLine][number];

/** What is kept by kind and organisation, so that what is on its way is not walked. */
const LINE_OF_OPEN = {
  order: 'transit',
  shipment: 'transit',
  shortage: 'counts',
  'payment-underway': 'money',
} as const;

/** So many of each are named. */
const NAMED = 3;

/** What is left of one kind at one organisation. */
type LeftOver = {
  readonly line: ClosingLine;
  readonly kind: LeftKind;
  /** Whose matter it is. */
  readonly of: string;
  readonly count: number;
  /** The first of them. */
  readonly ids: readonly string[];
};

/** The same of a line of one organisation: what is handed over as one. */
export type LeftShare = {
  readonly line: ClosingLine;
  readonly of: string;
  readonly count: number;
  readonly kinds: readonly LeftOver[];
  /** The assignment that counts; null: nobody was named. */
  readonly residue: Residue | null;
};

/**
 * What a response leaves, computed from the record: line by line, and in each by organisation. Walks what is open, and of goods on
 * a shelf and of money no more than whose it is.
 */
export function whatIsLeft(
  state: State,
  incident: IncidentState,
  now: string,
  read: Reading = 'kept',
): LeftShare[] {
  const shares = new Map<string, LeftOver[]>();
  for (const each of leftOvers(state, incident, now, read)) {
    const key = pair(each.line, each.of);
    const known = shares.get(key);
    if (known) known.push(each);
    else shares.set(key, [each]);
  }
  return [...shares.values()]
    .map((kinds) => {
      const { line, of } = kinds[0] as LeftOver;
      const residue = residueFor(incident, line, of);
      return { line, of, kinds, residue, count: kinds.reduce((sum, { count }) => sum + count, 0) };
    })
    .sort((a, b) => CLOSING_LINES.indexOf(a.line) - CLOSING_LINES.indexOf(b.line));
}

/** Somebody answers for it: whoever was named has said yes, or it is the holder's own and named as that. */
export const isHandedOver = ({ line, of, residue }: Pick<LeftShare, 'line' | 'of' | 'residue'>): boolean =>
  residue?.status === 'accepted' ||
  (residue?.status === 'assigned' && residue.owner === of && isHoldersOwn(line));

/** Is anything left of a line there (null: anywhere)? */
export const isLeft = (
  state: State,
  incident: IncidentState,
  line: ClosingLine,
  of: string | null,
  now: string,
): boolean =>
  whatIsLeft(state, incident, now).some((each) => each.line === line && (of === null || each.of === of));

/**
 * What is on its way is kept by kind and organisation. Walked, it comes in the order in which it was begun: so the end of a response
 * writes it down, and an auditor finds the same.
 */
type Reading = 'kept' | 'walked';

function leftOvers(state: State, incident: IncidentState, now: string, read: Reading): LeftOver[] {
  const found = new Map<
    string,
    { line: ClosingLine; kind: LeftKind; of: string; count: number; ids: string[] }
  >();
  const add = (line: ClosingLine, kind: LeftKind, of: string, ids: readonly string[], count = ids.length) => {
    if (count === 0) return;
    const key = `${line} ${kind} ${of}`;
    const known = found.get(key) ?? { line, kind, of, count: 0, ids: [] };
    found.set(key, known);
    known.count += count;
    for (const id of ids) if (known.ids.length < NAMED) known.ids.push(id);
  };
  const each = <Value>(
    line: ClosingLine,
    kind: LeftKind,
    ids: Iterable<string>,
    records: ReadonlyMap<string, Value>,
    of: (value: Value) => string,
  ) => {
    for (const id of ids) add(line, kind, of(must(records, id, 'record')), [id]);
  };
  const kept = (...kinds: readonly (keyof typeof LINE_OF_OPEN)[]) => {
    for (const [key, ids] of incident.openOf) {
      const kind = kinds.find((one) => key.startsWith(`${one} `));
      if (kind) add(LINE_OF_OPEN[kind], kind, secondOf(key), firstFew(ids, NAMED), ids.size);
    }
  };
  const lead = state.authority ?? '-';
  const ownerOf = ({ lot }: { readonly lot: string }) => must(incident.lots, lot, 'lot').owner;
  const releaserOf = ({ shipment }: { readonly shipment: string }) =>
    must(incident.shipments, shipment, 'shipment').releaser;

  for (const [owner, lots] of incident.stockOfOwner)
    add('stock', 'lot', owner, firstFew(keysOf(lots), NAMED).map(secondOf), total(lots).count);

  if (read === 'walked') {
    for (const id of incident.shipmentsOpen) {
      const { status, releaser } = must(incident.shipments, id, 'shipment');
      if (status === 'short') add('counts', 'shortage', releaser, [id]);
      else add('transit', 'shipment', releaser, [id]);
    }
    each('transit', 'order', incident.ordersIssued, incident.orders, ({ releaser }) => releaser);
  } else {
    kept('shipment', 'shortage');
    kept('order');
  }

  for (const key of keysOf(incident.tasksByEnd)) {
    const task = must(incident.tasks, secondOf(key), 'task');
    add('tasks', 'task', task.holder, [task.id]);
    for (const volunteer of task.present) {
      const last = must(incident.volunteers, volunteer, 'volunteer').shifts.at(-1);
      if (last && isAtWork(last, now)) add('shifts', 'shift', task.holder, [volunteer]);
    }
  }

  const { payments, refunds, fundraisings } = incident;
  each('money', 'payment', incident.paymentsRequested, payments, ({ payer }) => payer);
  if (read === 'walked')
    each('money', 'payment-underway', incident.paymentsUnderway, payments, ({ payer }) => payer);
  else kept('payment-underway');
  each('money', 'purchase', incident.purchasesOpen, payments, ({ payer }) => payer);
  each('money', 'refund', incident.refundsOpen, refunds, ({ organisation }) => organisation);
  for (const { id, ended, organisation } of fundraisings.values())
    if (ended === null) add('money', 'fundraising', organisation, [id]);
  for (const [owner, funds] of incident.fundsLeft)
    add('money', 'fund', owner, firstFew(funds, NAMED), funds.size);

  for (const id of listed(state.mandatesWithin, incident.id)) {
    const mandate = must(state.mandates, id, 'mandate');
    const still = ownStandstill(mandate, now);
    const isOver = still === 'revoked' || still === 'declined' || still === 'lapsed' || still === 'ended';
    if (!isOver) add('mandates', 'mandate', mandate.holder, [mandate.id]);
  }

  each('answers', 'opinion', incident.opinionsOpen, incident.opinions, ({ organisation }) => organisation);
  add('answers', 'complaint', lead, firstFew(incident.complaintsOpen, NAMED), incident.complaintsOpen.size);
  add('answers', 'pledge', lead, firstFew(incident.pledgesOpen, NAMED), incident.pledgesOpen.size);
  const { importQuestionsOpen: asked } = incident;
  add('answers', 'import-question', lead, firstFew(asked, NAMED), asked.size);

  each('counts', 'count', incident.countsOpen, incident.counts, ownerOf);
  each('counts', 'loss', incident.lossesReported, incident.losses, ownerOf);
  each('counts', 'surplus', incident.surplusesOpen, incident.surpluses, releaserOf);
  each('counts', 'hold', incident.holds.keys(), incident.holds, ({ owner }) => owner);
  each('counts', 'break-glass', incident.breakGlassOpen, incident.shipments, () => lead);

  each('proposals', 'correction', incident.correctionsOpen, incident.corrections, () => lead);
  each(
    'proposals',
    'delivery-correction',
    incident.deliveryCorrectionsOpen,
    incident.deliveryCorrections,
    ({ by }) => by,
  );
  each(
    'proposals',
    'shipment-correction',
    incident.shipmentCorrectionsOpen,
    incident.shipmentCorrections,
    ({ by }) => by,
  );
  each('proposals', 'finding', incident.findingsOpen, incident.lots, ({ owner }) => owner);
  each('proposals', 'donor-merge', incident.donorMergesOpen, incident.donorMerges, ({ by }) => by);
  each(
    'proposals',
    'allocation',
    incident.runsOpen,
    incident.runs,
    ({ proposedBy }) => proposedBy.organisation,
  );
  each('proposals', 'release', incident.releasesOpen, incident.releases, ({ draftedBy }) => draftedBy);
  for (const organisation of state.countersignaturesOpen.keys())
    for (const id of grouped(state.countersignaturesOpen, organisation)) {
      const { incident: where, command, at } = must(state.countersignatures, id, 'countersignature');
      const isOpen = Date.parse(now) <= Date.parse(at) + COUNTERSIGN_HOURS * HOUR_MS;
      // That of the close itself is signed by the very act that asks this.
      if (where === incident.id && isOpen && command !== 'incident.close')
        add('proposals', 'countersignature', organisation, [id]);
    }
  if (incident.levelToConfirm) add('proposals', 'level', incident.levelToConfirm.organisation, [incident.id]);
  for (const { activations } of incident.plans.values())
    for (const { activation, organisation, confirmUntil } of activations)
      if (confirmUntil !== null) add('proposals', 'activation', organisation, [activation]);
  return [...found.values()];
}
