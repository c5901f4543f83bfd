import { isSystemSeat } from '../../kernel/command/seats.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';
import { isVolunteerSeat } from './rules.ts';

/** Nobody takes over or ends a colleague's seat unseen: all of the organisation hear of it, the colleague among them. */
export const noticesOfSeats: Tellers<'seat.rekeyed' | 'seat.closed'> = {
  'seat.rekeyed': (_state, { data: { organisation, seat, by } }) => [
    {
      kind: 'seat.rekeyed',
      urgency: 'urgent',
      organisations: [organisation],
      title: {
        zh: `席位 ${seat} 的登录由${by === null ? '系统管理员' : `席位 ${by} `}重设；非本人要求的，请立即查问`,
        en: `The way into the seat ${seat} was made anew by ${by ?? 'the operator'}: ask at once if its person did not want it`,
      },
      path: '/work/people',
    },
  ],
  'seat.closed': (state, { actor, data: { organisation, seat, reason } }) =>
    isSystemSeat(actor.seat) || isVolunteerSeat(state, seat)
      ? []
      : [
          {
            kind: 'seat.closed',
            urgency: 'normal',
            organisations: [organisation],
            title: {
              zh: `席位 ${seat} 已由席位 ${actor.seat} 关闭：${reason}`,
              en: `The seat ${seat} was closed by ${actor.seat}: ${reason}`,
            },
            path: '/work/people',
          },
        ],
};
