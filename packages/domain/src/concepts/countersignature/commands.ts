import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { whyNotTwo } from '../seat/hands.ts';

/** What nobody has signed by then is asked for anew: whoever signs signs what is meant today. */
export const COUNTERSIGN_HOURS = 72;

type One = { readonly countersignature: string };

/** Of the same organisation: whether that person may do what was asked for is looked at when it is decided again. */
const within = {
  function: null,
  seatFunction: null,
  scope(state: State, { countersignature }: One) {
    const found = existing(state.countersignatures, countersignature, 'countersignature', 'countersignature');
    if (!found.ok) return found;
    const { organisation } = found.value;
    const area = state.organisations.get(organisation)?.area ?? '000000';
    return accept({ incident: null, area, subject: organisation, found: found.value });
  },
  ownRight: (state: State, { countersignature }: One, { actor }: Context) =>
    state.countersignatures.get(countersignature)?.organisation === actor.organisation
      ? { mandate: null }
      : null,
} as const;

export const countersign = defineCommand({
  ...within,
  name: 'countersignature.give',
  isFinal: true,
  summary: { zh: '复核通过', en: 'Countersign' },
  schema: z.strictObject({ countersignature: identifier }),
  example: { countersignature: 'countersignature-7f3k' },
  decide(state, input, { actor, now }, { id, incident, status, seat, command, at }) {
    if (status !== 'open') return wrongState('countersignature', id, status, 'open');
    const notTwo = whyNotTwo(state, { first: { seat, first: command }, seat: actor.seat }, now);
    if (notTwo) return refuseAll([notTwo]);
    if (Date.parse(now) > Date.parse(at) + COUNTERSIGN_HOURS * HOUR_MS)
      return refuse('countersignature-lapsed', { hours: COUNTERSIGN_HOURS }, { field: 'countersignature' });
    return decided([draft(incident, 'countersignature.given', input)]);
  },
});

/** By the second person, or called back by the first: both say why. */
export const refuseToCountersign = defineCommand({
  ...within,
  name: 'countersignature.refuse',
  summary: { zh: '复核退回或撤回', en: 'Refuse to countersign, or call back' },
  schema: z.strictObject({ countersignature: identifier, reason: shortText }),
  example: { countersignature: 'countersignature-7f3k', reason: '区域填错 / the area is wrong' },
  decide: (_state, input, _context, { id, incident, status }) =>
    status === 'open'
      ? decided([draft(incident, 'countersignature.refused', input)])
      : wrongState('countersignature', id, status, 'open'),
});
