import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const seatNoticeKinds = {
  'seat.rekeyed': both('同事登录被重设', 'A colleague’s way in was made anew'),
  'seat.closed': both('同事席位被关闭', 'A colleague’s seat was closed'),
};

type SeatNoticeKinds = typeof seatNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends SeatNoticeKinds {}
}
