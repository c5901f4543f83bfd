import { z } from 'zod';
import { areaContains } from '../area/area.ts';
import { decided, defineCommand } from '../command/command.ts';
import { existing, knownArea } from '../command/fields.ts';
import { draft, REGISTER } from '../fact/fact.ts';
import { identifier, shortText } from '../fact/fields.ts';
import { accept, refuse } from '../refusal/refusal.ts';
import { isActive } from './check.ts';
import { mandateTerms } from './facts.ts';
import type { Mandate } from './state.ts';

const { mandate: _mandate, grantedUnder: _grantedUnder, ...terms } = mandateTerms;
const input = z.strictObject({
  ...terms,
  mandate: identifier.optional(),
  incident: terms.incident.default(null),
  itemCategories: terms.itemCategories.default(null),
  from: terms.from.optional(),
  until: terms.until.default(null),
});
type Terms = z.infer<typeof input>;

export const grantMandate = defineCommand({
  name: 'mandate.grant',
  function: 'coordinate',
  summary: { zh: '授予职责', en: 'Grant a mandate' },
  schema: input,
  scope: (_state, given, context) => {
    const area = knownArea(context, given.area);
    return area.ok ? accept({ incident: given.incident, area: given.area, subject: null }) : area;
  },
  decide(state, asked, context) {
    // In UTC: mandates are compared with the clock, and with each other, as text.
    const from = new Date(asked.from ?? context.now).toISOString();
    const given = { ...asked, from, until: asked.until && new Date(asked.until).toISOString() };
    const holder = existing(state.organisations, given.holder, 'organisation', 'holder');
    if (!holder.ok) return holder;
    const own = [...state.mandates.values()].filter(
      (each) => each.holder === context.actor.organisation && isActive(each, context.now),
    );
    // Each function must descend from some mandate of the giver that is at least as wide.
    const missing = given.functions.find((wanted) => !own.some((each) => isWider(each, wanted, given)));
    if (missing)
      return refuse(
        'mandate-wider-than-own',
        { function: missing },
        { field: 'functions', rule: 'DESIGN §2.2' },
      );
    const root = own.find((each) => isWider(each, given.functions[0] as Terms['functions'][number], given));
    const mandate = given.mandate ?? context.newId('mandate');
    if (state.mandates.has(mandate))
      return refuse('already-exists', { kind: 'mandate', id: mandate }, { field: 'mandate' });
    const fact = { ...given, mandate, grantedUnder: root?.id ?? null };
    return decided([draft(REGISTER, 'mandate.granted', fact)], { mandate });
  },
});

function isWider(own: Mandate, wanted: Terms['functions'][number], given: Terms): boolean {
  return (
    own.functions.includes(wanted) &&
    (own.reach === 'area' || given.reach === 'own') &&
    areaContains(own.area, given.area) &&
    (own.incident === null || own.incident === given.incident) &&
    (own.until === null || (given.until !== null && given.until <= own.until)) &&
    (own.itemCategories === null ||
      (given.itemCategories?.every((category) => own.itemCategories?.includes(category)) ?? false))
  );
}

export const revokeMandate = defineCommand({
  name: 'mandate.revoke',
  function: 'coordinate',
  summary: { zh: '撤销职责', en: 'Revoke a mandate' },
  schema: z.strictObject({ mandate: identifier, reason: shortText }),
  scope: (state, given) => {
    const mandate = existing(state.mandates, given.mandate, 'mandate', 'mandate');
    return mandate.ok
      ? accept({ incident: mandate.value.incident, area: mandate.value.area, subject: null })
      : mandate;
  },
  decide(state, given) {
    const mandate = existing(state.mandates, given.mandate, 'mandate', 'mandate');
    if (!mandate.ok) return mandate;
    if (mandate.value.revoked)
      return refuse('mandate-not-active', { id: given.mandate }, { field: 'mandate' });
    return decided([draft(REGISTER, 'mandate.revoked', given)]);
  },
});
