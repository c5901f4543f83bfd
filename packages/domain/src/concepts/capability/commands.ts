import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { CAPABILITY_KINDS, capabilityFacts } from './facts.ts';
import type { Capability } from './state.ts';

const { capability: _capability, ...declared } = capabilityFacts['capability.declared'].schema.shape;

const own = (_state: State, input: { readonly organisation: string }, { actor }: Context) =>
  actor.organisation === input.organisation ? { mandate: null } : null;

function ownerScope(state: State, organisation: string) {
  const found = existing(state.organisations, organisation, 'organisation', 'organisation');
  return found.ok ? accept({ incident: null, area: found.value.area, subject: organisation }) : found;
}

/** An organisation says for itself, by kind and type, what it could send; a registrar for others. */
export const declareCapability = defineCommand({
  name: 'capability.declare',
  function: 'register',
  summary: { zh: '申报能力', en: 'Declare a capability' },
  schema: z.strictObject({ ...declared, note: declared.note.default(null) }),
  example: {
    organisation: 'wuhan-blue-sky',
    kind: 'boats',
    type: 2,
    units: 6,
    note: '冲锋舟，含操作手 / assault boats with crews',
  },
  scope: (state, input) => ownerScope(state, input.organisation),
  ownRight: own,
  decide(state, input, context) {
    // One line for each kind and type: declared again, it takes the earlier one's place.
    const known = capabilitiesOf(state, input.organisation).find(
      (each) => each.kind === input.kind && each.type === input.type,
    );
    const capability = known?.id ?? context.newId('capability');
    if (known && known.units === input.units && known.note === input.note)
      return refuse('unchanged', {}, { field: 'units' });
    return decided([draft(REGISTER, 'capability.declared', { ...input, capability })], { capability });
  },
});

export const endCapability = defineCommand({
  name: 'capability.end',
  function: 'register',
  summary: { zh: '撤下能力', en: 'Withdraw a capability' },
  schema: z.strictObject({ organisation: identifier, capability: identifier, reason: shortText }),
  example: {
    organisation: 'wuhan-blue-sky',
    capability: 'capability-7f3k',
    reason: '已全部派出 / all are out',
  },
  scope: (state, input) => ownerScope(state, input.organisation),
  ownRight: own,
  decide(state, { organisation, ...input }) {
    const found = state.capabilities.get(input.capability);
    return found?.organisation === organisation && found.endedAt === null
      ? decided([draft(REGISTER, 'capability.ended', input)])
      : refuse('not-found', { kind: 'capability', id: input.capability }, { field: 'capability' });
  },
});

/** What an organisation says that it can send now, in the order of the kinds, the most capable type first. */
export const capabilitiesOf = (state: State, organisation: string): Capability[] =>
  (state.capabilitiesOf.get(organisation) ?? [])
    .flatMap((id) => state.capabilities.get(id) ?? [])
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => CAPABILITY_KINDS.indexOf(a.kind) - CAPABILITY_KINDS.indexOf(b.kind) || a.type - b.type);
