import { z } from 'zod';
import { type AskBack, askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import {
  existing,
  incidentScope,
  knownIncident,
  statedMoment,
  superseded,
} from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { quantitySchema } from '../../kernel/quantity/quantity.ts';
import { accept, type Result, refusal, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { knownFacility } from '../organisation/facility.ts';
import { askOfColleague } from './colleague.ts';
import { isStronger, whyNotConfirmer, whyNotOnBehalf } from './evidence.ts';
import {
  CONFIRMATIONS,
  confirmationFields,
  JUMPING_FIGURES,
  type JumpingFigure,
  needFacts,
} from './facts.ts';
import { askOfJump, fieldOfQuantity, figuresOf, peersName, rangeOf } from './plausible.ts';
import type { Need } from './state.ts';

/** One need per facility, item and setting: stating it again is a new statement of the same need. */
export const needId = (incident: string, facility: string, item: string, setting: string): string =>
  `${incident}.${facility}.${item}.${setting}`;

/** Of an incident and a facility with long ids it would be longer than an id may be, and its facts could not be read again. */
export const isNameOfNeed = (need: string): boolean => identifier.safeParse(need).success;

const statement = needFacts['need.stated'].schema.shape;

export const stateNeed = defineCommand({
  name: 'need.state',
  opens: true,
  function: 'state-need',
  summary: { zh: '提出需求', en: 'State a need' },
  schema: z.strictObject({
    incident: identifier,
    facility: identifier,
    item: identifier,
    setting: z.enum(SETTINGS),
    quantity: quantitySchema,
    onHand: statement.onHand.default(null),
    usePerDay: statement.usePerDay.default(null),
    asOf: instant.optional(),
    original: shortText.nullable().default(null),
    source: shortText.nullable().default(null),
    letter: fileSchema.nullable().default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    item: 'mask-medical-protective',
    setting: 'isolation',
    quantity: { kind: 'exact', amount: 16_000 },
    onHand: 3_000,
    usePerDay: 2_000,
  },
  scope: (state, input, context) => facilityScope(state, input, context, input.item),
  decide(state, { incident, confirmed, ...input }, context, records) {
    const { needs } = records;
    const need = needId(incident, input.facility, input.item, input.setting);
    const known = needs.get(need);
    const asOf = statedMoment(context, input.asOf ?? context.now, 'asOf');
    if (!asOf.ok) return asOf;
    if (!isNameOfNeed(need))
      return refuse('input-invalid', { fault: 'form', form: 'identifier' }, { field: 'facility' });
    const unsourced = whyNotOnBehalf(context, input);
    if (unsourced) return refuseAll([unsourced]);
    if (known && asOf.value < known.asOf) return superseded(asOf.value);
    const asked = askBack(confirmed);
    askOfColleague(asked, known, input, context);
    const waits = jumpsOf(state, records, asked, { ...input, need });
    if (asked.open.length > 0) return refuseAll(asked.open);
    const waiting = waits.length > 0 ? { waits } : {};
    return decided(
      [draft(incident, 'need.stated', { ...input, need, asOf: asOf.value, ...waiting, ...asked.said() })],
      { need, statement: state.position + 1, waits },
    );
  },
});

/** Which figures rise beyond what counts by the facility's word; each is asked back. */
function jumpsOf(
  { organisations }: State,
  incident: IncidentState,
  asked: AskBack,
  said: Pick<Need, 'facility' | 'item' | 'setting' | 'quantity' | 'onHand' | 'usePerDay'> & {
    readonly need: string;
  },
): JumpingFigure[] {
  const { facility, item, setting, need: id, quantity } = said;
  const known = incident.needs.get(id);
  const peers = peersName(organisations.get(facility)?.facilityClass ?? 'unclassified', item, setting);
  const figures = figuresOf(said);
  return JUMPING_FIGURES.filter((figure) =>
    askOfJump(asked, incident, {
      field: figure === 'quantity' ? fieldOfQuantity(quantity) : figure,
      said: figures[figure],
      anchor: known?.anchor[figure] ?? null,
      range: rangeOf(incident, { id, peers }, figure, known),
    }),
  );
}

/** What whoever confirms says; the statement that it read is the one that is meant, and no later one. */
export const confirmationInput = {
  statement: confirmationFields.statement,
  how: z.enum(CONFIRMATIONS),
  note: shortText,
  file: fileSchema.nullable().default(null),
};

/** The latest statement of a need, called back or looked at by another organisation than its facility. */
export const confirmNeed = defineCommand({
  name: 'need.confirm',
  function: 'state-need',
  summary: { zh: '核实需求', en: 'Confirm a need' },
  schema: z.strictObject({ incident: identifier, need: identifier, ...confirmationInput }),
  example: {
    incident: 'covid-2020',
    need: 'covid-2020.wuhan-union.mask-medical-protective.isolation',
    statement: 218,
    how: 'called-back',
    note: '与药剂科值班人员电话核对 / checked by telephone with the pharmacy on duty',
  },
  scope: needScope,
  decide(state, { incident, ...input }, context, need) {
    if (need.withdrawn !== null) return wrongState('need', need.id, 'withdrawn', 'stated', { field: 'need' });
    const scope = needScope(state, { incident, need: need.id }, context);
    const self = scope.ok ? whyNotConfirmer(state, need.facility, scope.value, context) : null;
    if (self) return refuseAll([{ ...self, field: 'need' }]);
    if (need.position !== input.statement)
      return refuse('said-since', { facility: need.facility }, { field: 'statement', rule: 'F12' });
    if (need.waits.length === 0 && !isStronger(input.how, need.evidence))
      return refuse('unchanged', {}, { field: 'how' });
    return decided([draft(incident, 'need.confirmed', input)]);
  },
});

/** "Still right": the figures as they stand by now. What they were stated as of stays; from here their age counts anew. */
export const reaffirmNeeds = defineCommand({
  name: 'need.reaffirm',
  seatFunction: 'state-need',
  function: null,
  summary: { zh: '确认需求仍然准确', en: 'Say that needs are still right' },
  schema: z.strictObject({
    incident: identifier,
    facility: identifier,
    needs: needFacts['need.reaffirmed'].schema.shape.needs,
  }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    needs: ['covid-2020.wuhan-union.mask-medical-protective.isolation'],
  },
  scope: (state, input, context) => facilityScope(state, input, context, null),
  ownRight: (_state, input, { actor }) => (actor.organisation === input.facility ? { mandate: null } : null),
  decide(_state, { incident, facility, needs: named }, _context, { needs }) {
    const refusals = named.flatMap((id, index) => {
      const field = `needs.${index}`;
      const need = needs.get(id);
      if (need?.facility !== facility) return [refusal('not-found', { kind: 'need', id }, { field })];
      if (need.withdrawn !== null) return wrongState('need', id, 'withdrawn', 'stated', { field }).refusals;
      // What it would call right is what waits; what counts till then is another statement, and grows old as it is.
      const { item, waits } = need;
      return waits.length === 0 ? [] : [refusal('figures-wait', { item, waits }, { field, rule: 'F12' })];
    });
    if (refusals.length > 0) return refuseAll(refusals);
    return decided([draft(incident, 'need.reaffirmed', { facility, needs: [...new Set(named)] })]);
  },
});

/**
 * What a public list said before and says again, with the same figures. It confirms nothing that somebody with a better word has
 * said: those needs are not its own.
 */
export const listNeedsAgain = defineCommand({
  name: 'need.list-again',
  opens: true,
  function: 'state-need',
  summary: { zh: '名单再次列出需求', en: 'Say that a list names needs again' },
  schema: needFacts['need.listed-again'].schema.extend({ incident: identifier }),
  example: {
    incident: 'covid-2020',
    needs: ['covid-2020.wuhan-union.mask-medical-protective.isolation'],
    asOf: '2020-02-12T00:00:00+08:00',
    source: 'wuhan2020 snapshot 2020-02-12',
  },
  scope: incidentScope,
  decide(_state, { incident, needs: named, ...input }, context, { needs }) {
    const asOf = statedMoment(context, input.asOf, 'asOf');
    if (!asOf.ok) return asOf;
    const refusals = named.flatMap((id, index) => {
      const field = `needs.${index}`;
      const need = needs.get(id);
      if (!need) return [refusal('not-found', { kind: 'need', id }, { field })];
      if (need.withdrawn !== null) return wrongState('need', id, 'withdrawn', 'stated', { field }).refusals;
      return need.evidence === 'public-source'
        ? []
        : [refusal('said-since', { facility: need.facility }, { field, rule: 'F12' })];
    });
    if (refusals.length > 0) return refuseAll(refusals);
    const fact = { needs: [...new Set(named)], asOf: asOf.value, source: input.source };
    return decided([draft(incident, 'need.listed-again', fact)]);
  },
});

/** A later statement takes an earlier one's place by itself; this is for what should never have been stated. */
export const withdrawNeed = defineCommand({
  name: 'need.retract',
  function: 'state-need',
  summary: { zh: '撤回需求', en: 'Withdraw a need' },
  schema: z.strictObject({ incident: identifier, need: identifier, reason: shortText }),
  example: {
    incident: 'covid-2020',
    need: 'covid-2020.wuhan-union.goggles.isolation',
    reason: '选错了物资 / the wrong item was chosen',
  },
  scope: needScope,
  decide(_state, { incident, ...input }, _context, { id, withdrawn }) {
    return withdrawn === null
      ? decided([draft(incident, 'need.retracted', input)])
      : wrongState('need', id, 'withdrawn', 'stated', { field: 'need' });
  },
});

const stop = z.strictObject({
  incident: identifier,
  facility: identifier,
  item: identifier.nullable().default(null),
});

export const stopReceiving = defineCommand({
  name: 'facility.stop-receiving',
  function: 'state-need',
  summary: { zh: '请求暂停接收', en: 'Stop receiving' },
  schema: stop.extend({ reason: shortText }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    item: 'goggles',
    reason: '库存已足 / enough in store',
  },
  scope: (state, input, context) => facilityScope(state, input, context, input.item),
  decide: (_state, { incident, ...data }) => decided([draft(incident, 'facility.receiving-stopped', data)]),
});

export const resumeReceiving = defineCommand({
  name: 'facility.resume-receiving',
  function: 'state-need',
  summary: { zh: '恢复接收', en: 'Resume receiving' },
  schema: stop,
  example: { incident: 'covid-2020', facility: 'wuhan-union', item: 'goggles' },
  scope: (state, input, context) => facilityScope(state, input, context, input.item),
  decide: (_state, { incident, ...data }) => decided([draft(incident, 'facility.receiving-resumed', data)]),
});

/** The scope of a need that stands; hands it on. */
function needScope(
  state: State,
  input: { readonly incident: string; readonly need: string },
  context: Context,
): Result<ScopeWith<Need>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const need = existing(incident.value.needs, input.need, 'need', 'need');
  if (!need.ok) return need;
  const { facility, item } = need.value;
  const scope = facilityScope(state, { incident: input.incident, facility }, context, item);
  return scope.ok ? accept({ ...scope.value, found: need.value }) : scope;
}

function facilityScope(
  state: State,
  input: { incident: string; facility: string },
  context: Context,
  item: string | null,
): Result<ScopeWith<IncidentState>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const facility = knownFacility(state, input.facility);
  if (!facility.ok) return facility;
  const known = item === null ? null : context.items.byId.get(item);
  if (known === undefined) return refuseAll([unknownItem(context.items, item ?? '', 'item')]);
  const { area } = facility.value;
  const scope = { incident: input.incident, area, subject: input.facility, found: incident.value };
  return accept(known ? { ...scope, itemCategories: [known.category] } : scope);
}
