import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { basisSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { writtenAs } from '../../kernel/form/forms.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { RESPONSE_LEVELS } from '../../kernel/response-level/response-level.ts';
import { bilingualSchema } from '../../kernel/words/words.ts';
import { admissionTerms } from '../admission/facts.ts';
import { CREDENTIAL_KINDS } from '../credential/kinds.ts';
import { INCIDENT_TYPES } from '../incident/facts.ts';
import { mandateTerms } from '../mandate/facts.ts';
import { FACILITY_CLASSES, ORGANISATION_KINDS } from '../organisation/facts.ts';
import { taskFacts } from '../task/facts.ts';

/** Short: it stands in the log once for every batch of what it gives. */
const entryId = writtenAs('entry-id', /^[a-z][a-z0-9-]{0,39}$/);

const entry = {
  entry: entryId,
  /** The lowest response level at which it holds; at all higher ones too. */
  level: z.enum(RESPONSE_LEVELS),
};

/** How wide a place each holder answers for. `organisation`: its own matters and no more. */
export const SCALES = ['incident', 'province', 'prefecture', 'county', 'organisation'] as const;
export type Scale = (typeof SCALES)[number];

/** Who takes a function unless somebody is assigned: by what the register says of organisations, never by guess. */
export const takerSchema = z.union([
  /** Whoever carries the plan out. It is given nothing that it does not hold. */
  z.strictObject({ activator: z.literal(true) }),
  z.strictObject({
    kinds: z.array(z.enum(ORGANISATION_KINDS)).min(1),
    facilityClasses: z.array(z.enum(FACILITY_CLASSES)).min(1).optional(),
    /** Confirmed and not expired. */
    holds: z.array(z.enum(CREDENTIAL_KINDS)).min(1).optional(),
    /** True: everybody that fits. Absent: the only one that fits; of several the plan names none, and says so. */
    all: z.literal(true).optional(),
  }),
]);
export type Taker = z.infer<typeof takerSchema>;

const { functions, itemCategories, role, delegable, limits, requires } = mandateTerms;

export const functionEntry = z.strictObject({
  ...entry,
  title: bilingualSchema,
  functions,
  scale: z.enum(SCALES),
  takenBy: takerSchema,
  /** Named beforehand, place by place; it goes before `takenBy`. */
  assigned: z
    .array(z.strictObject({ area: areaCodeSchema, organisation: identifier }))
    .max(400)
    .optional(),
  role,
  delegable,
  /** Absent: every category. */
  itemCategories: itemCategories.optional(),
  limits,
  requires,
  /** Asked, not ordered: in force when the holder says yes, lapsed after so many hours without an answer. */
  answerWithinHours: mandateTerms.answerWithinHours,
  /** Ends by itself after so many days. Absent: with the incident. */
  days: z.int().min(1).max(3_650).optional(),
  legalBasis: basisSchema,
});
export type FunctionEntry = z.infer<typeof functionEntry>;

/** A duty of whoever holds what another entry gives; its clock and source stand in `data/duties`. */
export const dutyEntry = z.strictObject({ ...entry, of: entryId, duty: identifier });
export type DutyEntry = z.infer<typeof dutyEntry>;

/** What facilities need by the people in their care: min(patients, beds) × rate × days (see `burnRateSchema`). */
export const needEntry = z.strictObject({
  ...entry,
  item: identifier,
  setting: z.enum(SETTINGS),
  facilityClasses: z.array(z.enum(FACILITY_CLASSES)).min(1),
  perThousandPatientDays: z.int().min(1).max(1_000_000),
  days: z.int().min(1).max(90),
  source: shortText,
});
export type NeedEntry = z.infer<typeof needEntry>;

const { title, skills, where, peopleNeeded, twoPersons, risky } = taskFacts['task.opened'].schema.shape;

/** A first task of everybody who holds what another entry gives. */
export const taskEntry = z.strictObject({
  ...entry,
  of: entryId,
  title,
  skills,
  where,
  peopleNeeded,
  twoPersons,
  risky,
  /** Counted from when the plan opens it. */
  startsAfterHours: z.int().min(0).max(720).optional(),
  lastsHours: z.int().min(1).max(2_160),
});
export type TaskEntry = z.infer<typeof taskEntry>;

/** `{incident}` and `{level}` stand for the incident's name and the level. */
export const releaseEntry = z.strictObject({
  ...entry,
  title: z.strictObject({ zh: shortText, en: shortText }),
  body: z.strictObject({ zh: z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) }),
});
export type ReleaseEntry = z.infer<typeof releaseEntry>;

const names = <Each extends { readonly entry: string }>(entries: readonly Each[]) =>
  entries.map((each) => each.entry);

/** What a plan says; the whole of it is one fact, so that everybody can read by which plan they were called. */
export const planTerms = z
  .strictObject({
    plan: identifier,
    name: bilingualSchema,
    incidentTypes: z.array(z.enum(INCIDENT_TYPES)).min(1),
    /** Where it may be activated: here, or in a place within. */
    area: areaCodeSchema,
    legalBasis: basisSchema,
    source: shortText,
    functions: z.array(functionEntry).min(1).max(60),
    duties: z.array(dutyEntry).max(60),
    needs: z.array(needEntry).max(60),
    tasks: z.array(taskEntry).max(60),
    releases: z.array(releaseEntry).max(8),
    /** By which rule newcomers come once it is active; absent: the door opens by a decision of its own. */
    admission: admissionTerms.optional(),
  })
  .superRefine((plan, context) => {
    const seen = new Set<string>();
    for (const list of ['functions', 'duties', 'needs', 'tasks', 'releases'] as const)
      for (const [index, { entry: id }] of plan[list].entries()) {
        if (seen.has(id))
          context.addIssue({
            code: 'custom',
            path: [list, index, 'entry'],
            params: ruleFault('entry-once', { entry: id }),
          });
        seen.add(id);
      }
    const givers = new Set(names(plan.functions));
    for (const list of ['duties', 'tasks'] as const)
      for (const [index, { of }] of plan[list].entries())
        if (!givers.has(of))
          context.addIssue({
            code: 'custom',
            path: [list, index, 'of'],
            params: ruleFault('entry-of-function', { entry: of }),
          });
    const asked = new Set(names(plan.functions.filter((each) => each.answerWithinHours !== undefined)));
    for (const list of ['duties', 'tasks'] as const)
      for (const [index, { of }] of plan[list].entries())
        if (asked.has(of))
          context.addIssue({
            code: 'custom',
            path: [list, index, 'of'],
            params: ruleFault('entry-only-asks', { entry: of }),
          });
    for (const [index, { scale, takenBy }] of plan.functions.entries())
      if ('activator' in takenBy && scale !== 'incident')
        context.addIssue({
          code: 'custom',
          path: ['functions', index, 'scale'],
          params: ruleFault('activator-takes-all'),
        });
  });
export type PlanTerms = z.infer<typeof planTerms>;
