import { z } from 'zod';
import type { CharterTerms } from '../../kernel/charter/charter.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { incidentScope } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { refuse } from '../../kernel/refusal/refusal.ts';

export const adoptCharter = (terms: z.ZodType<CharterTerms, CharterTerms>) =>
  defineCommand({
    name: 'charter.adopt',
    function: 'coordinate',
    summary: { zh: '通过公约', en: 'Adopt a charter' },
    schema: z.strictObject({
      incident: identifier,
      terms,
      agreement: shortText,
      participants: z.array(identifier).max(200),
    }),
    example: {
      incident: 'covid-2020',
      agreement: '2020-01-31 会议，七方出席，一致同意',
      participants: ['hubei-red-cross', 'wuhan-union'],
      terms: {
        settingPriority: ['isolation', 'fever-clinic', 'general-ward', 'community'],
        reservePercent: 5,
        coverDays: 7,
        unknownStarter: 200,
        idleLotHours: 24,
        publicationHours: 24,
        needStaleHours: 72,
        complaintHours: 48,
      },
    },
    scope: incidentScope,
    countersigned: () => true,
    decide(state, input, { items }, { charters }) {
      const stranger = input.participants.findIndex((id) => !state.organisations.has(id));
      if (stranger >= 0) {
        const id = input.participants[stranger] as string;
        return refuse('not-found', { kind: 'organisation', id }, { field: `participants.${stranger}` });
      }
      const unknown = (input.terms.burnRates ?? []).findIndex(({ item }) => !items.byId.has(item));
      if (unknown >= 0) {
        const id = input.terms.burnRates?.[unknown]?.item ?? '-';
        return refuse('item-unknown', { id }, { field: `terms.burnRates.${unknown}.item` });
      }
      const version = charters.length + 1;
      return decided([draft(input.incident, 'charter.adopted', { ...input, version })], { version });
    },
  });
