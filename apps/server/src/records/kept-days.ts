/**
 * Days after which what was told is removed, so that the tables stay bounded by what happens in that time. The journal
 * keeps the facts for ever; docs/notifications.md repeats these numbers.
 */
export const KEPT_DAYS = { notices: 180, delivered: 14, dead: 60 } as const;
