import type { Actor } from '@tongzhou/domain';

/** Who acts: a seat in an organisation; and, for the seat's own eyes only, the person's or the program's name. */
export type Visitor = Actor & { readonly name: string };
