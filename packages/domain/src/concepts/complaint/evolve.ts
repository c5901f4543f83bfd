import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { put } from '../../kernel/state/ordered.ts';
import type { complaintFacts } from './facts.ts';
import { aboutKey } from './rules.ts';

export const evolveComplaint: Evolvers<keyof typeof complaintFacts> = {
  'complaint.made'(state, { incident, at, actor, data }) {
    const { complaint, ...said } = data;
    const records = must(state.incidents, incident, 'incident');
    list(records.complaintsOf, said.organisation, complaint);
    list(records.complaintsAbout, aboutKey(said.about), complaint);
    put(records.complaintsInOrder, pair(at, complaint));
    records.complaints.set(complaint, {
      id: complaint,
      ...said,
      at,
      seat: actor.seat,
      answer: null,
      withdrawn: null,
    });
    records.complaintsOpen.add(complaint);
  },
  'complaint.answered'(state, { incident, at, actor, data }) {
    const { complaint, ...answer } = data;
    const { complaints, complaintsOpen } = must(state.incidents, incident, 'incident');
    must(complaints, complaint, 'complaint').answer = { ...answer, by: actor.organisation, at };
    complaintsOpen.delete(complaint);
  },
  'complaint.ended'(state, { incident, at, data }) {
    const { complaints, complaintsOpen } = must(state.incidents, incident, 'incident');
    must(complaints, data.complaint, 'complaint').withdrawn = { at, reason: data.reason };
    complaintsOpen.delete(data.complaint);
  },
};
