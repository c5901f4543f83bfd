import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, incidentScope, statedMoment } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { minutes, participantGiven, resolutionFacts } from './facts.ts';
import { ACTS_MAX, actAfter, DISSENTS_MAX, deniedIn, latestOf, presentIn, strangeIn } from './rules.ts';
import type { Resolution } from './state.ts';

type One = { readonly incident: string; readonly resolution: string };

/** What the group itself, or whoever coordinates, writes down. */
const writtenDown = {
  ...minutes,
  participants: z.array(participantGiven).min(1).max(60),
  dissents: minutes.dissents.default([]),
  informed: minutes.informed.default([]),
};
const EXAMPLE = {
  matter: '医用防护服优先保障的医院 / which hospitals get suits first',
  text: '自即日起，医用防护服按隔离病区使用量分配。/ From today suits go by what isolation wards use.',
  legalBasis: '突发事件应对法 / Emergency Response Law',
  decidedAt: '2020-01-27T12:00:00.000Z',
  participants: [
    { organisation: 'wuhan-command' },
    { organisation: 'hubei-red-cross' },
    { organisation: 'wuhan-union', presence: 'absent' as const },
  ],
  way: 'together' as const,
  decidedBy: ['wuhan-command', 'hubei-red-cross'],
  signedBy: 'wuhan-command',
  informed: ['wuhan-union'],
};

const momentOf = (context: Context, said: string): Result<string> => statedMoment(context, said, 'decidedAt');

export const recordResolution = defineCommand({
  name: 'resolution.record',
  function: 'coordinate',
  summary: { zh: '记录领导小组的决定', en: 'Record a decision of a leading group' },
  schema: z.strictObject({ incident: identifier, group: identifier, ...writtenDown }),
  example: { incident: 'covid-2020', group: 'leading-group', ...EXAMPLE },
  scope: incidentScope,
  /** The group's own secretariat writes its minutes. */
  ownRight: (_state, { group }, { actor }) => (actor.organisation === group ? { mandate: null } : null),
  decide(state, { incident: id, ...said }, context) {
    const group = standing(state, said.group, 'group');
    if (!group.ok) return group;
    if (group.value.kind !== 'leading-group')
      return refuse('no-leading-group', { organisation: said.group }, { field: 'group' });
    const strange = strangeIn(state, said);
    if (strange.length > 0) return refuseAll(strange);
    const decidedAt = momentOf(context, said.decidedAt);
    if (!decidedAt.ok) return decidedAt;
    const resolution = context.newId('resolution');
    const fact = { resolution, ...said, decidedAt: decidedAt.value };
    return decided([draft(id, 'resolution.recorded', fact)], { resolution });
  },
});

type Found = { readonly incident: IncidentState; readonly resolution: Resolution };

/** Of an incident, open or closed: what was decided outlives the response. */
function found(state: State, input: One): Result<Found> {
  const incident = existing(state.incidents, input.incident, 'incident', 'incident');
  if (!incident.ok) return incident;
  const resolution = existing(incident.value.resolutions, input.resolution, 'resolution', 'resolution');
  return resolution.ok ? accept({ incident: incident.value, resolution: resolution.value }) : resolution;
}

const recordsScope = {
  scope(state: State, input: One) {
    const known = found(state, input);
    if (!known.ok) return known;
    const { area } = known.value.incident;
    return accept({ incident: input.incident, area, subject: null, found: known.value });
  },
  ownRight: (state: State, { incident, resolution }: One, { actor }: Context) =>
    state.incidents.get(incident)?.resolutions.get(resolution)?.group === actor.organisation
      ? { mandate: null }
      : null,
};

/** A new version stands beside the old one; whoever confirmed that has not confirmed this. */
export const correctResolution = defineCommand({
  ...recordsScope,
  name: 'resolution.correct',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '更正集体决定的记录', en: 'Put the record of a decision right' },
  schema: z.strictObject({
    incident: identifier,
    resolution: identifier,
    reason: resolutionFacts['resolution.corrected'].schema.shape.reason,
    ...writtenDown,
  }),
  example: {
    incident: 'covid-2020',
    resolution: 'resolution-7f3k',
    reason: '漏记参会单位 / one that took part was left out',
    ...EXAMPLE,
  },
  decide(state, { incident, ...said }, context, { resolution }) {
    const before = latestOf(resolution);
    const strange = [...strangeIn(state, said), ...deniedIn(before, said)];
    if (strange.length > 0) return refuseAll(strange);
    const decidedAt = momentOf(context, said.decidedAt);
    if (!decidedAt.ok) return decidedAt;
    const after = { ...before, decidedAt: decidedAt.value };
    for (const act of resolution.acts) {
      const fits = actAfter(state, incident, after, act, 'decidedAt');
      if (!fits.ok) return fits;
    }
    const version = resolution.versions.length + 1;
    const fact = { ...said, version, decidedAt: decidedAt.value };
    return decided([draft(incident, 'resolution.corrected', fact)], { version });
  },
});

