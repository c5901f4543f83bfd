import type { Fact } from '@tongzhou/domain';
import type { Judged } from './judge.ts';
import type { Source } from './source.ts';

/**
 * Why a forged decision that the rules let pass shows nothing that could not have happened: what somebody with that mandate
 * could have entered honestly. Read it line by line: a line that is not true is a hole in the rules.
 */
const REASONS = {
  words: 'free words, without a number of a person: whoever stated them could have stated others',
  figure:
    'a figure that only whoever counted or asked can know; the ledger and the limits bind what follows from it',
  choice: 'a choice that whoever holds the mandate makes',
  subject:
    'another thing that there is, in a state in which the same may be said of it, within the same mandate',
  moment: 'a moment or day that is stated; none that has not come where it says what happened',
  name: 'the name of a new thing, which nobody has yet',
  terms: 'terms that those who adopt or give them may set, within what they hold themselves',
  sealed:
    'what the public does not see: only its seal stands there, which the whole journal is compared with',
  otherwise: 'the same said otherwise: what is left out is what holds where nothing is said',
} as const;
type Reason = keyof typeof REASONS;

/** Of each command, the fields of what is asked that may be otherwise. A field stands for all that it holds. */
const ASKED: Readonly<Record<string, Partial<Readonly<Record<Reason, string>>>>> = {
  'authority.establish': {
    words: 'name address source socialCreditCode legalBasis',
    choice: 'kind area facilityClass',
    name: 'organisation externalKeys',
  },
  'organisation.register': {
    words: 'name address source socialCreditCode',
    choice: 'kind area facilityClass confirmed',
    name: 'organisation externalKeys',
  },
  'countersignature.give': { subject: 'countersignature' },
  'countersignature.refuse': { words: 'reason', subject: 'countersignature' },
  'incident.confirm-level': { subject: 'incident' },
  'plan.confirm': { subject: 'incident activation' },
  'text.pass': { subject: 'author', words: 'text' },
  'seat.open': { name: 'organisation seat', choice: 'functions' },
  'seat.rekey': { subject: 'organisation seat by' },
  'seat.shut': { words: 'reason', subject: 'organisation seat' },
  'seat.create': { name: 'seat', choice: 'functions' },
  'seat.appoint': { words: 'reason', choice: 'functions', subject: 'seat' },
  'seat.close': { words: 'reason', subject: 'seat' },
  'records.attest': { figure: 'lines hash' },
  'facility.classify': { words: 'legalBasis', choice: 'facilityClass', subject: 'organisation' },
  'place.register': { words: 'name', choice: 'area', subject: 'owner', name: 'place' },
  'mandate.grant': {
    terms:
      'functions reach area incident itemCategories from until role delegable limits requires subject needsAcceptance',
    words: 'legalBasis',
    subject: 'holder',
    name: 'mandate',
  },
  'mandate.offer': {
    terms:
      'functions reach area incident itemCategories from until role delegable limits requires subject answerWithinHours',
    words: 'legalBasis',
    subject: 'holder',
    name: 'mandate',
  },
  'mandate.delegate': {
    terms:
      'functions reach area incident itemCategories from until role delegable limits requires subject needsAcceptance',
    words: 'legalBasis',
    subject: 'holder under',
    name: 'mandate',
  },
  'mandate.accept': { subject: 'mandate' },
  'mandate.decline': { words: 'reason', subject: 'mandate' },
  'mandate.suspend': { words: 'reason', subject: 'mandate' },
  'mandate.resume': { words: 'reason', subject: 'mandate' },
  'mandate.revoke': { words: 'reason', subject: 'mandate' },
  'credential.present': {
    words: 'reference issuer evidence.name',
    choice: 'kind evidence',
    moment: 'expiresOn',
    name: 'credential',
    subject: 'organisation',
  },
  'credential.check': { words: 'note', choice: 'outcome', subject: 'credential' },
  'credential.revoke': { words: 'reason', subject: 'credential' },
  'capability.declare': { words: 'note', choice: 'kind type', figure: 'units', subject: 'organisation' },
  'capability.end': { words: 'reason', subject: 'capability organisation' },
  'admission-rule.adopt': { terms: 'terms', subject: 'incident' },
  'organisation.apply': {
    words: 'note profile.name profile.address profile.source profile.socialCreditCode credentials',
    choice: 'functions area profile',
    name: 'organisation',
    subject: 'incident',
  },
  'application.approve': {
    terms:
      'functions reach area itemCategories from until role delegable limits requires subject needsAcceptance',
    words: 'legalBasis note',
    subject: 'application',
    name: 'mandate',
  },
  'application.decline': { words: 'note', subject: 'application' },
  'incident.declare': {
    words: 'name legalBasis measures',
    choice: 'type area eventGrade alertColour responseLevel within insteadOf exercise confirmed',
    moment: 'beganAt expectedUntil',
    name: 'incident',
  },
  'incident.change-level': {
    words: 'reason measures',
    choice: 'responseLevel',
    moment: 'expectedUntil',
    subject: 'incident',
  },
  'incident.state-terms': { words: 'reason measures', moment: 'expectedUntil', subject: 'incident' },
  'incident.assess': { words: 'reason', choice: 'eventGrade alertColour', subject: 'incident' },
  'incident.merge': { words: 'reason', subject: 'incident into' },
  'incident.undo': { words: 'reason', subject: 'incident' },
  'incident.begin-closing': { words: 'reason', subject: 'incident' },
  'incident.close': { words: 'reason', subject: 'incident' },
  'incident.reopen': { words: 'reason', subject: 'incident' },
  'residue.assign': { words: 'note', choice: 'line fate', subject: 'of owner incident', moment: 'by' },
  'residue.accept': { subject: 'residue incident' },
  'residue.decline': { words: 'reason', subject: 'residue incident' },
  'need.state': {
    words: 'original source',
    figure: 'quantity onHand usePerDay',
    choice: 'setting letter confirmed',
    subject: 'facility item incident',
    moment: 'asOf',
  },
  'need.list-again': { words: 'source', moment: 'asOf', subject: 'needs incident' },
  'need.reaffirm': { choice: 'needs', subject: 'facility incident' },
  'need.confirm': { words: 'note file', choice: 'how', subject: 'need statement' },
  'facility.stop-receiving': { words: 'reason', subject: 'facility item incident' },
  'facility.resume-receiving': { subject: 'facility item incident' },
  'facility.report-load': {
    words: 'source',
    figure: 'loads',
    choice: 'letter confirmed',
    subject: 'facility incident',
    moment: 'asOf',
  },
  'facility.confirm-load': { words: 'note file', choice: 'how', subject: 'facility statement' },
  'service.list': {
    words: 'name source externalKey lines',
    figure: 'lines.*.quantity',
    choice: 'kind area',
    moment: 'asOf',
    name: 'service',
    subject: 'incident',
  },
  'complaint.make': { words: 'reason', figure: 'asks', subject: 'about' },
  'complaint.answer': { words: 'reason', choice: 'outcome remedy', subject: 'complaint' },
  'complaint.end': { words: 'reason', subject: 'complaint' },
  'pledge.make': {
    words: 'note',
    choice: 'confirmed',
    figure: 'amount',
    subject: 'item organisation incident',
    moment: 'readyOn',
  },
  'pledge.answer': { words: 'reason', choice: 'outcome to', subject: 'pledge' },
  'pledge.end': { words: 'reason', subject: 'pledge' },
  'donation.receive': {
    words: 'purposeWords reference donor.name lots.*.batch lots.*.bin lots.*.evidence',
    figure: 'lots money',
    choice: 'mode purpose confirmed',
    subject: 'place receiver earmarkedFor incident',
    name: 'donor',
    moment: 'happenedAt',
  },
  'lot.inspect': { moment: 'happenedAt', words: 'note evidence', choice: 'outcome item', subject: 'lot' },
  'paper.add': { words: 'standard reference file', choice: 'kind', subject: 'lot' },
  'paper.strike': { words: 'reason', subject: 'lot paper' },
  'lot.confirm-finding': { words: 'note', choice: 'item', subject: 'lot' },
  'earmark.ask': { words: 'reason', subject: 'lot' },
  'earmark.record-answer': { words: 'reference file', choice: 'answer facility', subject: 'lot' },
  'allocation.propose': { choice: 'items', subject: 'incident' },
  'allocation.propose-by-hand': { words: 'reason', choice: 'lines', subject: 'incident' },
  'allocation.adjust': { words: 'reason', choice: 'changes', subject: 'run' },
  'allocation.approve': { subject: 'run', choice: 'confirmed' },
  'allocation.decline': { words: 'reason', subject: 'run' },
  'routes.state': { words: 'source', figure: 'routes', subject: 'incident' },
  'transport.offer': {
    figure: 'kilogramsPerDay',
    choice: 'from to',
    moment: 'validFrom validUntil',
    subject: 'carrier incident',
  },
  'transport.end': { words: 'reason', subject: 'offer' },
  'order.cancel': { words: 'reason', subject: 'order' },
  'shipment.dispatch': { words: 'carrier', figure: 'changes', choice: 'handedTo', subject: 'order code' },
  'delivery.confirm': {
    words: 'note photo',
    figure: 'lines',
    choice: 'moreToCome confirmed',
    subject: 'shipment code',
  },
  'goods.break-glass': {
    words: 'carrier note photo',
    figure: 'amount packs',
    choice: 'reason setting confirmed',
    subject: 'lot facility',
  },
  'break-glass.reconcile': { words: 'reason', choice: 'outcome', subject: 'shipment' },
  'break-glass.judge-anew': { words: 'reason', choice: 'outcome', subject: 'shipment' },
  'dispatch.correct': { words: 'reason', figure: 'lines', subject: 'shipment' },
  'settlement.correct': {
    ...{ words: 'reason photo', figure: 'amount', choice: 'outcome confirmed', subject: 'settlement' },
  },
  'shipment-correction.confirm': { subject: 'correction' },
  'shipment-correction.decline': { words: 'reason', subject: 'correction' },
  'signature-codes.issue': { choice: 'commitments', subject: 'incident' },
  'signature-codes.cancel': { words: 'reason', subject: 'sheet' },
  'surplus.settle': { words: 'reason', figure: 'amount', choice: 'outcome lot', subject: 'surplus' },
  'surplus.recount': { words: 'reason', subject: 'surplus' },
  'shortage.settle': {
    ...{ words: 'reason photo', figure: 'amount', choice: 'outcome confirmed', subject: 'shipment lot' },
  },
  'use.report': { moment: 'happenedAt', figure: 'amount', subject: 'facility item' },
  'loss.report': {
    ...{
      moment: 'happenedAt',
      words: 'note photo',
      figure: 'amount',
      choice: 'reason confirmed',
      subject: 'lot',
    },
  },
  'loss.confirm': { words: 'note', subject: 'loss' },
  'loss.refuse': { words: 'reason', subject: 'loss' },
  'lot.explain-idle': { words: 'explanation', subject: 'lot' },
  'lot.move': { words: 'to bin', choice: 'part', subject: 'lot' },
  'lot.hold': { words: 'reason', subject: 'lot' },
  'count.record': { moment: 'happenedAt', words: 'note', figure: 'counted packs', subject: 'lot' },
  'count.settle': { words: 'note photo', choice: 'reason confirmed', subject: 'count' },
  'count.retract': { words: 'reason', subject: 'count' },
  'organisation.rename': { words: 'reason name', choice: 'confirmed', subject: 'organisation' },
  'organisation.correct': {
    ...{ words: 'reason address socialCreditCode', choice: 'kind area', subject: 'organisation' },
  },
  'place.correct': { words: 'reason name', choice: 'area', subject: 'place owner' },
  'organisation.close': { words: 'reason legalBasis', subject: 'organisation' },
  'organisation.reopen': { words: 'reason', subject: 'organisation' },
  'organisation.merge': { words: 'reason legalBasis', subject: 'organisation into' },
  'organisation.split': {
    words: 'name address reason socialCreditCode',
    ...{ choice: 'area confirmed', subject: 'parent', name: 'organisation' },
  },
  'organisation-rename.confirm': { subject: 'rename' },
  'organisation-rename.decline': { words: 'reason', subject: 'rename' },
  'donor.rename': { words: 'reason name', subject: 'donor' },
  'donor.merge': { words: 'reason', subject: 'donor into' },
  'donor-merge.confirm': { subject: 'merge' },
  'donor-merge.decline': { words: 'reason', subject: 'merge' },
  'donor.separate': { words: 'reason', subject: 'merge' },
  'need.retract': { words: 'reason', subject: 'need' },
  'delivery.correct': { words: 'reason photo', figure: 'lines', subject: 'shipment' },
  'delivery-correction.confirm': { subject: 'correction' },
  'delivery-correction.decline': { words: 'reason', subject: 'correction' },
  'correction.propose': {
    words: 'reason',
    choice: 'to confirmed',
    figure: 'to.amount',
    subject: 'donation lot',
  },
  'correction.confirm': { subject: 'correction' },
  'correction.decline': { words: 'reason', subject: 'correction' },
  'transfer.post': { choice: 'mode groups', subject: 'owner' },
  'transfer.reverse': { words: 'reason', subject: 'transfer' },
  'payment.request': {
    words: 'goal supplier.name quotes interests waiver.note invoice',
    figure: 'lines',
    choice: 'purpose supplier waiver confirmed',
    subject: 'donation',
  },
  'purpose.declare': { words: 'words', choice: 'covers', subject: 'incident' },
  'purpose.end': { words: 'reason', subject: 'purpose' },
  'refund.propose': {
    words: 'note reference file',
    figure: 'amount',
    choice: 'reason',
    subject: 'donation payment',
  },
  'refund.confirm': { words: 'reference', subject: 'refund' },
  'refund.decline': { words: 'reason', subject: 'refund' },
  'payment.approve': { subject: 'payment' },
  'payment.record-paid': { words: 'reference invoice', moment: 'happenedAt', subject: 'payment' },
  'purchase.receive': {
    words: 'lots.*.batch lots.*.bin lots.*.evidence',
    figure: 'lots',
    choice: 'confirmed',
    subject: 'payment place',
    moment: 'happenedAt',
  },
  'payment.decline': { words: 'reason', subject: 'payment' },
  'release.draft-goods-report': { words: 'corrects.reason', choice: 'corrects', subject: 'incident' },
  'release.draft-notice': {
    words: 'title body numbers corrects.reason',
    choice: 'corrects',
    subject: 'incident',
  },
  'release.publish': { choice: 'confirmed', subject: 'release' },
  'release.decline': { words: 'reason', subject: 'release' },
  'import.record': {
    words: 'source',
    figure: 'tally content',
    moment: 'asOf saysAsOf',
    subject: 'incident',
    name: 'questions',
  },
  'import.answer': { choice: 'answer', words: 'answer.reason', figure: 'answer.amount', subject: 'question' },
  'plan.propose': { terms: 'terms', words: 'reason', subject: 'answers' },
  'plan.adopt': { subject: 'proposal' },
  'plan.decline': { words: 'reason', subject: 'proposal' },
  'plan.activate': { words: 'reason', choice: 'level plan', subject: 'incident' },
  'plan.take-over': { words: 'reason', subject: 'incident' },
  'plan.carry-out': { choice: 'rows' },
  'personal-data.forget': { choice: 'reason', subject: 'receiptCode' },
  'personal-data.state-destroyed': { choice: 'retentionDays', subject: 'incident' },
  'recommendation.make': { words: 'explanation', choice: 'about plan', subject: 'incident' },
  'task.open': {
    words: 'title where',
    figure: 'peopleNeeded',
    choice: 'skills area twoPersons risky answerHours confirmed',
    moment: 'from until',
    subject: 'incident',
  },
  'task.ask': { words: 'note', subject: 'task' },
  'task.answer-ask': { words: 'reason', choice: 'accepts', subject: 'task organisation' },
  'task.claim': { subject: 'task' },
  'task.hand-over': { words: 'reason', subject: 'task organisation' },
  'task.answer-handover': { words: 'reason', choice: 'accepts', subject: 'task' },
  'task.give-back': { words: 'reason', subject: 'task' },
  'task.close': { subject: 'task' },
  'task.call-off': { words: 'reason', subject: 'task' },
  'volunteer.enrol': {
    figure: 'hoursPerWeek',
    choice: 'skills area isAdult guardianConsents credentialsChecked',
    subject: 'incident',
  },
  'volunteer.admit-at-door': {
    figure: 'hoursPerWeek people',
    choice: 'skills area isAdult guardianConsents credentialsChecked briefed',
    subject: 'task',
  },
  'volunteer.certify': { subject: 'volunteer' },
  'task.take': { subject: 'task volunteer' },
  'task.leave': { subject: 'task volunteer' },
  'shift.start': { subject: 'task volunteers' },
  'shift.end': { subject: 'task volunteers' },
  'volunteer.join': {
    figure: 'hoursPerWeek',
    choice: 'skills area availability openToOthers isAdult guardianConsents',
    subject: 'incident task',
  },
  'volunteer.state': {
    figure: 'hoursPerWeek',
    choice: 'skills area availability openToOthers',
    subject: 'incident',
  },
  'volunteer.offer-seat': { figure: 'anchor', subject: 'volunteer' },
  'volunteer.take-seat': { subject: 'incident' },
  'volunteer.clear': { choice: 'clearedForRisk', subject: 'volunteer' },
  'volunteer.ask': { subject: 'task volunteer' },
  'volunteer.answer': { choice: 'accepts', subject: 'task' },
  'volunteer.leave': { subject: 'incident' },
  'task.brief': { words: 'text questions', subject: 'task' },
  'briefing.pass': { choice: 'answers', subject: 'task' },
  'briefing.give': { subject: 'task volunteers' },
  'task.prove': { figure: 'photo', subject: 'task' },
  'task.set-place-code': { figure: 'anchor', subject: 'task' },
  'event.notice': { words: 'paper', choice: 'kind area', moment: 'noticedAt', subject: 'incident' },
  'event.report': { words: 'reference office', choice: 'channel notifies', subject: 'to event' },
  'event.verify': { words: 'note', choice: 'outcome', subject: 'event' },
  'event.assess': { words: 'note', choice: 'mustNotify', subject: 'event' },
  'event.end': { words: 'reason', subject: 'event' },
  'opinion.notice': { words: 'question source', subject: 'incident' },
  'opinion.answer': { words: 'answer', subject: 'opinion release' },
  'press-conference.record': { words: 'title source', subject: 'release incident' },
  'fundraising.start': {
    words: 'title purpose platforms surplus secondaryPurpose',
    choice: 'area partner confirmed',
    moment: 'startedOn endsOn',
    subject: 'incident planFiled officeTold',
  },
  'fundraising.state-secondary-purpose': { words: 'secondaryPurpose', subject: 'fundraising' },
  'fundraising.end': { words: 'reason', subject: 'fundraising' },
  'submission.make': {
    words: 'to reference paper',
    choice: 'kind auditor',
    moment: 'madeAt',
    subject: 'about organisation incident',
  },
  'breach.state': { words: 'note', figure: 'persons', moment: 'foundAt', subject: 'organisation incident' },
  'security-incident.state': {
    words: 'note',
    choice: 'grade operator',
    moment: 'foundAt',
    subject: 'organisation incident',
  },
  'serious-incident.state': { words: 'note', moment: 'foundAt', subject: 'organisation incident' },
  'transaction.state': {
    words: 'note',
    choice: 'relatedParty',
    moment: 'foundAt',
    subject: 'organisation incident',
  },
  'requisition.state': {
    words: 'note legalBasis',
    figure: 'owners',
    choice: 'from',
    moment: 'foundAt until',
    subject: 'organisation incident',
  },
  'requisition.end': { words: 'note', moment: 'foundAt', subject: 'matter' },
  'security-incident.end': { words: 'note', moment: 'foundAt', subject: 'matter' },
  'product-flaw.state': {
    words: 'note',
    choice: 'publicInterest',
    moment: 'foundAt',
    subject: 'organisation incident',
  },
  'sensitive-processing.state': { words: 'note', moment: 'foundAt', subject: 'organisation incident' },
  'request.state': { words: 'note', choice: 'asks', moment: 'foundAt', subject: 'organisation incident' },
  'resolution.record': {
    words: 'matter text legalBasis dissents',
    choice: 'way',
    moment: 'decidedAt',
    subject: 'participants decidedBy signedBy informed incident group',
  },
  'resolution.correct': {
    words: 'reason matter text legalBasis dissents',
    choice: 'way',
    moment: 'decidedAt',
    subject: 'participants decidedBy signedBy informed resolution',
  },
  'resolution.confirm': { subject: 'resolution version' },
  'resolution.dissent': { words: 'words', subject: 'resolution' },
  'resolution.acknowledge': { subject: 'resolution' },
  'resolution.carry-out': { subject: 'acts resolution' },
  'interest.declare': { choice: 'tie', moment: 'since', subject: 'party seat' },
  'interest.end': { words: 'reason', subject: 'interest' },
  'interest.state-none': { subject: 'incident' },
  'admission-rule.end': { words: 'reason', subject: 'incident' },
  'charter.adopt': { words: 'agreement', terms: 'terms', subject: 'participants incident' },
};

