import {
  adjustAllocation,
  approveAllocation,
  declineAllocation,
  proposeAllocation,
  proposeAllocationByHand,
} from '../allocation/commands.ts';
import { applyToHelp } from '../concepts/admission/apply.ts';
import {
  adoptAdmissionRule,
  approveApplication,
  declineApplication,
} from '../concepts/admission/commands.ts';
import { declareCapability, endCapability } from '../concepts/capability/commands.ts';
import { adoptCharter } from '../concepts/charter/commands.ts';
import { checkCredential, presentCredential, revokeCredential } from '../concepts/credential/commands.ts';
import { askDonor, inspectLot, receiveDonation, recordDonorAnswer } from '../concepts/donation/commands.ts';
import { discloseEvent, noticeEvent, reportEvent } from '../concepts/event/commands.ts';
import { assessEvent, endEvent, verifyEvent } from '../concepts/event/judge.ts';
import { endFundraising, startFundraising, stateSecondaryPurpose } from '../concepts/fundraising/commands.ts';
import { recordImport } from '../concepts/import/commands.ts';
import {
  assessIncident,
  changeLevel,
  closeIncident,
  declareIncident,
} from '../concepts/incident/commands.ts';
import { reportLoad } from '../concepts/load/commands.ts';
import { delegateMandate, grantMandate, offerMandate } from '../concepts/mandate/commands.ts';
import {
  acceptMandate,
  declineMandate,
  resumeMandate,
  revokeMandate,
  suspendMandate,
} from '../concepts/mandate/hold.ts';
import {
  endRequisition,
  stateBreach,
  stateRequisition,
  stateSecurityIncident,
  stateSeriousIncident,
  stateTransaction,
} from '../concepts/matter/commands.ts';
import { approvePayment, declinePayment, requestPayment } from '../concepts/money/commands.ts';
import { resumeReceiving, stateNeed, stopReceiving } from '../concepts/need/commands.ts';
import { answerOpinion, noticeOpinion, recordConference } from '../concepts/opinion/commands.ts';
import { classifyFacility, registerOrganisation, registerPlace } from '../concepts/organisation/commands.ts';
import {
  activatePlan,
  adoptPlan,
  declinePlan,
  proposePlan,
  takeOverPlan,
} from '../concepts/plan/commands.ts';
import { makeRecommendation } from '../concepts/recommendation/commands.ts';
import {
  declineRelease,
  draftGoodsReport,
  draftNotice,
  publishRelease,
} from '../concepts/release/commands.ts';
import { listService } from '../concepts/service/commands.ts';
import {
  cancelOrder,
  confirmDelivery,
  dispatchShipment,
  settleShortage,
} from '../concepts/shipment/commands.ts';
import {
  explainIdleLot,
  holdLot,
  recordCount,
  recordLoss,
  reportUse,
  settleCount,
} from '../concepts/stock/commands.ts';
import { makeSubmission } from '../concepts/submission/commands.ts';
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
} from '../concepts/task/commands.ts';
import { postTransfers, reverseTransfer } from '../concepts/transfer/commands.ts';
import { endTransport, offerTransport, stateRoutes } from '../concepts/transport/commands.ts';
import type { CommandDefinition } from '../kernel/command/command.ts';

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
