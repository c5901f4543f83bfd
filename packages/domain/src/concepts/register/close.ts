import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { basisSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
} from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { registerScope } from './correct.ts';
import { holdingsOf } from './held.ts';

export const closeOrganisation = defineCommand({
  name: 'organisation.close',
  function: 'register',
  summary: { zh: '注销机构', en: 'Close an organisation' },
  schema: z.strictObject({ organisation: identifier, legalBasis: basisSchema, reason: shortText }),
  example: {
    organisation: 'wuhan-fangcang-1',
    legalBasis: '指挥部通告 第 21 号',
    reason: '方舱医院休舱 / the shelter hospital is closed',
  },
  scope: (state, { organisation }) => registerScope(state, organisation, 'organisation'),
  countersigned: () => true,
  decide(state, input, { now }) {
    const empty = whyNotEmpty(state, input.organisation, now);
    return empty.ok ? decided([draft(REGISTER, 'organisation.closed', input)]) : empty;
  },
});

export const reopenOrganisation = defineCommand({
  name: 'organisation.reopen',
  function: 'register',
  summary: { zh: '恢复机构', en: 'Open a closed organisation again' },
  schema: z.strictObject({ organisation: identifier, reason: shortText }),
  example: { organisation: 'wuhan-fangcang-1', reason: '误注销 / closed by mistake' },
  scope: (state, { organisation }) => registerScope(state, organisation, 'organisation'),
  countersigned: () => true,
  decide(_state, { organisation, reason }, _context, { ended }) {
    if (ended === null) return refuse('organisation-not-closed', { organisation }, { field: 'organisation' });
    if (ended.into !== null)
      return refuse('organisation-ended', { organisation, into: ended.into }, { field: 'organisation' });
    const data = { organisation, closedAt: ended.at, reason };
    return decided([draft(REGISTER, 'organisation.reopened', data)]);
  },
});

/** What was two, or was one from the beginning and registered twice. Nothing is moved: what the one holds is handed over before. */
export const mergeOrganisations = defineCommand({
  name: 'organisation.merge',
  function: 'register',
  summary: { zh: '合并机构', en: 'Merge an organisation into another' },
  schema: z.strictObject({
    organisation: identifier,
    into: identifier,
    legalBasis: basisSchema,
    reason: shortText,
  }),
  example: {
    organisation: 'org-5f2c',
    into: 'wuhan-union',
    legalBasis: '鄂卫通〔2020〕12 号',
    reason: '同一家医院登记了两次 / registered twice',
  },
  scope: (state, { organisation }) => registerScope(state, organisation, 'organisation'),
  countersigned: () => true,
  decide(state, input, { now }) {
    if (input.into === input.organisation)
      return refuse('self-named', { organisation: input.into }, { field: 'into' });
    const into = standing(state, input.into, 'into');
    if (!into.ok) return into;
    const empty = whyNotEmpty(state, input.organisation, now);
    return empty.ok ? decided([draft(REGISTER, 'organisation.merged', input)]) : empty;
  },
});

/** Nothing may be left that somebody answers for; the authority stands as long as the journal. */
function whyNotEmpty(state: State, id: string, now: string): Result<null> {
  const stands = standing(state, id, 'organisation');
  if (!stands.ok) return stands;
  if (state.authority === id)
    return refuse('organisation-is-authority', { organisation: id }, { field: 'organisation' });
  const why = [...holdingsOf(state, id, now)].map(
    ([holding, count]): Refusal =>
      refusal('organisation-holds', { organisation: id, holding, count }, { field: 'organisation' }),
  );
  return why.length > 0 ? refuseAll(why) : accept(null);
}
