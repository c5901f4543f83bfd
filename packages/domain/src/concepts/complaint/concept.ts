import { concept, viewByDay } from '../../kernel/concept/concept.ts';
import { daysOf } from '../../kernel/state/by-day.ts';
import { both } from '../../kernel/words/words.ts';
import { complaintCharter } from './charter.ts';
import { answerComplaint, endComplaint, makeComplaint } from './commands.ts';
import { evolveComplaint } from './evolve.ts';
import { complaintFacts } from './facts.ts';
import { complaintNoticeKinds } from './notice-kinds.ts';
import { noticesOfComplaint } from './notices.ts';
import { complaintFirstSeats } from './parties.ts';
import { emptyComplaintRecords } from './state.ts';
import { complaintsOfDay } from './view.ts';
import { complaintThings, complaintWords } from './words.ts';

export const complaint = concept({
  name: 'complaint',
  facts: complaintFacts,
  evolve: evolveComplaint,
  records: emptyComplaintRecords,
  commands: [makeComplaint, answerComplaint, endComplaint],
  views: {
    complaints: viewByDay(
      both('申诉及其答复', 'Complaints, and how they were answered'),
      ({ complaintsInOrder, clock }) => daysOf(complaintsInOrder, clock),
      complaintsOfDay,
    ),
  },
  firstSeats: complaintFirstSeats,
  noticeKinds: complaintNoticeKinds,
  notices: noticesOfComplaint,
  charter: complaintCharter,
  words: complaintWords,
  things: complaintThings,
});
