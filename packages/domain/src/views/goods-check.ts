import { z } from 'zod';
import { donationCharter } from '../concepts/donation/charter.ts';
import { type Evidence, judgeEvidence } from '../concepts/donation/evidence.ts';
import { EVIDENCE_KINDS, type QuarantineReason } from '../concepts/donation/facts.ts';
import { whyNotPapers } from '../concepts/donation/papers.ts';
import { isWaiting, missingOf } from '../concepts/need/missing.ts';
import type { Need } from '../concepts/need/state.ts';
import { needOfUrgency } from '../concepts/need/urgency.ts';
import { FACILITY_SETTINGS } from '../concepts/organisation/facts.ts';
import { agreed } from '../kernel/charter/charter.ts';
import { calendarDate, shortText } from '../kernel/fact/fields.ts';
import { mayServe } from '../kernel/item/index-of-items.ts';
import type { Item, Setting } from '../kernel/item/item.ts';
import { itemsNamed } from '../kernel/item/items-named.ts';
import { AMOUNT_MAX } from '../kernel/quantity/quantity.ts';
import { accept, type Result, refusal, refuseAll } from '../kernel/refusal/refusal.ts';
import { must } from '../kernel/state/must.ts';
import { keysOf } from '../kernel/state/ordered.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { localDay } from '../kernel/time/time.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';

const wholeNumber = z.coerce.number<string>().int().min(1).max(AMOUNT_MAX);

/** What somebody is about to send: what is on the pack, how much, with which papers. */
export type GoodsAsked = {
  readonly item: string;
  readonly amount: number;
  readonly expiresOn: string | null;
  readonly papers: readonly Evidence[];
};

/** A use for which somebody waits. */
export type GoodsUse = {
  /** What was asked for: the goods themselves, or what they may stand in for. */
  readonly item: ItemLabel;
  readonly settings: readonly Setting[];
  readonly facilities: number;
  /** Sum of the known, base units. */
  readonly missingKnown: number;
  /** How many needs do not say how much; they stand beside that sum. */
  readonly unknown: number;
  readonly first: {
    readonly facility: ReturnType<typeof organisationLabel>;
    readonly setting: Setting;
  } | null;
};

export type GoodsCheck = {
  readonly claimed: ItemLabel;
  readonly countsAs: ItemLabel;
  /** Why they would wait in quarantine; null: they would not. */
  readonly quarantined: QuarantineReason | null;
  /** Where they may serve; while they wait: nowhere. */
  readonly settings: readonly Setting[];
  /** Standards or registrations, a paper of any one of which would prove what is claimed; empty: nothing is missing. */
  readonly missing: readonly string[];
  readonly uses: readonly GoodsUse[];
  readonly verdict: 'wanted' | 'wanted-otherwise' | 'papers-first' | 'not-now';
};

/** The three questions as a form or an address puts them: what is on the pack, its standard and number, count, pack and paper. */
export const goodsQuestions = z.object({
  what: z.string().min(1).max(100),
  standard: shortText.optional(),
  reference: shortText.optional(),
  /** Which paper says so; left out: none. */
  paper: z.enum(EVIDENCE_KINDS).optional(),
  count: wholeNumber,
  /** Base units in each pack. */
  holds: wholeNumber.optional(),
  expiresOn: calendarDate.optional(),
});

/** Words that several items go by are asked about: `items` names them, and nothing is checked. */
export type GoodsAnswer = { readonly items: readonly ItemLabel[]; readonly check: GoodsCheck | null };

export function answerGoods(
  view: Viewpoint,
  incident: string,
  { what, standard, reference, paper, count, holds, expiresOn }: z.output<typeof goodsQuestions>,
): Result<GoodsAnswer> {
  const written = { standard: standard ?? null, reference: reference ?? '-' };
  const refusals = whyNotPapers([written], '');
  const amount = count * (holds ?? 1);
  if (amount > AMOUNT_MAX) refusals.push(refusal('amount-absurd', { max: AMOUNT_MAX }, { field: 'count' }));
  if (refusals.length > 0) return refuseAll(refusals);
  const named = itemsNamed(view.items, what);
  const items = named.map(({ id }) => itemLabel(view, id));
  const [only] = named;
  if (!only || named.length > 1) return accept({ items, check: null });
  const papers = paper ? [written] : [];
  const asked = { item: only.id, amount, expiresOn: expiresOn ?? null, papers };
  return accept({ items, check: goodsCheck(view, incident, asked) });
}

