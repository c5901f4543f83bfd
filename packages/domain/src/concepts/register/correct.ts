import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownArea } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft, type FactData, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { organisationProfile } from '../organisation/facts.ts';
import { codeInRegister } from '../organisation/same.ts';
import type { Organisation } from '../organisation/state.ts';

const { kind, area, address, socialCreditCode } = organisationProfile;

/** Absent fields stay as they are; a name is put right by `organisation.rename`, a class by `facility.classify`. */
export const correctOrganisation = defineCommand({
  name: 'organisation.correct',
  function: 'register',
  summary: { zh: '更正机构登记', en: 'Correct the entry of an organisation' },
  schema: z.strictObject({
    organisation: identifier,
    kind: kind.optional(),
    area: area.optional(),
    address: address.optional(),
    socialCreditCode: socialCreditCode.optional(),
    reason: shortText,
  }),
  example: {
    organisation: 'wuhan-union',
    area: '420102',
    reason: '登记时区划填错 / registered in the wrong district',
  },
  scope: (state, { organisation }) => registerScope(state, organisation, 'organisation'),
  /** Its kind decides what it may receive, and who asks it. */
  countersigned: (state, { organisation, kind: to }) =>
    to !== undefined && to !== state.organisations.get(organisation)?.kind,
  decide(state, { organisation: id, reason, ...asked }, context, known) {
    const reached = reaches(context, state, asked.area, known);
    if (!reached.ok) return reached;
    const taken = asked.socialCreditCode ? codeInRegister(state, asked.socialCreditCode) : null;
    if (taken !== null && taken !== id)
      return refuse('credit-code-taken', { organisation: taken }, { field: 'socialCreditCode' });
    const changes: FactData<'organisation.corrected'>['changes'] = {
      ...changed('kind', known.kind, asked.kind),
      ...changed('area', known.area, asked.area),
      ...changed('address', known.address, asked.address),
      ...changed('socialCreditCode', known.socialCreditCode, asked.socialCreditCode),
    };
    if (Object.keys(changes).length === 0) return refuse('unchanged', {}, { field: 'organisation' });
    // Who treats nobody is no hospital of any class; who treats is classified by itself.
    const isClassed = known.facilityClass !== null && known.facilityClass !== 'unclassified';
    if (changes.kind?.from === 'health-facility' && isClassed)
      changes.facilityClass = { from: known.facilityClass, to: 'unclassified' };
    return decided([draft(REGISTER, 'organisation.corrected', { organisation: id, changes, reason })]);
  },
});

export const correctPlace = defineCommand({
  name: 'place.correct',
  function: 'register',
  summary: { zh: '更正库点登记', en: 'Correct the entry of a warehouse or store' },
  schema: z.strictObject({
    place: identifier,
    name: nameSchema.optional(),
    area: areaCodeSchema.optional(),
    owner: identifier.optional(),
    reason: shortText,
  }),
  example: { place: 'place-7f3k', area: '420105', reason: '区划填错 / the wrong district' },
  scope(state, { place }) {
    const found = existing(state.places, place, 'place', 'place');
    return found.ok
      ? accept({ incident: null, area: found.value.area, subject: found.value.owner, found: found.value })
      : found;
  },
  /** Whose it is decides who answers for what lies there. */
  countersigned: (state, { place, owner }) => owner !== undefined && owner !== state.places.get(place)?.owner,
  decide(state, { place, reason, name: said, ...asked }, context, known) {
    const name = said && inBoth(said);
    const area = asked.area === undefined ? accept(null) : knownArea(context, asked.area);
    if (!area.ok) return area;
    const changes: FactData<'place.corrected'>['changes'] = {
      ...changed('area', known.area, asked.area),
      ...changed('owner', known.owner, asked.owner),
      ...(name &&
        (name.zh !== known.name.zh || name.en !== known.name.en) && { name: { from: known.name, to: name } }),
    };
    if (Object.keys(changes).length === 0) return refuse('unchanged', {}, { field: 'place' });
    if (changes.owner) {
      const owner = standing(state, changes.owner.to, 'owner');
      if (!owner.ok) return owner;
      const held = [...(state.heldBy.get(known.owner) ?? [])].filter((id) => id.split(':')[2] === place);
      if (held.length > 0)
        return refuse(
          'organisation-holds',
          { organisation: known.owner, holding: 'goods', count: held.length },
          { field: 'owner' },
        );
    }
    return decided([draft(REGISTER, 'place.corrected', { place, changes, reason })]);
  },
});

/** A matter of the register, of whoever keeps it where the organisation lies. */
export function registerScope(state: State, id: string, field: string) {
  const found = existing(state.organisations, id, 'organisation', field);
  return found.ok
    ? accept({ incident: null, area: found.value.area, subject: null, found: found.value })
    : found;
}

function reaches(
  context: Context,
  state: State,
  area: string | undefined,
  known: Organisation,
): Result<unknown> {
  const stands = standing(state, known.id, 'organisation');
  return !stands.ok || area === undefined ? stands : knownArea(context, area);
}

/** One field of the changes: absent where nothing else was asked for. */
const changed = <Field extends string, Value>(field: Field, from: Value, to: Value | undefined) =>
  to === undefined || to === from
    ? {}
    : ({ [field]: { from, to } } as { [F in Field]: { from: Value; to: Value } });
