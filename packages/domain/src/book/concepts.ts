import { z } from 'zod';
import { allocation } from '../allocation/concept.ts';
import { admission } from '../concepts/admission/concept.ts';
import { attestation } from '../concepts/attestation/concept.ts';
import { breakGlass } from '../concepts/break-glass/concept.ts';
import { capability } from '../concepts/capability/concept.ts';
import { charterOf } from '../concepts/charter/concept.ts';
import { closing } from '../concepts/closing/concept.ts';
import { complaint } from '../concepts/complaint/concept.ts';
import { correction } from '../concepts/correction/concept.ts';
import { countersignature } from '../concepts/countersignature/concept.ts';
import { credential } from '../concepts/credential/concept.ts';
import { deliveryCorrection } from '../concepts/delivery-correction/concept.ts';
import { donation } from '../concepts/donation/concept.ts';
import { donor } from '../concepts/donor/concept.ts';
import { event } from '../concepts/event/concept.ts';
import { fundraising } from '../concepts/fundraising/concept.ts';
import { imports } from '../concepts/import/concept.ts';
import { incident } from '../concepts/incident/concept.ts';
import { interest } from '../concepts/interest/concept.ts';
import { load } from '../concepts/load/concept.ts';
import { mandate } from '../concepts/mandate/concept.ts';
import { matter } from '../concepts/matter/concept.ts';
import { money } from '../concepts/money/concept.ts';
import { need } from '../concepts/need/concept.ts';
import { opinion } from '../concepts/opinion/concept.ts';
import { organisation } from '../concepts/organisation/concept.ts';
import { personalData } from '../concepts/personal-data/concept.ts';
import { photograph } from '../concepts/photograph/concept.ts';
import { plan } from '../concepts/plan/concept.ts';
import { pledge } from '../concepts/pledge/concept.ts';
import { purpose } from '../concepts/purpose/concept.ts';
import { recommendation } from '../concepts/recommendation/concept.ts';
import { register } from '../concepts/register/concept.ts';
import { release } from '../concepts/release/concept.ts';
import { resolution } from '../concepts/resolution/concept.ts';
import { seat } from '../concepts/seat/concept.ts';
import { service } from '../concepts/service/concept.ts';
import { shipment } from '../concepts/shipment/concept.ts';
import { shipmentCorrection } from '../concepts/shipment-correction/concept.ts';
import { signatureCode } from '../concepts/signature-code/concept.ts';
import { stock } from '../concepts/stock/concept.ts';
import { submission } from '../concepts/submission/concept.ts';
import { task } from '../concepts/task/concept.ts';
import { transfer } from '../concepts/transfer/concept.ts';
import { transport } from '../concepts/transport/concept.ts';
import { way } from '../concepts/way/concept.ts';
import type { CharterClock, CharterParameters, CharterShape } from '../kernel/charter/charter.ts';
import { gatherFrom } from './gather-from.ts';

/** All that says its own terms; the charter is made of them. */
const stating = [
  organisation,
  seat,
  countersignature,
  interest,
  mandate,
  credential,
  capability,
  admission,
  incident,
  need,
  load,
  service,
  pledge,
  purpose,
  donation,
  donor,
  allocation,
  transport,
  signatureCode,
  shipment,
  breakGlass,
  deliveryCorrection,
  shipmentCorrection,
  photograph,
  stock,
  transfer,
  money,
  complaint,
  correction,
  release,
  imports,
  plan,
  recommendation,
  resolution,
  task,
  event,
  opinion,
  fundraising,
  submission,
  matter,
  personalData,
  attestation,
  way,
  closing,
  register,
] as const;

/** What a charter may say. */
export const charterParameters: CharterParameters = gatherFrom(stating, 'charter');

/** Of these, what a duty's rule may name as its clock. */
export const CHARTER_CLOCKS = Object.entries(charterParameters).flatMap(([name, { isClock }]) =>
  isClock ? [name as CharterClock] : [],
);

export const charterTerms = z.strictObject(
  Object.fromEntries(Object.entries(charterParameters).map(([name, { schema }]) => [name, schema])),
) as unknown as z.ZodObject<CharterShape, z.core.$strict>;

/**
 * The one list. What a concept says of itself in its folder becomes state, commands, access checks, audit, labels, the
 * API's description and the timeline from here; nothing else is listed twice. In the order in which people meet them.
 */
export const concepts = [...stating, charterOf(charterTerms)] as const;