/** Beside what is asked. */
const BESIDE: Readonly<Record<string, string>> = {
  at: 'the moment, between those of the entries before and after it: no clock is in the log but the server’s own',
  'actor.seat':
    'a seat of the same organisation that no rule keeps apart: which of its people acted, only it knows',
  'actor.organisation': 'another organisation that may do the same, by its own mandate or right',
  'decision.nonce': 'chance: other ids follow from it, and nobody has named the first ones yet',
  'decision.facts': 'as many as the command gives for what is asked',
  'decision.sealed': REASONS.sealed,
  'decision.withheld': REASONS.sealed,
  'decision.exercise': 'whether it is an exercise, where no later entry says otherwise',
  'decision.command': 'another command that gives facts for the same question',
};

/** Never to be explained away, whatever the field. */
const NEVER = new Set([
  'a telephone number in words',
  'a telephone number for a name',
  'half a character',
  'a field more',
  'its sign',
]);

/** What happens once to what it happens to. */
const ONCE = new Set(
  (
    'authority.establish organisation.register place.register mandate.grant mandate.offer mandate.delegate mandate.accept ' +
    'mandate.decline mandate.suspend mandate.resume mandate.revoke credential.revoke capability.declare capability.end ' +
    'organisation.apply application.approve application.decline incident.declare incident.change-level incident.assess incident.merge incident.undo incident.begin-closing incident.close incident.reopen residue.accept residue.decline ' +
    'complaint.answer complaint.end pledge.answer pledge.end allocation.adjust allocation.approve allocation.decline order.cancel shipment.dispatch ' +
    'organisation-rename.confirm organisation-rename.decline organisation.correct place.correct organisation.close organisation.reopen organisation.merge organisation.split ' +
    'donor-merge.confirm donor-merge.decline donor.separate need.retract ' +
    'delivery-correction.confirm delivery-correction.decline shipment-correction.confirm shipment-correction.decline ' +
    'correction.confirm correction.decline delivery.confirm count.settle count.retract loss.confirm loss.refuse ' +
    'surplus.recount break-glass.reconcile signature-codes.cancel transfer.reverse payment.approve payment.decline release.publish release.decline ' +
    'plan.adopt plan.decline plan.take-over task.close task.call-off task.ask task.answer-ask task.claim task.answer-handover task.give-back task.take task.leave shift.start shift.end ' +
    'briefing.pass volunteer.join volunteer.take-seat volunteer.clear volunteer.ask volunteer.answer volunteer.leave ' +
    'transport.end event.disclose event.end fundraising.state-secondary-purpose fundraising.end requisition.end ' +
    'personal-data.forget personal-data.state-destroyed'
  ).split(' '),
);

