import type { TrialBalance } from '@tongzhou/domain';
import { askSite } from './ask.ts';
import { type AtMoment, holds, query, type Report, subjectOf } from './report.ts';
import { table } from './table.ts';

export const reportsOfAccounts: Readonly<Record<string, Report>> = {
  'trial-balance': {
    takes: null,
    async tell({ site, at }) {
      const answer = await askSite<AtMoment<TrialBalance>>(site, `/ledger/trial-balance${query({ at })}`);
      const { rows, balanced, unbalanced, belowZero, accounts, units } = answer.data;
      const lines = rows.map((row) => [
        row.item?.id ?? row.currency,
        row.kind,
        row.accounts,
        row.in,
        row.out,
        row.balance,
      ]);
      const faults = [
        ...unbalanced.map(({ unit, difference }) => `${unit} is out of balance by ${difference}`),
        ...belowZero.map(({ account, balance }) => `${account} is below zero: ${balance}`),
      ];
      const verdict = balanced ? 'zero' : 'NOT zero';
      const end = `trial balance ${holds(answer)}: ${verdict}; ${accounts} accounts, ${units} lots and currencies`;
      const body = table(['item', 'kind', 'accounts', 'in', 'out', 'balance'], lines);
      return { answer, good: balanced, text: [body, ...faults, end].join('\n') };
    },
  },
  balance: {
    takes: 'ACCOUNT',
    async tell(asked) {
      type Balance = { balance: number; available: number; postedIn: number; postedOut: number };
      const path = `/ledger/accounts/${subjectOf(asked)}${query({ at: asked.at })}`;
      const answer = await askSite<AtMoment<Balance>>(asked.site, path);
      const { balance, available, postedIn, postedOut } = answer.data;
      const text = `${asked.subject} ${holds(answer)}: ${balance} (${available} available; ${postedIn} in, ${postedOut} out)`;
      return { answer, good: true, text };
    },
  },
  statement: {
    takes: 'ACCOUNT',
    async tell(asked) {
      type Line = {
        at: string;
        fact: string;
        phase: string;
        direction: 'in' | 'out';
        counterpart: string;
        amount: number;
        balance: number;
        reserved: number;
      };
      type Page = AtMoment<{ lines: Line[] }> & { next: string | null };
      const lines: Line[] = [];
      let cursor: string | undefined;
      do {
        const more = query({ to: asked.at, limit: '1000', cursor });
        const page = await askSite<Page>(asked.site, `/ledger/accounts/${subjectOf(asked)}/statement${more}`);
        lines.push(...page.data.lines);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      const rows = lines.map((line) => [
        line.at,
        line.fact,
        line.phase,
        line.counterpart,
        line.direction === 'in' ? line.amount : -line.amount,
        line.balance,
        line.reserved,
      ]);
      const header = ['at', 'fact', 'phase', 'counterpart', 'amount', 'balance', 'reserved'];
      return { answer: lines, good: true, text: table(header, rows) };
    },
  },
};
