import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { countrySchema } from '../../kernel/country/country.ts';
import { fact } from '../../kernel/fact/fact.ts';
import {
  basisSchema,
  creditCodeSchema,
  identifier,
  shortText,
  sourceText,
} from '../../kernel/fact/fields.ts';
import type { SETTINGS } from '../../kernel/item/item.ts';
import { bilingualSchema, both } from '../../kernel/words/words.ts';

export const ORGANISATION_KINDS = [
  'government',
  /** 领导小组: several organisations that decide together; its members answer for it. */
  'leading-group',
  'health-facility',
  'disease-control',
  'charity',
  'enterprise',
  'community',
  'other',
] as const;

/**
 * What a health facility may treat, as designated by the lead agency; it decides the settings that it can have.
 * `unclassified` is where imports start: a remark that says "designated" is a hint, not a designation.
 */
export const FACILITY_CLASSES = [
  'designated',
  'fever-clinic',
  'general',
  'community',
  'unclassified',
] as const;
export type FacilityClass = (typeof FACILITY_CLASSES)[number];

export const FACILITY_SETTINGS: Readonly<Record<FacilityClass, readonly (typeof SETTINGS)[number][]>> = {
  designated: ['isolation', 'fever-clinic', 'general-ward', 'community'],
  'fever-clinic': ['fever-clinic', 'general-ward', 'community'],
  general: ['general-ward', 'community'],
  community: ['community'],
  unclassified: ['general-ward', 'community'],
};

export const organisationProfile = {
  organisation: identifier,
  name: bilingualSchema,
  kind: z.enum(ORGANISATION_KINDS),
  area: areaCodeSchema,
  /** Where it lives in other people's data, as `wuhan2020:武汉协和医院@420102`; finds it again on the next import. */
  externalKeys: z.array(z.string().min(1).max(300)).max(20),
  /** Null unless it receives goods as a facility. */
  facilityClass: z.enum(FACILITY_CLASSES).nullable(),
  /** 统一社会信用代码 (GB 32100-2015), checksum verified; null where not known. */
  socialCreditCode: creditCodeSchema.nullable(),
  address: shortText.nullable(),
  source: sourceText.nullable(),
};

const rename = {
  rename: identifier,
  organisation: identifier,
  from: bilingualSchema,
  to: bilingualSchema,
  reason: shortText,
};

export const organisationFacts = {
  /** The first fact of all: the authority from which every mandate descends, with its root mandate. */
  'authority.established': fact({
    title: both('设立牵头部门', 'Authority established'),
    under: null,
    schema: z.strictObject({
      ...organisationProfile,
      mandate: identifier,
      legalBasis: basisSchema,
      /** In which country this record is kept, for all of its days: its law, areas, clock and currency. */
      country: countrySchema,
    }),
  }),
  'organisation.registered': fact({
    title: both('登记机构', 'Organisation registered'),
    under: 'register',
    schema: z.strictObject({ ...organisationProfile, confirmed: confirmedFact }),
  }),
  'organisation-rename.proposed': fact({
    title: both('提出更正机构名称', 'Another name of an organisation proposed'),
    under: 'register',
    schema: z.strictObject({ ...rename, confirmed: confirmedFact }),
  }),
  /** What was done under the old name stays as it is. */
  'organisation.renamed': fact({
    title: both('更正机构名称', 'Organisation renamed'),
    under: 'register',
    schema: z.strictObject(rename),
  }),
  'organisation-rename.declined': fact({
    title: both('不予更正机构名称', 'Another name of an organisation declined'),
    under: 'register',
    schema: z.strictObject({ rename: identifier, reason: shortText }),
  }),
  'facility.classified': fact({
    title: both('认定医疗机构类别', 'Health facility classified'),
    under: 'register',
    schema: z.strictObject({
      organisation: identifier,
      facilityClass: z.enum(FACILITY_CLASSES),
      legalBasis: basisSchema,
    }),
  }),
  /** A place that keeps goods: a warehouse, a ward's store. */
  'place.registered': fact({
    title: both('登记库点', 'Place registered'),
    under: 'register',
    schema: z.strictObject({
      place: identifier,
      owner: identifier,
      name: bilingualSchema,
      area: areaCodeSchema,
    }),
  }),
};

type OrganisationFacts = typeof organisationFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends OrganisationFacts {}
}
