/** 突发事件应对法 Art. 71: level I is the highest. Grade, colour and level are three different things and three fields. */
/** Art. 71: level I is the highest. Grade, colour and level are three different things and three fields. */
export const RESPONSE_LEVELS = ['I', 'II', 'III', 'IV'] as const;
