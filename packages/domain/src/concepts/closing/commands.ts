import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, incidentScope, knownIncident } from '../../kernel/command/fields.ts';
import { type ClosingLine, phaseOf } from '../../kernel/command/phase.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { citedOn } from '../../kernel/law/cited.ts';
import { accept, refusal, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { openPart } from '../incident/parts.ts';
import { closingFacts, GOODS_FATES } from './facts.ts';
import { isHandedOver, isLeft, type LeftShare, whatIsLeft } from './left.ts';
import { isHoldersOwn, whyNotAnothers } from './successor.ts';

const why = z.strictObject({ incident: identifier, reason: shortText });

/** From here nothing new is begun, and everything that was begun can be finished. A plan that is being carried out stands still. */
export const beginClosing = defineCommand({
  name: 'incident.begin-closing',
  function: 'coordinate',
  summary: { zh: '开始收尾', en: 'Begin the closing' },
  schema: why,
  example: { incident: 'covid-2020', reason: '疫情已控制 / the outbreak is under control' },
  scope: incidentScope,
  countersigned: () => true,
  decide(_state, input, _context, incident) {
    if (phaseOf(incident) !== 'open')
      return refuse('incident-closing', { id: incident.id }, { field: 'incident' });
    return decided([draft(input.incident, 'incident.closing-begun', input)]);
  },
});

/** The response is over: nothing is left, or somebody by name has said that he answers for it. */
export const closeIncident = defineCommand({
  name: 'incident.close',
  function: 'coordinate',
  summary: { zh: '终止响应', en: 'Close the incident' },
  schema: why,
  example: { incident: 'covid-2020', reason: '响应终止 / the response has ended' },
  scope: incidentScope,
  countersigned: () => true,
  decide(state, input, { now }, incident) {
    if (phaseOf(incident) !== 'closing')
      return refuse('not-closing', { id: incident.id }, { field: 'incident' });
    const part = openPart(state, input.incident);
    if (part) return refuse('part-still-open', { incident: part.id }, { field: 'incident' });
    const shares = whatIsLeft(state, incident, now);
    const open = Map.groupBy(
      shares.filter((share) => !isHandedOver(share)),
      ({ line }) => line,
    );
    if (open.size > 0)
      return refuseAll(
        [...open].map(([line, those]) =>
          refusal('left-without-owner', namedOf(line, those), { field: 'incident' }),
        ),
      );
    const left = whatIsLeft(state, incident, now, 'walked').flatMap(({ line, of, count, residue }) =>
      residue ? [{ line, of, count, residue: residue.id }] : [],
    );
    const fact = { ...input, ...(left.length > 0 && { left }) };
    return decided([draft(input.incident, 'incident.closed', fact)]);
  },
});

/** So many organisations of a line are named in an answer. */
const NAMED = 8;

const namedOf = (line: ClosingLine, shares: readonly LeftShare[]) => ({
  line,
  organisations: shares.length,
  shares: shares.slice(0, NAMED).map(({ of, kinds }) => ({
    of,
    kinds: kinds.map(({ kind, count, ids }) => ({ kind, count, ids })),
  })),
});

export const reopenIncident = defineCommand({
  name: 'incident.reopen',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '重启事件', en: 'Reopen the incident' },
  schema: why,
  example: { incident: 'covid-2020', reason: '疫情反弹 / the outbreak returns' },
  scope: incidentScope,
  countersigned: () => true,
  decide(_state, input, _context, { id, endedOtherwise, ...incident }) {
    if (phaseOf(incident) === 'open') return refuse('incident-open', { id }, { field: 'incident' });
    // What was never meant, or goes on elsewhere, is declared anew or worked on there.
    if (endedOtherwise)
      return refuse('ended-otherwise', { id, how: endedOtherwise.how }, { field: 'incident' });
    return decided([draft(input.incident, 'incident.reopened', input)]);
  },
});

const assigned = closingFacts['residue.assigned'].schema.shape;

