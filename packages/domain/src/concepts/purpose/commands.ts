import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import {
  accept,
  type Refusal,
  refusal,
  refuse,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { coversSchema, purposeFacts } from './facts.ts';
import { PURPOSES_MAX } from './rules.ts';

const { words } = purposeFacts['purpose.declared'].schema.shape;
const { categories, items, kinds } = coversSchema.shape;

/** Said once and openly, by whoever takes gifts in: donors choose among purposes, and what each covers is never widened. */
export const declarePurpose = defineCommand({
  name: 'purpose.declare',
  opens: true,
  function: 'receive-donation',
  summary: { zh: '公布善款用途', en: 'Declare what money may be given for' },
  schema: z.strictObject({
    incident: identifier,
    words,
    covers: z
      .strictObject({
        categories: categories.default([]),
        items: items.default([]),
        kinds: kinds.default([]),
      })
      .prefault({}),
  }),
  example: {
    incident: 'covid-2020',
    words: { zh: '购买口罩', en: 'Masks' },
    covers: { categories: ['respiratory-protection'] },
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const { organisation } = context.actor;
    const area = state.organisations.get(organisation)?.area ?? incident.value.area;
    return accept({ incident: input.incident, area, subject: organisation, found: incident.value });
  },
  decide(_state, { incident: id, ...said }, context, { purposesOf }) {
    const { organisation } = context.actor;
    if (listed(purposesOf, organisation).length >= PURPOSES_MAX)
      return refuse('purposes-too-many', { organisation, most: PURPOSES_MAX }, { field: 'words' });
    const refusals: Refusal[] = [];
    const { covers } = said;
    if (Object.values(covers).every((each) => each.length === 0))
      refusals.push(refusal('input-invalid', ruleFault('covers-something'), { field: 'covers' }));
    covers.items.forEach((item, index) => {
      if (!context.items.byId.has(item))
        refusals.push(unknownItem(context.items, item, `covers.items.${index}`));
    });
    if (refusals.length > 0) return refuseAll(refusals);
    const purpose = context.newId('purpose');
    return decided([draft(id, 'purpose.declared', { purpose, organisation, ...said })], { purpose });
  },
});

export const endPurpose = defineCommand({
  name: 'purpose.end',
  function: 'receive-donation',
  summary: { zh: '停止接收某一用途的善款', en: 'Take no more gifts for a purpose' },
  schema: z.strictObject({ incident: identifier, purpose: identifier, reason: shortText }),
  example: { incident: 'covid-2020', purpose: 'purpose-7f3k', reason: '已足额 / there is enough for it' },
  scope(state, input) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const purpose = existing(incident.value.purposes, input.purpose, 'purpose', 'purpose');
    if (!purpose.ok) return purpose;
    const { organisation } = purpose.value;
    const area = state.organisations.get(organisation)?.area ?? incident.value.area;
    return accept({ incident: input.incident, area, subject: organisation, found: purpose.value });
  },
  decide: (_state, { incident, ...input }, _context, { ended }) =>
    ended === null
      ? decided([draft(incident, 'purpose.ended', input)])
      : wrongState('purpose', input.purpose, 'ended', 'open', { field: 'purpose' }),
});
