import type { FactData } from '../../kernel/fact/fact.ts';

export type Organisation = Omit<FactData<'organisation.registered'>, 'organisation'> & {
  readonly id: string;
  readonly registeredAt: string;
  /** The law or notice by which its class was given; null while nobody has classified it. */
  classifiedUnder: string | null;
};
export type Place = Omit<FactData<'place.registered'>, 'place'> & { readonly id: string };