/** Also after the end: an owner may cease to be one. */
export const assignResidue = defineCommand({
  name: 'residue.assign',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '指定遗留事项承接单位', en: 'Assign what is left' },
  schema: z.strictObject({
    incident: identifier,
    line: assigned.line,
    of: assigned.of.default(null),
    owner: assigned.owner,
    fate: assigned.fate,
    by: assigned.by.default(null),
    note: assigned.note.default(null),
  }),
  example: {
    incident: 'covid-2020',
    line: 'stock',
    of: 'hubei-red-cross',
    owner: 'hubei-red-cross',
    fate: 'reserve',
    note: '转入省级储备 / into the reserve of the province',
  },
  scope: incidentScope,
  // The holder hands its own goods over itself: two of its people, as two of the lead agency do it with all else.
  ownRight: (_state, { line, of }, { actor }) =>
    of === actor.organisation && isHoldersOwn(line) ? { mandate: null } : null,
  countersigned: () => true,
  decide(state, { incident: id, ...input }, context, incident) {
    if (phaseOf(incident) === 'open') return refuse('not-closing', { id }, { field: 'incident' });
    const { line, of, fate, by } = input;
    const whose = of === null ? accept(null) : existing(state.organisations, of, 'organisation', 'of');
    if (!whose.ok) return whose;
    const owner = standing(state, input.owner, 'owner');
    if (!owner.ok) return owner;
    if (!isLeft(state, incident, line, of, context.now))
      return refuse('nothing-left', { line, of }, { field: 'line' });
    const isOfGoods = (GOODS_FATES as readonly string[]).includes(fate);
    if (isOfGoods !== (line === 'stock' || line === 'transit'))
      return refuse('fate-not-for', { line }, { field: 'fate' });
    if (by === null ? fate === 'used-by' : by < localDay(context.now, context.country.clock))
      return refuse('residue-day', {}, { field: 'by' });
    const why = whyNotAnothers(state, input, context.actor.organisation);
    if (why === 'name-holder') return refuse('holder-unnamed', { line }, { field: 'of' });
    if (why !== null)
      return refuse(
        'holders-own',
        { line, of: of ?? '-' },
        { field: 'owner', rule: line === 'money' ? citedOn('purpose', context.now) : 'DESIGN §2.2' },
      );
    const residue = context.newId('residue');
    return decided([draft(id, 'residue.assigned', { residue, ...input })], { residue });
  },
});

type One = { readonly incident: string; readonly residue: string };

/** By whoever is to have it: nobody answers for something against his will. */
const byItsOwner = {
  function: null,
  outlives: true,
  scope(state: State, input: One) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const residue = existing(incident.value.residues, input.residue, 'residue', 'residue');
    if (!residue.ok) return residue;
    const { owner: subject } = residue.value;
    const area = state.organisations.get(subject)?.area ?? incident.value.area;
    return accept({ incident: input.incident, area, subject, found: residue.value });
  },
  ownRight: (state: State, { incident, residue }: One, { actor }: Context) =>
    state.incidents.get(incident)?.residues.get(residue)?.owner === actor.organisation
      ? { mandate: null }
      : null,
} as const;

export const acceptResidue = defineCommand({
  ...byItsOwner,
  name: 'residue.accept',
  isFinal: true,
  summary: { zh: '承接遗留事项', en: 'Take over what is left' },
  schema: z.strictObject({ incident: identifier, residue: identifier }),
  example: { incident: 'covid-2020', residue: 'residue-7f3k' },
  decide: (_state, { incident, residue }, _context, { id, status }) =>
    status === 'assigned'
      ? decided([draft(incident, 'residue.accepted', { residue })])
      : wrongState('residue', id, status, 'assigned'),
});

export const declineResidue = defineCommand({
  ...byItsOwner,
  name: 'residue.decline',
  summary: { zh: '不承接遗留事项', en: 'Do not take over what is left' },
  schema: z.strictObject({ incident: identifier, residue: identifier, reason: shortText }),
  example: { incident: 'covid-2020', residue: 'residue-7f3k', reason: '库房已满 / the store is full' },
  decide: (_state, { incident, ...input }, _context, { id, status }) =>
    status === 'assigned'
      ? decided([draft(incident, 'residue.declined', input)])
      : wrongState('residue', id, status, 'assigned'),
});
