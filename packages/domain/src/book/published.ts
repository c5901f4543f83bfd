import type { PublishedView } from '../kernel/concept/concept.ts';
import type { Bilingual } from '../kernel/words/words.ts';
import { spanningViews } from '../views/published.ts';
import { gather } from './gather.ts';

const views = { ...spanningViews, ...gather('views') };

export type PublishedViewName = keyof typeof views;

export const PUBLISHED_VIEWS = Object.keys(views) as PublishedViewName[];

/** What each published view answers. */
export type PublishedData = {
  readonly [Name in PublishedViewName]: ReturnType<(typeof views)[Name]['rows']>;
};

const ofEach = <Part extends keyof PublishedView>(part: Part) =>
  Object.fromEntries(PUBLISHED_VIEWS.map((name) => [name, views[name][part]]));

/**
 * Every view of an incident that is published, by the name under which the API serves it. An auditor computes each one
 * from the public log alone and compares: what is not in this list is not verified, so nothing else is published.
 */
export const publishedViews = ofEach('rows') as {
  readonly [Name in PublishedViewName]: (typeof views)[Name]['rows'];
};

/** Of those that are published by the day: which days there are, the latest last. */
export const publishedDays = ofEach('days') as {
  readonly [Name in PublishedViewName]: PublishedView['days'];
};

/** What each shows, in a list of what can be asked for. */
export const publishedTitles = ofEach('title') as { readonly [Name in PublishedViewName]: Bilingual };

/** A published view as it is served: for which moment and which point of the journal it holds. */
export type PublishedAnswer = {
  readonly view: PublishedViewName;
  readonly incident: string;
  /** An exercise is marked as such everywhere. */
  readonly exercise: boolean;
  /** Of the last public fact that it counts. */
  readonly position: number;
  readonly now: string;
  /** Of a view that is published by the day: which day this is (null: there is none yet), and all days of which there is anything. */
  readonly day?: string | null;
  readonly days?: readonly string[];
  readonly data: unknown;
};
