import type { Viewpoint } from '../kernel/view/viewpoint.ts';
import { spanningViews } from '../views/published.ts';
import { gather } from './gather.ts';

/**
 * Every view of an incident that is published, by the name under which the API serves it. An auditor computes each one
 * from the public log alone and compares: what is not in this list is not verified, so nothing else is published.
 */
export const publishedViews = { ...spanningViews, ...gather('views') };

export type PublishedViewName = keyof typeof publishedViews;

export const PUBLISHED_VIEWS = Object.keys(publishedViews) as PublishedViewName[];

/** What each published view answers. */
export type PublishedData = {
  readonly [Name in PublishedViewName]: ReturnType<(typeof publishedViews)[Name]>;
};

/** One view, computed here. */
export const publishedView = (name: PublishedViewName, view: Viewpoint, incident: string): unknown =>
  publishedViews[name](view, incident);

/** A published view as it is served: for which moment and which point of the journal it holds. */
export type PublishedAnswer = {
  readonly view: PublishedViewName;
  readonly incident: string;
  /** An exercise is marked as such everywhere. */
  readonly exercise: boolean;
  /** Of the last public fact that it counts. */
  readonly position: number;
  readonly now: string;
  readonly data: unknown;
};
