/** 突发事件应对法 Art. 71: level I is the highest. Grade, colour and level are three different things and three fields. */
/** Art. 71: level I is the highest. Grade, colour and level are three different things and three fields. */
export const RESPONSE_LEVELS = ['I', 'II', 'III', 'IV'] as const;
export type ResponseLevel = (typeof RESPONSE_LEVELS)[number];

/** Is the first a lower response than the second? None at all is the lowest. */
export const isLower = (level: ResponseLevel | null, than: ResponseLevel | null): boolean =>
  rankOf(level) > rankOf(than);

const rankOf = (level: ResponseLevel | null): number =>
  level === null ? RESPONSE_LEVELS.length : RESPONSE_LEVELS.indexOf(level);
