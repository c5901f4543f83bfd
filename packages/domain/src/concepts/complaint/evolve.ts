import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, list, pair, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { put } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
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
    group(records.complaintsOpenOf, said.organisation, complaint);
  },
  'complaint.answered'(state, { incident, at, actor, data }) {
    const { complaint, ...answer } = data;
    const records = must(state.incidents, incident, 'incident');
    must(records.complaints, complaint, 'complaint').answer = { ...answer, by: actor.organisation, at };
    close(records, complaint);
  },
  'complaint.ended'(state, { incident, at, data }) {
    const records = must(state.incidents, incident, 'incident');
    must(records.complaints, data.complaint, 'complaint').withdrawn = { at, reason: data.reason };
    close(records, data.complaint);
  },
};

function close({ complaints, complaintsOpen, complaintsOpenOf }: IncidentState, id: string): void {
  complaintsOpen.delete(id);
  ungroup(complaintsOpenOf, must(complaints, id, 'complaint').organisation, id);
}
