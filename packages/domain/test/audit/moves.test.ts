import { ACCOUNT_KINDS, factDefinitions } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, receive, SEATS } from '../support/world.ts';

describe('which transfers belong to a fact', () => {
  it('is said by the fact, between kinds of accounts that there are', () => {
    const kinds = new Set<string>(ACCOUNT_KINDS);
    const moves = Object.values(factDefinitions).flatMap(({ moves = [] }) => moves);
    expect(moves.length).toBeGreaterThan(20);
    for (const move of moves) for (const kind of move.split('>')) expect(kinds).toContain(kind);
  });

  it('whoever moves goods in a fact to which that does not belong is named by the auditor', () => {
    const world = hubei();
    const { lot } = receive(world, 100);
    const [from] = [...world.state.ledger.accounts.keys()].filter((id) => id.startsWith('stock:'));
    const actor = { ...SEATS.inspection, mandate: 'mandate-red-cross' };
    // Goods that are explained away: they leave the store in a fact that only says why they lie there.
    world.record(actor, 'loss.recorded', {
      loss: 'loss-1',
      lot: lot.id,
      reason: 'damaged',
      note: null,
      transfers: [
        {
          phase: 'posted',
          transfer: 'transfer-x',
          from: from as string,
          to: `consumed:union:-:${lot.id}:none`,
          amount: 100,
        },
      ],
    });
    expect(() => world.audit()).toThrow(/moves stock>consumed, which does not belong to loss\.recorded/);
    expect(world.incident.id).toBe(INCIDENT);
  });
});