/** Whole decisions that nobody made, and what they do if they are allowed. */
const INVENTED: Readonly<Record<string, string | ((command: string, first: Fact) => string | null)>> = {
  'at once again': (command, first) =>
    ONCE.has(command) && !comesBesides(first)
      ? null
      : 'the same may be said or done again: nothing in it happens only once',
  later: 'what may still be done there: all that it names is there, and in a state for it',
  'at the end': 'what may still be done there: all that it names is there, and in a state for it',
  earlier: 'what might have been done then: all that it names was there already',
  'much earlier': 'what might have been done then: all that it names was there already',
  'by a colleague': BESIDE['actor.seat'] as string,
  'by a seat that nobody knows': BESIDE['actor.seat'] as string,
  'by another organisation': BESIDE['actor.organisation'] as string,
  'by another organisation, for itself': BESIDE['actor.organisation'] as string,
  'for another incident': REASONS.subject,
  'by another command': BESIDE['decision.command'] as string,
};

/**
 * More than was sent may turn up twice: it is in no account until somebody has looked where it came from. What waits for a second
 * person has not happened, and may be asked for twice: whoever signs the second hears that it is done.
 */
const comesBesides = ({ type, decision }: Fact): boolean =>
  type === 'countersignature.asked' || JSON.stringify(decision?.input ?? {}).includes('more-than-shipped:');

