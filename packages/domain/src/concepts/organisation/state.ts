import type { FactData } from '../../kernel/fact/fact.ts';
import type { Lists } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';

export type Organisation = Omit<FactData<'organisation.registered'>, 'organisation'> & {
  readonly id: string;
  readonly registeredAt: string;
  /** The law or notice by which its class was given; null while nobody has classified it. */
  classifiedUnder: string | null;
};
export type Place = Omit<FactData<'place.registered'>, 'place'> & { readonly id: string };

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly organisations: Map<string, Organisation>;
    readonly organisationByExternalKey: Map<string, string>;
    readonly organisationsInOrder: string[];
    /** Name in a language, or code, as `same.ts` writes them → the first that has it, by its place in that order. */
    readonly organisationNames: Map<string, number>;
    readonly places: Map<string, Place>;
    /** Organisation → its places. */
    readonly placesOf: Lists;
    authority: string | null;
  }
}

export const emptyOrganisationRegister = (): Pick<
  State,
  | 'organisations'
  | 'organisationByExternalKey'
  | 'places'
  | 'placesOf'
  | 'authority'
  | 'organisationsInOrder'
  | 'organisationNames'
> => ({
  organisations: new Map(),
  organisationByExternalKey: new Map(),
  places: new Map(),
  placesOf: new Map(),
  organisationsInOrder: [],
  organisationNames: new Map(),
  authority: null,
});
