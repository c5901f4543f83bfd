import { isStronger } from '../concepts/need/evidence.ts';
import { agreed } from '../kernel/charter/charter.ts';
import type { AskBack } from '../kernel/command/asked-back.ts';
import { refusal } from '../kernel/refusal/refusal.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { allocationCharter } from './charter.ts';
import type { AllocationRun } from './state.ts';

/**
 * Where fewer than five of its like have spoken, a first figure is held against nothing: one facility that says "9,000 a day" by
 * its own word may be given all that there is. Whoever approves is asked, need by need, where such a word takes more than the
 * charter's share of what the plan gives of an item, while others wait for the same.
 */
export function askOfOwnWord(asked: AskBack, incident: IncidentState, run: AllocationRun): void {
  const most = agreed(incident, 'askedBackOwnWordPercent', allocationCharter);
  if (most === null) return;
  const given = new Map<string, Map<string, number>>();
  const waiting = new Map<string, Set<string>>();
  for (const { need, lot, amount } of run.lines) {
    const { item } = incident.needs.get(need) ?? {};
    if (item === undefined) continue;
    waiting.set(item, (waiting.get(item) ?? new Set()).add(need));
    const goods = lot === null ? undefined : incident.lots.get(lot)?.item;
    if (goods === undefined || amount === 0) continue;
    const byNeed = given.get(goods) ?? new Map<string, number>();
    given.set(goods, byNeed.set(need, (byNeed.get(need) ?? 0) + amount));
  }
  for (const [goods, byNeed] of given) {
    const all = [...byNeed.values()].reduce((sum, amount) => sum + amount, 0);
    for (const [id, amount] of byNeed) {
      const need = incident.needs.get(id);
      if (!need || isStronger(need.counts.evidence, 'self-declared')) continue;
      if ((waiting.get(need.item)?.size ?? 0) < 2 || amount * 100 <= all * most) continue;
      const parameters = { facility: need.facility, item: goods, amount, all, percent: most };
      asked.ask(refusal('own-word-takes-much', parameters, { field: 'run', rule: 'F12' }), id);
    }
  }
}
