import type { Viewpoint } from '../view/viewpoint.ts';
import type { Bilingual } from '../words/words.ts';
import type { Notice, NoticeKind } from './notice.ts';

/** A matter that no fact makes worth telling, but the clock: told once under its key, for ever. */
export type TimedMatter = {
  /** The same on every server and after every restart: made of facts alone. */
  readonly key: string;
  /** What it is called: the duty's title. */
  readonly name: Bilingual;
  readonly organisations: readonly string[];
  readonly incident: string;
  /** The fact that began it; null where it is not known. */
  readonly position: number | null;
  /** A moment for a duty, a day for a credential. */
  readonly end: string;
};

/** Where time is asked what it has brought. */
export type Moment = Pick<Viewpoint, 'state' | 'duties' | 'now'>;

/** One kind of notice that time brings: which matters are due, and how one of them, or many together, is told. */
export type TimedTeller = Pick<Notice, 'urgency'> & {
  /** Not yet told, at a moment; asked again at any other, earlier or later, it names the same by the same keys. */
  readonly matters: (moment: Moment, isTold: (key: string) => boolean) => Iterable<TimedMatter>;
  /** `count` have come due together, the given one first; moments by the clock of the place. */
  readonly title: (first: TimedMatter, count: number, clock: string) => Bilingual;
  readonly path: (matter: TimedMatter) => string;
};

export type TimedTellers<Kinds extends NoticeKind> = { readonly [Kind in Kinds]: TimedTeller };
