import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { complaintFacts } from './facts.ts';

/** What must be two people: nobody judges what he proposed or decided himself. */
export const complaintFirstSeats: FirstSeats<keyof typeof complaintFacts> = {
  'complaint.answered': (state, { incident, data }) => {
    const records = state.incidents.get(incident);
    const complaint = records?.complaints.get(data.complaint);
    const run = complaint && records?.runs.get(complaint.about.run);
    if (!complaint || !run) return undefined;
    return [
      { seat: complaint.seat, first: 'complaint.make' },
      { seat: run.proposedBy.seat, first: 'allocate' },
      ...(run.decidedBy ? [{ seat: run.decidedBy.seat, first: 'approve-allocation' }] : []),
    ];
  },
};
