import type { Both } from '../language/language.ts';

/** Words for each value of a list: a value without its words does not compile. */
export type Words<Values extends string> = { readonly [Value in Values]: Both };
