import { SECOND_MS } from '@tongzhou/domain';

/** How much work somebody may have done here: milliseconds of the one thread that does all of it. */
export type Allowance = {
  /** At once, after a while without a request. */
  readonly burstMs: number;
  /** Of each second that passes, comes back. */
  readonly perSecondMs: number;
};

/**
 * Every limit at the door, with its reason. They hold while the machine is busy: while it has time to spare nobody is refused,
 * only counted (`BUSY_FROM`). Whoever has an account is counted by it alone, so that an office of two hundred people behind one
 * address is two hundred, and what strangers do there is not held against them.
 */
export const LIMITS = {
  /**
   * Strangers of one network (IPv4 address, IPv6 /64). A page costs 5 to 30 ms, an answer of the API 1 to 20: a crowd behind one
   * address of a mobile network opens some five hundred pages at once and five a second after that. One client that asks for all
   * it can has a tenth of the machine.
   */
  stranger: { burstMs: 10 * SECOND_MS, perSecondMs: 100 } satisfies Allowance,
  /** Somebody who is signed in, or a program with a token: a room of the workspace costs up to 110 ms, an import a second. */
  account: { burstMs: 60 * SECOND_MS, perSecondMs: 400 } satisfies Allowance,
  /** What a request is taken for until it is known what it cost, so that a thousand at the same moment are not all free. */
  unknownMs: 10,
  /** Whoever waits is told a number of seconds that people wait. */
  waitSecondsMax: 60,
  /** Buckets that are kept; the one that was not touched for longest gives way, which forgives and locks nobody out. */
  bucketsMax: 20_000,
  /** Part of a second that the thread was at work, from which limits hold. */
  busyFrom: 0.6,

  /** Readers of one network that hold a stream open (`live/routes.ts`): a fifth of all; the others’ pages ask now and then. */
  streamsPerNetwork: 60,

  /** What one account has computed on demand, at the same time: an allocation under other terms takes 400 ms, an import seconds. */
  costlyAtOnce: 1,

  /**
   * New accounts of one network within a quarter of an hour before each further one waits longer, and of all networks together
   * before those that have opened one already wait (each costs a password hash, 100 ms and 32 MiB).
   */
  newcomersFree: 10,
  /** A hall full of volunteers on one wireless network comes in one by one; a flood does too. */
  newcomerWaitSecondsMax: 20,
  /** Letters with a link to a new password to one e-mail within ten minutes. */
  lettersPerEmail: 5,
  newcomersFromEverywhere: 100,
  newcomersMax: 600,
} as const;
