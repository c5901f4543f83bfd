import { z } from 'zod';
import { allocationFacts } from '../../allocation/facts.ts';
import { admissionFacts } from '../../concepts/admission/facts.ts';
import { charterFacts } from '../../concepts/charter/facts.ts';
import { standingFacts } from '../../concepts/credential/facts.ts';
import { donationFacts } from '../../concepts/donation/facts.ts';
import { eventFacts } from '../../concepts/event/facts.ts';
import { fundraisingFacts } from '../../concepts/fundraising/facts.ts';
import { importFacts } from '../../concepts/import/facts.ts';
import { incidentFacts } from '../../concepts/incident/facts.ts';
import { loadFacts } from '../../concepts/load/facts.ts';
import { mandateFacts } from '../../concepts/mandate/facts.ts';
import { matterFacts } from '../../concepts/matter/facts.ts';
import { moneyFacts } from '../../concepts/money/facts.ts';
import { needFacts } from '../../concepts/need/facts.ts';
import { opinionFacts } from '../../concepts/opinion/facts.ts';
import { organisationFacts } from '../../concepts/organisation/facts.ts';
import { personalDataFacts } from '../../concepts/personal-data/facts.ts';
import { planFacts } from '../../concepts/plan/facts.ts';
import { recommendationFacts } from '../../concepts/recommendation/facts.ts';
import { releaseFacts } from '../../concepts/release/facts.ts';
import { serviceFacts } from '../../concepts/service/facts.ts';
import { shipmentFacts } from '../../concepts/shipment/facts.ts';
import { stockFacts } from '../../concepts/stock/facts.ts';
import { submissionFacts } from '../../concepts/submission/facts.ts';
import { taskFacts } from '../../concepts/task/facts.ts';
import { transferFacts } from '../../concepts/transfer/facts.ts';
import { transportFacts } from '../../concepts/transport/facts.ts';

/** Every kind of fact, by type. A type is never removed or changed in meaning: old logs must replay for ever. */
export const factData = {
  ...organisationFacts,
  ...mandateFacts,
  ...standingFacts,
  ...admissionFacts,
  ...incidentFacts,
  ...charterFacts,
  ...needFacts,
  ...serviceFacts,
  ...donationFacts,
  ...stockFacts,
  ...allocationFacts,
  ...shipmentFacts,
  ...moneyFacts,
  ...releaseFacts,
  ...importFacts,
  ...transferFacts,
  ...loadFacts,
  ...transportFacts,
  ...planFacts,
  ...recommendationFacts,
  ...taskFacts,
  ...eventFacts,
  ...opinionFacts,
  ...fundraisingFacts,
  ...submissionFacts,
  ...matterFacts,
  ...personalDataFacts,
};

export type FactType = keyof typeof factData;
export type FactData<Type extends FactType> = z.infer<(typeof factData)[Type]>;

/** Facts that the register holds, shared by all incidents, carry this in place of an incident id. */
export const REGISTER = 'register';

/** Who made it happen: the organisation, the seat in it (a pseudonym of the person), under which mandate. */
export const actorSchema = z.strictObject({
  organisation: z.string(),
  seat: z.string(),
  mandate: z.string().nullable(),
});
export type FactActor = z.infer<typeof actorSchema>;

export type FactOf<Type extends FactType> = {
  readonly [T in Type]: {
    /** Place in the journal, from 1, without gaps. Numbers missing from the public log are facts not for the public. */
    readonly position: number;
    readonly incident: string;
    readonly type: T;
    /** Stamped by the server, ISO 8601 UTC with milliseconds; never typed by hand. */
    readonly at: string;
    readonly actor: FactActor;
    readonly data: FactData<T>;
  };
}[Type];

export type Fact = FactOf<FactType>;

/** What `decide` answers: a fact that has no place in the journal yet. */
export type FactDraft<Type extends FactType = FactType> = {
  readonly [T in Type]: {
    readonly incident: string;
    readonly type: T;
    readonly data: FactData<T>;
  };
}[Type];

export function draft<Type extends FactType>(
  incident: string,
  type: Type,
  data: FactData<Type>,
): FactDraft<Type> {
  return { incident, type, data } as unknown as FactDraft<Type>;
}

const envelopeSchema = z.strictObject({
  position: z.int().min(1),
  incident: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  actor: actorSchema,
  data: z.unknown(),
});

/** Reads a fact from outside (a log entry). Throws a ZodError that names the path of what is wrong. */
export function parseFact(value: unknown): Fact {
  const envelope = envelopeSchema.parse(value);
  const schema = factData[envelope.type as FactType];
  if (!schema) {
    throw new z.ZodError([
      { code: 'custom', path: ['type'], message: `unknown fact type ${envelope.type}`, input: envelope.type },
    ]);
  }
  return { ...envelope, data: schema.parse(envelope.data) } as Fact;
}

/** Types that stay with the participants; all others are public and enter the log. */
const NOT_PUBLIC: ReadonlySet<FactType> = new Set<FactType>(['import.pieces-set-aside', 'event.described']);

export const isPublic = (type: FactType): boolean => !NOT_PUBLIC.has(type);
