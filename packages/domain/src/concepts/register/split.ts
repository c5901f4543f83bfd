import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { knownArea } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { organisationProfile } from '../organisation/facts.ts';
import { askOfName, codeInRegister } from '../organisation/same.ts';

/** Of one organisation: nobody fills the register with empty houses. */
const BRANCHES_MAX = 200;

/**
 * A part of an organisation that acts for itself from now on: a campus, a county's station. It names its parent, and its
 * mandates come from there (`mandate.delegate`). By the organisation itself, or by whoever keeps the register.
 */
export const splitOrganisation = defineCommand({
  name: 'organisation.split',
  function: 'register',
  seatFunction: 'represent',
  summary: { zh: '设立分支机构', en: 'Set up a branch' },
  schema: z.strictObject({
    parent: identifier,
    organisation: identifier.optional(),
    name: nameSchema,
    area: organisationProfile.area,
    socialCreditCode: organisationProfile.socialCreditCode.default(null),
    address: organisationProfile.address.default(null),
    reason: shortText,
    confirmed: confirmedField,
  }),
  example: {
    parent: 'wuhan-union',
    name: { zh: '武汉协和医院西院', en: 'Wuhan Union Hospital, West Campus' },
    area: '420114',
    reason: '西院单独收治 / the west campus treats by itself',
  },
  scope: (_state, input, context) => {
    const area = knownArea(context, input.area);
    return area.ok ? accept({ incident: null, area: input.area, subject: input.parent }) : area;
  },
  ownRight: (_state, { parent }, { actor }) => (parent === actor.organisation ? { mandate: null } : null),
  countersigned: () => true,
  decide(state, { parent: id, reason, confirmed, ...given }, context) {
    const input = { ...given, name: inBoth(given.name) };
    const parent = standing(state, id, 'parent');
    if (!parent.ok) return parent;
    const organisation = input.organisation ?? context.newId('org');
    if (state.organisations.has(organisation))
      return refuse('already-exists', { kind: 'organisation', id: organisation }, { field: 'organisation' });
    const taken = codeInRegister(state, input.socialCreditCode);
    if (taken !== null)
      return refuse('credit-code-taken', { organisation: taken }, { field: 'socialCreditCode' });
    if (listed(state.branchesOf, id).length >= BRANCHES_MAX)
      return refuse('branches-too-many', { organisation: id, most: BRANCHES_MAX }, { field: 'parent' });
    const asked = askBack(confirmed);
    askOfName(state, asked, input.name, { but: id });
    if (asked.open.length > 0) return refuseAll(asked.open);
    const { kind, facilityClass } = parent.value;
    const profile = {
      ...{ ...input, organisation, kind, externalKeys: [], source: null, ...asked.said() },
      // What the parent may treat is no word about the branch.
      facilityClass: facilityClass === null ? null : ('unclassified' as const),
    };
    return decided(
      [
        draft(REGISTER, 'organisation.registered', profile),
        draft(REGISTER, 'organisation.branched', { organisation, parent: id, reason }),
      ],
      { organisation },
    );
  },
});