/** Why a mutant that passes is harmless; null: it should have been named. */
export function whyHarmless({ mutant, texts, verdict }: Judged): string | null {
  if (verdict.kind !== 'passes' && verdict.kind !== 'named later') return null;
  const facts = texts.map((text) => JSON.parse(text) as Fact);
  const [first] = facts as [Fact];
  const { source, index } = mutant;
  if (namesWhatIsNotThere(source, index, first) || mandateOfAnother(source, index, first)) return null;
  if (mutant.forger === 'invented') {
    const said = INVENTED[mutant.change];
    return (typeof said === 'function' ? said(mutant.command, first) : said) ?? null;
  }
  if (NEVER.has(mutant.change)) return null;
  const why = verdict.fields.map((field) => reasonFor(mutant.command, first.decision?.command, field));
  // Of several places in the input that held the same, the first says why.
  return why.includes(null) ? null : (why[0] ?? REASONS.otherwise);
}

function reasonFor(command: string, now: string | undefined, field: string): string | null {
  const isAt = (name: string) => field === name || field.startsWith(`${name}.`);
  const beside = Object.keys(BESIDE).find(isAt);
  if (beside !== undefined) return BESIDE[beside] as string;
  for (const of of new Set([command, now ?? command]))
    for (const [reason, fields] of Object.entries(ASKED[of] ?? {}))
      if (fields.split(' ').some((each) => isAt(`decision.input.${each}`))) return REASONS[reason as Reason];
  return null;
}

const DRAWN = /\b[a-z]+-[0-9a-hjkmnp-tv-z]{16}\b/g;

/** Looked up without asking any rule: an id of a machine’s in what is asked that no entry before has told of. */
function namesWhatIsNotThere({ made }: Source, index: number, { decision }: Fact): boolean {
  const ids = [...new Set(JSON.stringify(decision?.input).match(DRAWN) ?? [])];
  if (ids.length === 0) return false;
  const before = made.slice(0, index).flatMap((each) => each.texts);
  return !ids.every((id) => before.some((text) => text.includes(id)));
}

/** A mandate that an entry before gave to somebody else. */
function mandateOfAnother({ made }: Source, index: number, { actor, type }: Fact): boolean {
  if (type === 'authority.established') return false;
  for (const { facts } of made.slice(0, index))
    for (const { type: kind, data } of facts)
      if (kind === 'mandate.granted' && data.mandate === actor.mandate)
        return data.holder !== actor.organisation;
  return false;
}
