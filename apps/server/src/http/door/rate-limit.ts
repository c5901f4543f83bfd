import { MINUTE_MS } from '@tongzhou/domain';
import type { MiddlewareHandler } from 'hono';
import { doorProblem } from '../problem.ts';
import { addressOf } from './address.ts';

const ADDRESSES_MAX = 10_000;
/** 1,000 a second: more than any office, import or mobile gateway needs, less than what would starve the others. */
const POSTS_PER_MINUTE = 60_000;

/** A bucket for each address that fills evenly: `perMinute` at once, and as many again over each minute. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes one. Returns 0, or the seconds to wait until there is one to take. */
  take(address: string, now: number): number {
    const bucket = this.#buckets.get(address) ?? { left: this.#perMinute, at: now };
    const filled = bucket.left + ((now - bucket.at) * this.#perMinute) / MINUTE_MS;
    const left = Math.min(this.#perMinute, filled);
    // Bounded, so that many addresses cannot fill the memory: a new start forgives, it does not lock out.
    if (this.#buckets.size >= ADDRESSES_MAX && !this.#buckets.has(address)) this.#buckets.clear();
    if (left < 1) {
      this.#buckets.set(address, { left, at: now });
      return Math.ceil(((1 - left) * 60) / this.#perMinute);
    }
    this.#buckets.set(address, { left: left - 1, at: now });
    return 0;
  }
}

/** Limits what writes, by address. `TONGZHOU_POSTS_PER_MINUTE` sets how many; 0: no limit. */
export function limitPosts(setting = process.env.TONGZHOU_POSTS_PER_MINUTE): MiddlewareHandler {
  const said = Number(setting ?? POSTS_PER_MINUTE);
  const perMinute = Number.isFinite(said) && said >= 0 ? said : POSTS_PER_MINUTE;
  if (perMinute === 0) return (_context, next) => next();
  const limit = new RateLimit(perMinute);
  return async (context, next) => {
    const waitSeconds = context.req.method === 'POST' ? limit.take(addressOf(context), Date.now()) : 0;
    if (waitSeconds === 0) return next();
    context.header('retry-after', String(waitSeconds));
    return doorProblem(context, 429, 'too-many-requests');
  };
}
