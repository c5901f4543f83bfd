import type { FactOf, FactType } from '../fact/fact.ts';
import type { State } from '../state/state.ts';
import type { Bilingual } from '../words/words.ts';

/**
 * What organisations are told about, and what it is called where somebody chooses. Each concept adds its own kinds; one is
 * never renamed: subscribers outside filter by these words.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface NoticeKinds {}
export type NoticeKind = keyof NoticeKinds;

/** alarm: a response of level I (突发事件应对法 Art. 71); nobody's quiet hours hold it back. */
export const URGENCIES = ['normal', 'urgent', 'alarm'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One thing worth telling, and whom. Holds nothing of a person: names are those of organisations in the register. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  /** Ids of organisations, each once; in the place of one, a volunteer's own seat (`ofSeat`). */
  readonly organisations: readonly string[];
  readonly title: Bilingual;
  /** Of the page that shows it, without the language: `/incidents/…` or `/work/…`. */
  readonly path: string;
};

/** Whom only one person is told through, by his own seat: no organisation's id looks like it. */
export const ofSeat = (seat: string): string => `seat/${seat}`;

/** As it is told, on whatever way: with the mark of an exercise. */
export type MarkedNotice = Notice & { readonly exercise: boolean };

/** What each kind of fact is worth telling, and whom. `state` holds the fact. */
export type Tellers<Types extends FactType> = {
  readonly [T in Types]: (state: State, fact: FactOf<T>) => readonly Notice[];
};
