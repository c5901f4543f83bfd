import type { Quantity, CommandInputs as Sent } from '@tongzhou/domain';

/**
 * What each command takes, as it is sent: the domain's own types, so that a form cannot ask for what is not there. Of a
 * quantity the schema's type says nothing; a form says its kind and the amounts that the kind has, or `amount` for the
 * least of them (read-form.ts).
 */
export type CommandInputs = {
  readonly [Name in keyof Sent]: Sent[Name] extends { readonly quantity: unknown }
    ? Omit<Sent[Name], 'quantity'> & { readonly quantity: Quantity }
    : Sent[Name];
};
