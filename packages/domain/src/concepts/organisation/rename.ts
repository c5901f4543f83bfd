import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import { existing } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { askOfName } from './same.ts';
import type { Rename } from './state.ts';

/** A name decides who is who: a second person looks at the paper that says so. The old name stays beside the new one. */
export const renameOrganisation = defineCommand({
  name: 'organisation.rename',
  function: 'register',
  summary: { zh: '提出更正机构名称', en: 'Propose another name of an organisation' },
  schema: z.strictObject({
    organisation: identifier,
    name: nameSchema,
    reason: shortText,
    confirmed: confirmedField,
  }),
  example: {
    organisation: 'wuhan-union',
    name: { zh: '华中科技大学同济医学院附属协和医院', en: 'Wuhan Union Hospital' },
    reason: '登记名称有误 / registered under a wrong name',
  },
  scope: (state, { organisation: id }) => organisationScope(state, id, null),
  decide(state, { organisation: id, name: said, reason, confirmed }, context) {
    const organisation = standing(state, id, 'organisation');
    if (!organisation.ok) return organisation;
    const { name: now } = organisation.value;
    const name = inBoth(said);
    if (now.zh === name.zh && now.en === name.en)
      return refuse('input-invalid', ruleFault('name-stays'), { field: 'name.zh' });
    const waiting = state.renameOfOrganisation.get(id);
    if (waiting !== undefined)
      return refuse(
        'already-exists',
        { kind: 'organisation-rename', id: waiting },
        { field: 'organisation' },
      );
    const asked = askBack(confirmed);
    askOfName(state, asked, name, { but: id });
    if (asked.open.length > 0) return refuseAll(asked.open);
    const rename = context.newId('rename');
    const data = { rename, organisation: id, from: now, to: name, reason, ...asked.said() };
    return decided([draft(REGISTER, 'organisation-rename.proposed', data)], { rename });
  },
});

export const confirmRename = defineCommand({
  name: 'organisation-rename.confirm',
  isFinal: true,
  function: 'register',
  summary: { zh: '确认更正机构名称', en: 'Confirm another name of an organisation' },
  schema: z.strictObject({ rename: identifier }),
  example: { rename: 'rename-7f3k' },
  scope: (state, input) => renameScope(state, input),
  decide: (_state, { rename }, _context, { status, organisation, from, to, reason }) =>
    status === 'open'
      ? decided([draft(REGISTER, 'organisation.renamed', { rename, organisation, from, to, reason })])
      : wrongState('organisation-rename', rename, status, 'open'),
});

export const declineRename = defineCommand({
  name: 'organisation-rename.decline',
  function: 'register',
  summary: { zh: '不予更正机构名称', en: 'Decline another name of an organisation' },
  schema: z.strictObject({ rename: identifier, reason: shortText }),
  example: { rename: 'rename-7f3k', reason: '原名称无误 / the name was right' },
  scope: (state, input) => renameScope(state, input),
  decide: (_state, input, _context, { status }) =>
    status === 'open'
      ? decided([draft(REGISTER, 'organisation-rename.declined', input)])
      : wrongState('organisation-rename', input.rename, status, 'open'),
});

function organisationScope<Found>(state: State, id: string, found: Found): Result<ScopeWith<Found>> {
  const organisation = existing(state.organisations, id, 'organisation', 'organisation');
  return organisation.ok
    ? accept({ incident: null, area: organisation.value.area, subject: null, found })
    : organisation;
}

function renameScope(state: State, { rename: id }: { readonly rename: string }): Result<ScopeWith<Rename>> {
  const rename = existing(state.renames, id, 'organisation-rename', 'rename');
  return rename.ok ? organisationScope(state, rename.value.organisation, rename.value) : rename;
}
