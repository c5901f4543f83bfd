import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { erasureReason } from './facts.ts';
import { isSealed, personOfReceipt, receiverOnly } from './of-receipt.ts';

/**
 * The data of one person who gave are to go before their time. It cannot be undone, so it is two people's of the organisation
 * that received the gift; the person's own wish needs neither of them (`/erase`, by receipt and secret). The facts name the
 * commitment and nobody. The server destroys what it holds once they stand.
 */
export const forgetPerson = defineCommand({
  name: 'personal-data.forget',
  outlives: true,
  function: 'protect-persons',
  summary: { zh: '删除捐赠人个人信息', en: 'Destroy the data of a person who gave' },
  schema: z.strictObject({ receiptCode: z.string().min(1).max(40), reason: erasureReason }),
  example: { receiptCode: 'TZ-7K4M-92QX', reason: 'consent-withdrawn' },
  scope(state, { receiptCode }, { actor }) {
    const gift = personOfReceipt(state, receiptCode);
    if (!gift) return refuse('person-not-held', { receiptCode }, { field: 'receiptCode' });
    const { incident, receiver: subject } = gift;
    const other = receiverOnly(state, actor, subject, 'protect-persons');
    if (other) return refuseAll([other]);
    const area = state.organisations.get(subject)?.area ?? '000000';
    return accept({ incident, area, subject, found: gift });
  },
  countersigned: () => true,
  decide(state, { receiptCode, reason }, _context, { incident, commitment }) {
    return isSealed(state, incident, commitment)
      ? decided([draft(incident, 'personal-data.forgotten', { commitment, reason })], { receiptCode })
      : refuse('person-not-held', { receiptCode }, { field: 'receiptCode' });
  },
});