/** Said by an organisation of itself: nobody is put on record for another. */
const ofItself = {
  function: null,
  scope(state: State, input: One) {
    const known = found(state, input);
    if (!known.ok) return known;
    const { incident, resolution } = known.value;
    return accept({
      incident: input.incident,
      area: incident.area,
      subject: resolution.group,
      found: resolution,
    });
  },
  ownRight: () => ({ mandate: null }),
};

const notYours = (organisation: string, theirs: readonly string[]) =>
  refuse('resolution-not-yours', { organisation, couldAct: theirs.slice(0, 3) }, { rule: 'F15' });

const one = { incident: identifier, resolution: identifier };
const EXAMPLE_ONE = { incident: 'covid-2020', resolution: 'resolution-7f3k' };

export const confirmResolution = defineCommand({
  ...ofItself,
  name: 'resolution.confirm',
  outlives: true,
  summary: { zh: '确认参会及所作决定', en: 'Confirm that you took part, and what was decided' },
  schema: z.strictObject({
    ...one,
    /** The one that was read. */
    version: resolutionFacts['resolution.confirmed'].schema.shape.version,
  }),
  example: { ...EXAMPLE_ONE, version: 1 },
  decide(state, { incident, ...said }, { actor }, resolution) {
    const { organisation } = actor;
    const latest = latestOf(resolution);
    const present = presentIn(latest);
    if (!present.includes(organisation)) return notYours(organisation, present);
    if (said.version !== resolution.versions.length)
      return refuse(
        'resolution-corrected-since',
        { version: resolution.versions.length },
        { field: 'version' },
      );
    if (latest.confirmed.has(organisation))
      return refuse('already-exists', { kind: 'resolution-word', id: organisation });
    const named = latest.participants.find((each) => each.organisation === organisation)?.seat ?? null;
    // Whoever has left cannot be asked any more: then the organisation says it from another seat.
    if (named !== null && named !== actor.seat && state.seats.get(named)?.closed === null)
      return refuse('resolution-seat', { seat: named });
    return decided([draft(incident, 'resolution.confirmed', { ...said, organisation })]);
  },
});

export const dissentFromResolution = defineCommand({
  ...ofItself,
  name: 'resolution.dissent',
  outlives: true,
  summary: { zh: '声明异议', en: 'State a dissent from a decision' },
  schema: z.strictObject({
    ...one,
    words: resolutionFacts['resolution.dissented'].schema.shape.words,
  }),
  example: { ...EXAMPLE_ONE, words: '发热门诊的用量未计入 / fever clinics were not counted' },
  decide(_state, { incident, ...said }, { actor: { organisation } }, resolution) {
    const named = resolution.versions.flatMap(({ participants }) =>
      participants.map((each) => each.organisation),
    );
    if (!named.includes(organisation)) return notYours(organisation, [...new Set(named)]);
    const own = resolution.dissents.filter((each) => each.organisation === organisation);
    if (own.length >= DISSENTS_MAX) return refuse('dissents-too-many', { most: DISSENTS_MAX });
    return decided([draft(incident, 'resolution.dissented', { ...said, organisation })]);
  },
});

export const acknowledgeResolution = defineCommand({
  ...ofItself,
  name: 'resolution.acknowledge',
  outlives: true,
  summary: { zh: '确认知悉', en: 'Acknowledge a decision' },
  schema: z.strictObject(one),
  example: EXAMPLE_ONE,
  decide(_state, { incident, ...said }, { actor: { organisation } }, resolution) {
    const { informed } = latestOf(resolution);
    if (!informed.includes(organisation)) return notYours(organisation, informed);
    if (resolution.acknowledged.has(organisation))
      return refuse('already-exists', { kind: 'resolution-word', id: organisation });
    return decided([draft(incident, 'resolution.acknowledged', { ...said, organisation })]);
  },
});

export const nameActsOfResolution = defineCommand({
  ...recordsScope,
  name: 'resolution.carry-out',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '说明集体决定由哪些行为落实', en: 'Name what carries a decision out' },
  schema: resolutionFacts['resolution.carried-out'].schema.extend({ incident: identifier }),
  example: { ...EXAMPLE_ONE, acts: [120, 121] },
  decide(state, { incident, ...said }, _context, { resolution }) {
    const latest = latestOf(resolution);
    for (const [index, act] of said.acts.entries()) {
      const fits = actAfter(state, incident, latest, act, `acts.${index}`);
      if (!fits.ok) return fits;
    }
    const acts = [...new Set(said.acts)].filter((act) => !resolution.acts.has(act));
    if (acts.length === 0)
      return refuse(
        'already-exists',
        { kind: 'resolution-word', id: String(said.acts[0]) },
        { field: 'acts' },
      );
    if (resolution.acts.size + acts.length > ACTS_MAX)
      return refuse('acts-too-many', { most: ACTS_MAX }, { field: 'acts' });
    return decided([draft(incident, 'resolution.carried-out', { ...said, acts })]);
  },
});
