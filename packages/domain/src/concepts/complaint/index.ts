export { COMPLAINT_OUTCOMES, type ComplaintAbout } from './facts.ts';
export { complaintState } from './rules.ts';
export type { Complaint } from './state.ts';
export {
  type ComplaintRow,
  complaintPage,
  complaintsAbout,
  complaintsWaiting,
  pageFromComplaint,
} from './view.ts';