/** So many needs of an item are looked at, the most urgent first: a question costs no more however many there are. */
const NEEDS_LOOKED_AT = 300;

/**
 * Before anything is sent: where it may serve, what is missing, what else it may be used for, and whether it is wanted now.
 * Goods that nobody can use fill the hall that others wait for (F11).
 */
export function goodsCheck(view: Viewpoint, incidentId: string, asked: GoodsAsked): GoodsCheck {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const claimed = must(view.items.byId, asked.item, 'item');
  const judged = judgeEvidence(
    view.items,
    asked.item,
    asked.papers,
    asked.expiresOn,
    localDay(view.now, view.state.country.clock),
  );
  const isLarge = asked.amount > agreed(incident, 'intakeInspectedAbove', donationCharter);
  const quarantined = judged.quarantined ?? (isLarge ? 'large-intake' : null);
  const found = must(view.items.byId, judged.item, 'item');
  // What only waits for somebody else's look is asked about as what it is.
  const waits = quarantined !== null && quarantined !== 'large-intake';
  const uses = waits ? [] : usesOf(view, incident, found);
  const isProven = !claimed.evidenceRequired || judged.provenItem === claimed.id;
  return {
    claimed: itemLabel(view, claimed.id),
    countsAs: itemLabel(view, found.id),
    quarantined,
    settings: waits ? [] : found.settings,
    missing: isProven ? [] : claimed.standards,
    uses,
    verdict: verdictOf(claimed.id === found.id, found.id, waits, uses),
  };
}

function verdictOf(
  isAsClaimed: boolean,
  goods: string,
  waits: boolean,
  uses: readonly GoodsUse[],
): GoodsCheck['verdict'] {
  if (waits) return 'papers-first';
  if (uses.length === 0) return 'not-now';
  return isAsClaimed && uses.some(({ item }) => item.id === goods) ? 'wanted' : 'wanted-otherwise';
}

/** Each item that is waited for in whose place these goods may serve, themselves first. */
function usesOf(view: Viewpoint, incident: IncidentState, goods: Item): GoodsUse[] {
  const day = localDay(view.now, view.state.country.clock);
  const others = [...incident.itemNeeds.keys()].filter((item) => item !== goods.id);
  return [goods.id, ...others].flatMap((needed) => {
    const settings = goods.settings.filter((at) => mayServe(view.items, goods.id, needed, at, day));
    const use = settings.length > 0 ? useOf(view, incident, needed, settings) : null;
    return use === null ? [] : [use];
  });
}

function useOf(
  view: Viewpoint,
  incident: IncidentState,
  item: string,
  settings: readonly Setting[],
): GoodsUse | null {
  const waiting: Need[] = [];
  let looked = 0;
  for (const urgency of keysOf(incident.needsOfItem.get(item) ?? [])) {
    if (++looked > NEEDS_LOOKED_AT) break;
    const need = must(incident.needs, needOfUrgency(urgency), 'need');
    const facilityClass = view.state.organisations.get(need.facility)?.facilityClass ?? 'unclassified';
    const mayHave = FACILITY_SETTINGS[facilityClass].includes(need.setting);
    if (mayHave && settings.includes(need.setting) && isWaiting(incident, need)) waiting.push(need);
  }
  const [first] = waiting;
  if (!first) return null;
  const missingKnown = waiting.reduce((sum, need) => sum + (missingOf(need) ?? 0), 0);
  const unknown = waiting.filter((need) => missingOf(need) === null).length;
  // What lies in stores already and only has to be sent asks for no more.
  if (unknown === 0 && missingKnown <= (incident.goods.get(item)?.usable ?? 0)) return null;
  return {
    item: itemLabel(view, item),
    settings: settings.filter((at) => waiting.some(({ setting }) => setting === at)),
    facilities: new Set(waiting.map(({ facility }) => facility)).size,
    missingKnown,
    unknown,
    first: { facility: organisationLabel(view, first.facility), setting: first.setting },
  };
}
