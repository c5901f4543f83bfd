import { nameOf } from '../../kernel/notice/name.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';

/** The facility knows that goods come, and whoever decides on allocations that something has to be reconciled. */
export const noticesOfBreakGlass: Tellers<'break-glass.used'> = {
  'break-glass.used': (state, { incident, data }) => {
    const facility = nameOf(state, data.facility);
    return [
      {
        kind: 'break-glass.used',
        urgency: 'urgent',
        organisations: [...new Set([data.facility, ...(state.authority === null ? [] : [state.authority])])],
        title: {
          zh: `紧急放行：物资已发往${facility.zh}，待签收、待核销`,
          en: `Break-glass: goods have left for ${facility.en}, to be signed for and reconciled`,
        },
        path: `/incidents/${incident}/shipments/${data.shipment}`,
      },
    ];
  },
};
