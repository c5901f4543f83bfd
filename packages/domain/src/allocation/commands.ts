export { adjustAllocation } from './adjust.ts';
export { approveAllocation, declineAllocation } from './decide-run.ts';
export { proposeAllocation, proposeAllocationByHand } from './propose.ts';
