import { applyToHelp } from '../admission/apply.ts';
import { adoptAdmissionRule, approveApplication, declineApplication } from '../admission/commands.ts';
import {
  adjustAllocation,
  approveAllocation,
  declineAllocation,
  proposeAllocation,
  proposeAllocationByHand,
} from '../allocation/commands.ts';
import { adoptCharter } from '../charter/commands.ts';
import { askDonor, inspectLot, receiveDonation, recordDonorAnswer } from '../donation/commands.ts';
import { discloseEvent, noticeEvent, reportEvent } from '../event/commands.ts';
import { assessEvent, endEvent, verifyEvent } from '../event/judge.ts';
import { endFundraising, startFundraising, stateSecondaryPurpose } from '../fundraising/commands.ts';
import { recordImport } from '../import/commands.ts';
import { assessIncident, changeLevel, closeIncident, declareIncident } from '../incident/commands.ts';
import { reportLoad } from '../load/commands.ts';
import { delegateMandate, grantMandate, offerMandate } from '../mandate/commands.ts';
import {
  acceptMandate,
  declineMandate,
  resumeMandate,
  revokeMandate,
  suspendMandate,
} from '../mandate/hold.ts';
import {
  endRequisition,
  stateBreach,
  stateRequisition,
  stateSecurityIncident,
  stateSeriousIncident,
  stateTransaction,
} from '../matter/commands.ts';
import { approvePayment, declinePayment, requestPayment } from '../money/commands.ts';
import { resumeReceiving, stateNeed, stopReceiving } from '../need/commands.ts';
import { answerOpinion, noticeOpinion, recordConference } from '../opinion/commands.ts';
import { classifyFacility, registerOrganisation, registerPlace } from '../organisation/commands.ts';
import { activatePlan, adoptPlan, declinePlan, proposePlan, takeOverPlan } from '../plan/commands.ts';
import { makeRecommendation } from '../recommendation/commands.ts';
import { declineRelease, draftGoodsReport, draftNotice, publishRelease } from '../release/commands.ts';
import { listService } from '../service/commands.ts';
import { cancelOrder, confirmDelivery, dispatchShipment, settleShortage } from '../shipment/commands.ts';
import { declareCapability, endCapability } from '../standing/capability.ts';
import { checkCredential, presentCredential, revokeCredential } from '../standing/commands.ts';
import {
  explainIdleLot,
  holdLot,
  recordCount,
  recordLoss,
  reportUse,
  settleCount,
} from '../stock/commands.ts';
import { makeSubmission } from '../submission/commands.ts';
import {
  admitAtDoor,
  callOffTask,
  certifyVolunteer,
  closeTask,
  endShift,
  enrolVolunteer,
  leaveTask,
  openTaskCommand,
  startShift,
  takeTask,
} from '../task/commands.ts';
import { postTransfers, reverseTransfer } from '../transfer/commands.ts';
import { endTransport, offerTransport, stateRoutes } from '../transport/commands.ts';
import type { CommandDefinition } from './command.ts';

const all = [
  registerOrganisation,
  classifyFacility,
  registerPlace,
  grantMandate,
  offerMandate,
  delegateMandate,
  acceptMandate,
  declineMandate,
  suspendMandate,
  resumeMandate,
  revokeMandate,
  presentCredential,
  checkCredential,
  revokeCredential,
  declareCapability,
  endCapability,
  adoptAdmissionRule,
  applyToHelp,
  approveApplication,
  declineApplication,
  declareIncident,
  changeLevel,
  assessIncident,
  closeIncident,
  adoptCharter,
  stateNeed,
  stopReceiving,
  resumeReceiving,
  reportLoad,
  listService,
  receiveDonation,
  inspectLot,
  askDonor,
  recordDonorAnswer,
  proposeAllocation,
  proposeAllocationByHand,
  adjustAllocation,
  approveAllocation,
  declineAllocation,
  stateRoutes,
  offerTransport,
  endTransport,
  cancelOrder,
  dispatchShipment,
  confirmDelivery,
  settleShortage,
  reportUse,
  recordLoss,
  explainIdleLot,
  holdLot,
  recordCount,
  settleCount,
  postTransfers,
  reverseTransfer,
  requestPayment,
  approvePayment,
  declinePayment,
  draftGoodsReport,
  draftNotice,
  publishRelease,
  declineRelease,
  recordImport,
  proposePlan,
  adoptPlan,
  declinePlan,
  activatePlan,
  takeOverPlan,
  makeRecommendation,
  openTaskCommand,
  closeTask,
  callOffTask,
  enrolVolunteer,
  admitAtDoor,
  certifyVolunteer,
  takeTask,
  leaveTask,
  startShift,
  endShift,
  noticeEvent,
  discloseEvent,
  reportEvent,
  verifyEvent,
  assessEvent,
  endEvent,
  noticeOpinion,
  answerOpinion,
  recordConference,
  startFundraising,
  stateSecondaryPurpose,
  endFundraising,
  makeSubmission,
  stateBreach,
  stateSecurityIncident,
  stateSeriousIncident,
  stateTransaction,
  stateRequisition,
  endRequisition,
] as const;

export type CommandName = (typeof all)[number]['name'];

/** Everything that anyone can do, by name. The API, the pages and the scenarios all go through this list. */
export const commands: ReadonlyMap<string, CommandDefinition> = new Map(
  all.map((command) => [command.name, command as unknown as CommandDefinition]),
);
