import { prefectureOf } from '../../kernel/area/area.ts';
import { type Route, type Routes, routeKey } from './state.ts';

/**
 * The stated way between two places: the two areas as they are, or else the widest of them that something is stated of,
 * the goal's own area before the start's. Null: nobody has stated any, which is neither near nor far.
 */
export function routeBetween(routes: Routes, from: string, to: string): Route | null {
  if (routes.size === 0) return null;
  for (const start of widening(from))
    for (const goal of widening(to)) {
      const route = routes.get(routeKey(start, goal));
      if (route) return route;
    }
  return null;
}

const widening = (code: string): string[] => [
  ...new Set([code, prefectureOf(code), `${code.slice(0, 2)}0000`]),
];
