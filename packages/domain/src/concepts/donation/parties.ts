import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { donationFacts } from './facts.ts';

/** What must be two people. */
export const donationFirstSeats: FirstSeats<keyof typeof donationFacts> = {
  'lot.inspected': (state, { incident, data }) => {
    const lot = state.incidents.get(incident)?.lots.get(data.lot);
    if (data.confirms && lot?.finding) return { seat: lot.finding.bySeat, first: 'lot.inspect' };
    return lot && { seat: lot.receivedBySeat, first: 'receive-donation' };
  },
  'lot.finding-recorded': (state, { incident, data }) => {
    const lot = state.incidents.get(incident)?.lots.get(data.lot);
    return lot && { seat: lot.receivedBySeat, first: 'receive-donation' };
  },
  // What a donor is asked, and what the answer was, one clerk could otherwise make up.
  'earmark.answered': (state, { incident, data }) => {
    const question = state.incidents.get(incident)?.lots.get(data.lot)?.earmarkQuestion;
    return question && data.answer !== 'kept' ? { seat: question.bySeat, first: 'earmark.ask' } : undefined;
  },
  'paper.struck': (state, { incident, data }) => {
    const lot = state.incidents.get(incident)?.lots.get(data.lot);
    const paper = lot?.evidence.find((each) => each.paper === data.paper);
    return paper && { seat: paper.added.seat, first: 'paper.add' };
  },
};
