import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { codeSchema } from '../../kernel/form/code.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { facilityAccount, lossAccount, transitAccount } from '../../ledger/accounts.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { happened } from '../incident/happened.ts';
import { askAboutPhotograph } from '../photograph/rule.ts';
import { type Arrived, arrivedOf, arrivedSchema, whatArrived } from './arrived.ts';
import { whyNotDamaged } from './damage.ts';
import { missingIn } from './missing.ts';
import { signedShipment, signersRight } from './signature.ts';
import type { Shipment } from './state.ts';

const TRANSFERS_MAX = 100;

export const confirmDelivery = defineCommand({
  name: 'delivery.confirm',
  outlives: 'transit',
  function: 'confirm-delivery',
  summary: { zh: '签收', en: 'Confirm a delivery' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    /** One of the facility's codes, where somebody else signs for it. */
    code: codeSchema.optional(),
    /** More is on its way: what is missing now is not short yet. */
    moreToCome: z.boolean().default(false),
    lines: z.array(arrivedSchema).min(1).max(100),
    note: shortText.nullable().default(null),
    happenedAt: happenedFact,
    /** Of what arrived damaged, where it is much. */
    photo: fileSchema.nullable().default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lines: [{ lot: 'lot-7f3k', received: 2_950, shortage: 'damaged-in-transit' }],
  },
  scope: (state, input, context) => signedShipment(state, input, context),
  ownRight: (state, input, context) => signersRight(signedShipment(state, input, context)),
  decide(
    state,
    { incident: id, lines, note, moreToCome, photo, ...input },
    context,
    { incident, shipment, signature },
  ) {
    const left = { moment: shipment.dispatchedAt, why: 'before-dispatch' } as const;
    const when = happened(context, incident, input.happenedAt, left);
    if (!when.ok) return when;
    const asked = askBack(input.confirmed);
    const arrived = whatArrived(shipment, incident, lines, { moreToCome, asked, items: context.items });
    if (!arrived.ok) return arrived;
    const isNothing = arrived.value.every(({ good, damaged, surplus }) => good + damaged + surplus === 0);
    if (isNothing && ['delivered', 'settled', 'never-left'].includes(shipment.status))
      return wrongState('shipment', shipment.id, shipment.status, 'in-transit');
    if (isNothing && (moreToCome || shipment.status === 'short'))
      return refuse('input-invalid', ruleFault('part-says-something'), { field: 'lines' });
    askAboutPhotograph(state, asked, photo);
    const why = arrived.value.flatMap((each) => whyNotDamaged(state, incident, each, photo));
    if (why.length > 0) return refuseAll(why);
    const transfers = arrived.value.flatMap((each) => movements(shipment, incident, each, context.newId));
    if (transfers.length > TRANSFERS_MAX)
      return refuse('input-invalid', ruleFault('delivery-in-parts', { limit: TRANSFERS_MAX }), {
        field: 'lines',
      });
    const came = arrived.value.reduce((sum, { good, damaged }) => sum + good + damaged, 0);
    const data = {
      shipment: shipment.id,
      ...{ photo, capacity: signature.capacity, code: signature.code },
      complete: !moreToCome || came === missingIn(shipment),
      lines: arrived.value.flatMap(arrivedOf),
      packs: arrived.value.flatMap(({ lot, packs }) => (packs ? [{ lot, ...packs }] : [])),
      surplus: arrived.value.flatMap(({ lot, surplus }) =>
        surplus > 0 ? [{ surplus: context.newId('surplus'), lot, amount: surplus }] : [],
      ),
      note,
      ...asked.said(),
      ...when.value,
      transfers,
    };
    if (asked.open.length > 0) return refuseAll(asked.open);
    return decided([draft(id, 'delivery.confirmed', data)], {
      complete: data.complete,
      surplus: data.surplus.map(({ surplus }) => surplus),
    });
  },
});

function movements(
  { facility }: Shipment,
  incident: IncidentState,
  { lot: id, good, damaged }: Arrived,
  newId: (prefix: string) => string,
): Transfer[] {
  const lot = must(incident.lots, id, 'lot');
  const move = (to: string, amount: number): Transfer[] =>
    amount === 0
      ? []
      : [{ phase: 'posted', transfer: newId('transfer'), from: transitAccount(lot), to, amount }];
  return [...move(facilityAccount(facility, id), good), ...move(lossAccount(lot.owner, id), damaged)];
}
