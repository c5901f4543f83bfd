import type { Actor } from '@tongzhou/domain';

/** Who acts: a seat in an organisation; and, for the seat's own eyes only, the person's or the program's name. */
export type Visitor = Actor & {
  readonly name: string;
  /** Of a person in a browser. */
  readonly session?: {
    readonly id: string;
    /** When the person last proved to be that person, in milliseconds. */
    readonly provedAt: number;
  };
  /** A newcomer whose e-mail nobody has confirmed yet. */
  readonly emailToConfirm?: true;
  /** Of a program: the functions that its token may act in; null: all of its seat's (the operator on this machine). */
  readonly token?: { readonly functions: readonly string[] | null };
};
