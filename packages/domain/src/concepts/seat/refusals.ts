import type { SeatFunction } from '../../kernel/command/functions.ts';
import { seatFunction } from '../../kernel/command/words.ts';
import { NOTHING, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type SeatRefusals = {
  'seat-not-open': { organisation: string; seat: string };
  /** `couldAct`: seats of the own organisation; `couldAppoint`: those that say who does what. */
  'seat-function-missing': { function: SeatFunction; couldAct: string[]; couldAppoint: string[] };
  'seat-last-administrator': { seat: string };
  'seats-too-many': { most: number };
  'seat-of-volunteer': { seat: string };
  'seat-in-one-hand': { seat: string; first: string; hours: number };
};

export const seatRefusals: Sayers<keyof SeatRefusals> = {
  'seat-not-open': ({ organisation, seat }) =>
    said(
      [
        '公开日志中没有为该机构开设这个席位，或已关闭。',
        'The public log knows no such open seat of this organisation.',
      ],
      [`${organisation}：${seat}`, `${organisation}: ${seat}`],
      [
        '请用本人账号登录；没有账号的，请本机构负责人员管理的同事邀请。',
        'Sign in with an account of your own; who administers your organisation’s people invites you.',
      ],
    ),
  'seat-function-missing': ({ function: wanted, couldAct, couldAppoint }) => {
    const { zh, en } = seatFunction[wanted];
    const [seats, appointing] = [couldAct, couldAppoint].map((each) => each.join(', ')) as [string, string];
    return said(
      [`您在本机构的分工不包括“${zh}”。`, `In your organisation, “${en}” is not given to you.`],
      couldAct.length > 0
        ? [`可以办理的同事：${seats}`, `Colleagues who may: ${seats}`]
        : ['本机构目前没有人担任此项。', 'Nobody in your organisation has it now.'],
      [
        `请转交上述同事，或由负责人员管理的同事调整分工${appointing && `（${appointing}）`}。`,
        `Hand it to one of them, or ask who says what each of you does${appointing && ` (${appointing})`}.`,
      ],
    );
  },
  'seat-last-administrator': ({ seat }) =>
    said(
      [
        '这是本机构最后一个管理人员的席位，不能关闭，也不能免去此项。',
        'This is the last seat that administers your organisation’s people: it stays.',
      ],
      same(seat),
      ['请先让另一位同事负责人员管理。', 'First give this to a colleague as well.'],
    ),
  'seat-of-volunteer': ({ seat }) =>
    said(
      [
        '这是志愿者本人的席位，只能办理本人的事项。',
        'This is a volunteer’s own seat: it acts for that person alone.',
      ],
      same(seat),
      [
        '机构事务请由工作人员从自己的席位办理；志愿者转为工作人员的，请另行邀请。',
        'The organisation’s work is done from its own people’s seats; who joins them is invited anew.',
      ],
    ),
  'seat-in-one-hand': ({ seat, first, hours }, { act }) => {
    const words = act(first);
    return said(
      ['须由另一人办理。', 'This needs another person.'],
      [
        `席位 ${seat} 已办理“${words.zh}”；您与该席位之间，${hours} 小时内有一方的登录由另一方重设过，不能互为第二人。`,
        `The seat ${seat} has done “${words.en}”. One of you two was given a new way in by the other less than ${hours} hours ago: till then you are no second person for each other.`,
      ],
      ['请由另一位同事办理，或期满后再办。', 'Ask a third colleague, or wait until then.'],
    );
  },
  'seats-too-many': ({ most }) =>
    said([`一个机构最多 ${most} 个席位。`, `One organisation has at most ${most} seats.`], NOTHING, [
      '请先关闭不再使用的席位。',
      'Close those that nobody uses any more.',
    ]),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends SeatRefusals {}
}
