import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownArea } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { basisSchema, identifier } from '../../kernel/fact/fields.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { FACILITY_CLASSES, organisationProfile } from './facts.ts';
import { askOfName, codeInRegister } from './same.ts';

const profile = z.strictObject({
  ...organisationProfile,
  name: nameSchema,
  organisation: identifier.optional(),
  externalKeys: organisationProfile.externalKeys.default([]),
  facilityClass: organisationProfile.facilityClass.default(null),
  socialCreditCode: organisationProfile.socialCreditCode.default(null),
  address: organisationProfile.address.default(null),
  source: organisationProfile.source.default(null),
  confirmed: confirmedField,
});

export const registerOrganisation = defineCommand({
  name: 'organisation.register',
  function: 'register',
  summary: { zh: '登记机构', en: 'Register an organisation' },
  schema: profile,
  example: {
    name: { zh: '武汉协和医院', en: 'Wuhan Union Hospital' },
    kind: 'health-facility',
    area: '420102',
    facilityClass: 'designated',
  },
  scope: (_state, input, context) => {
    const area = knownArea(context, input.area);
    return area.ok ? accept({ incident: null, area: input.area, subject: null }) : area;
  },
  decide(state, { confirmed, ...given }, context) {
    const input = { ...given, name: inBoth(given.name) };
    const organisation = input.organisation ?? context.newId('org');
    if (state.organisations.has(organisation)) {
      return refuse('already-exists', { kind: 'organisation', id: organisation }, { field: 'organisation' });
    }
    const taken = input.externalKeys.find((key) => state.organisationByExternalKey.has(key));
    if (taken)
      return refuse('already-exists', { kind: 'organisation', id: taken }, { field: 'externalKeys' });
    const coded = codeInRegister(state, input.socialCreditCode);
    if (coded !== null)
      return refuse('credit-code-taken', { organisation: coded }, { field: 'socialCreditCode' });
    const asked = askBack(confirmed);
    askOfName(state, asked, input.name);
    if (asked.open.length > 0) return refuseAll(asked.open);
    const data = { ...input, organisation, ...asked.said() };
    return decided([draft(REGISTER, 'organisation.registered', data)], { organisation });
  },
});

export const classifyFacility = defineCommand({
  name: 'facility.classify',
  function: 'register',
  summary: { zh: '认定医疗机构类别', en: 'Classify a health facility' },
  schema: z.strictObject({
    organisation: identifier,
    facilityClass: z.enum(FACILITY_CLASSES),
    legalBasis: basisSchema,
  }),
  example: {
    organisation: 'wuhan-union',
    facilityClass: 'designated',
    legalBasis: '武汉市新冠肺炎疫情防控指挥部通告',
  },
  scope: (state, input) => {
    const facility = existing(state.organisations, input.organisation, 'organisation', 'organisation');
    return facility.ok ? accept({ incident: null, area: facility.value.area, subject: null }) : facility;
  },
  /** A class decides what may be received there: what it was is not changed by one person. */
  countersigned: (state, { organisation, facilityClass }) => {
    const known = state.organisations.get(organisation)?.facilityClass ?? null;
    return known !== null && known !== facilityClass;
  },
  decide: (state, input) =>
    // A Red Cross branch that asks for goods receives them; it treats nobody all the same.
    input.facilityClass === 'unclassified' ||
    state.organisations.get(input.organisation)?.kind === 'health-facility'
      ? decided([draft(REGISTER, 'facility.classified', input)])
      : refuse('no-health-facility', { organisation: input.organisation }, { field: 'organisation' }),
});

export const registerPlace = defineCommand({
  name: 'place.register',
  function: 'register',
  summary: { zh: '登记库点', en: 'Register a warehouse or store' },
  schema: z.strictObject({
    place: identifier.optional(),
    owner: identifier,
    name: nameSchema,
    area: organisationProfile.area,
  }),
  example: {
    owner: 'hubei-red-cross',
    name: { zh: '国博 A 馆', en: 'Expo Centre, Hall A' },
    area: '420105',
  },
  scope: (_state, input, context) => {
    const area = knownArea(context, input.area);
    return area.ok ? accept({ incident: null, area: input.area, subject: input.owner }) : area;
  },
  decide(state, input, context) {
    const owner = standing(state, input.owner, 'owner');
    if (!owner.ok) return owner;
    const place = input.place ?? context.newId('place');
    if (state.places.has(place))
      return refuse('already-exists', { kind: 'place', id: place }, { field: 'place' });
    return decided([draft(REGISTER, 'place.registered', { ...input, name: inBoth(input.name), place })], {
      place,
    });
  },
});
