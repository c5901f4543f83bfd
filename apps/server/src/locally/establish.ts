import type { ApplicationOptions } from '../application/application.ts';
import { withApplicationLocally } from './with-application.ts';

export type NewAuthority = {
  readonly organisation: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly area: string;
  readonly legalBasis: string;
};

/**
 * The first act on an empty system, done by the operator on the machine itself: the lead agency, from which every
 * mandate descends. Throws, with the reasons, where there is one already.
 */
export const establishLocally = (where: ApplicationOptions, authority: NewAuthority): Promise<void> =>
  withApplicationLocally(where, async (application) => {
    if (!application.areas.has(authority.area))
      throw new Error(`${application.country.code} has no area ${authority.area}`);
    const outcome = await application.establish({
      ...authority,
      kind: 'government',
      externalKeys: [],
      facilityClass: null,
      socialCreditCode: null,
      address: null,
      source: null,
    });
    if (!outcome.ok) throw new Error(outcome.refusals.map(({ code }) => code).join(', '));
  });
