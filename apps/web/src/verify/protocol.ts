import type { Language } from '@tongzhou/messages';
import type { NameTable } from './name-table.ts';

/** What the page asks of the worker. `key` is the one that the person has typed; null: the site's or receipt's word. */
export type Task =
  | { readonly kind: 'receipt'; readonly file: ArrayBuffer; readonly siteKey: string | null }
  | { readonly kind: 'code'; readonly code: string; readonly base: string; readonly remembered: Seen | null }
  | { readonly kind: 'audit'; readonly base: string; readonly remembered: Seen | null }
  | { readonly kind: 'compare'; readonly base: string; readonly checkpoint: string };

/** A signed checkpoint, and the key that it held by. */
export type Seen = { readonly key: string; readonly checkpoint: string };

export type Asked = Task & {
  readonly language: Language;
  readonly key: string | null;
  readonly names: NameTable | null;
};

export type Progress = {
  readonly done: number;
  readonly of: number;
  readonly bytes: number;
  readonly entriesPerSecond: number;
  /** The site is busy: which try is next, of how many, and in how many seconds. */
  readonly waiting: { readonly next: number; readonly of: number; readonly seconds: number } | null;
};

/** `warn`: true as far as it goes, with something that the person must know first. */
export type Tone = 'good' | 'warn' | 'bad';

type Section = {
  readonly title: string;
  readonly lines: readonly (string | { readonly label: string; readonly text: string })[];
};

/** What came of a task, in the person's language. */
export type Finding = {
  readonly tone: Tone;
  /** Stable, for tests and for those who report it. */
  readonly code: string;
  readonly title: string;
  readonly sections: readonly Section[];
  /** The exact place, in English, for those who look into it. */
  readonly detail?: string;
  /** The signed checkpoint that held, to be remembered. */
  readonly seen?: Seen;
  /** Two signed checkpoints that contradict each other: to be kept and shown to others. */
  readonly evidence?: string;
};

export type Answer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'finding'; readonly finding: Finding };
