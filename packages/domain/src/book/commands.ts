import type { z } from 'zod';
import type { CommandDefinition, Deed } from '../kernel/command/command.ts';
import { concepts } from './concepts.ts';

type Listed = (typeof concepts)[number] extends infer Each
  ? Each extends { readonly commands: readonly (infer One)[] }
    ? One
    : never
  : never;

type Named<Name> = Extract<Listed, { readonly name: Name }>;

export type CommandName = Listed extends { readonly name: infer Name extends string } ? Name : never;

/** What each command takes, as it is sent. */
export type CommandInputs = {
  readonly [Name in CommandName]: Named<Name> extends { readonly schema: infer Schema }
    ? z.input<Extract<Schema, z.ZodType>>
    : never;
};

/** Everything that anyone can do, by name. The API, the pages and the scenarios all go through this list. */
export const commands: ReadonlyMap<string, CommandDefinition> = new Map(
  (concepts as readonly { commands?: readonly CommandDefinition[] }[])
    .flatMap((each) => each.commands ?? [])
    .map((command) => [command.name, command]),
);

/** What the system does by itself, by name. */
export const deeds: ReadonlyMap<string, Deed> = new Map(
  (concepts as readonly { deeds?: readonly Deed[] }[])
    .flatMap((each) => each.deeds ?? [])
    .map((deed) => [deed.name, deed]),
);

/** What each command answers: ids and codes that the caller needs next. */
export type CommandAnswers = {
  readonly [Name in CommandName]: Named<Name> extends CommandDefinition<string, infer _, infer Said>
    ? Said
    : never;
};
