import { bilingualSchema, countryCodeSchema, organisationFacts, seatFunctions } from '@tongzhou/domain';
import { z } from 'zod';

/**
 * A scenario is a folder: `scenario.json` (this), and `steps/*.json`, arrays of steps, read in order of their names.
 * It holds commands, not facts, so that loading it proves each step against today's rules.
 */
export const scenarioSchema = z.strictObject({
  id: z.string(),
  name: bilingualSchema,
  /** In which country it plays; its record is kept by that country's law, clock and currency. */
  country: countryCodeSchema.default('CN'),
  /** Where its figures and facts come from. */
  sources: z.array(z.string()).min(1),
  /** The exercise clock shows this when the last step is done, and goes on from there. */
  endsAt: z.iso.datetime({ offset: true }),
  authority: organisationFacts['authority.established'].schema.omit({ mandate: true, country: true }),
  /** Organisation → the seat that countersigns what two people decide, where a step does not say another. */
  countersigners: z.record(z.string(), z.string()),
  /** People who sign in during the exercise; they are invented. */
  accounts: z.array(
    z.strictObject({
      email: z.email(),
      name: z.string(),
      organisation: z.string(),
      seat: z.string(),
      /** What it may do. Absent: all, where it is the first of its organisation. */
      functions: seatFunctions.optional(),
      /** What this seat is for, said on the sign-in page. */
      duty: bilingualSchema,
    }),
  ),
});
export type Scenario = z.infer<typeof scenarioSchema>;

export const stepSchema = z.strictObject({
  /** The moment on the exercise clock; steps are in order of it. */
  at: z.iso.datetime({ offset: true }),
  organisation: z.string(),
  seat: z.string(),
  command: z.string(),
  /** The command's input; a string `$name` or `$name.path.0.more` stands for what an earlier step saved. */
  input: z.record(z.string(), z.unknown()),
  /** Saves the command's result under this name. */
  save: z.string().optional(),
  /** For readers: why this step is here. */
  note: z.string().optional(),
});
export type Step = z.infer<typeof stepSchema>;
