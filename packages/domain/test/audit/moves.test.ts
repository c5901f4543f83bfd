import { ACCOUNT_KINDS, factDefinitions } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';

describe('which transfers belong to a fact', () => {
  it('is said by the fact, between kinds of accounts that there are', () => {
    const kinds = new Set<string>(ACCOUNT_KINDS);
    const moves = Object.values(factDefinitions).flatMap(({ moves = [] }) => moves);
    expect(moves.length).toBeGreaterThan(20);
    for (const move of moves) for (const kind of move.split('>')) expect(kinds).toContain(kind);
  });
});
