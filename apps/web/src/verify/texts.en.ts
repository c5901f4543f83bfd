import type { VerifyTexts } from './texts.zh.ts';

const keep =
  'keep the evidence file below and give it to the press, an auditor or a witness: it proves itself, without trust in you or in us.';
const Keep = `K${keep.slice(1)}`;

export const en: VerifyTexts = {
  heading: '1. Check on your own device',
  private: 'The checking is done in this browser; a receipt’s file does not leave your device.',
  key: 'Key of the log',
  keyHint:
    'Copied from a newspaper or a partner, the whole line. Left empty, the key that the receipt or this site states is used: that is only the operator’s own word.',
  address: 'Address of the site',
  addressHint: 'Only codes and the audit need the site; a receipt’s file is checked without a network.',
  dropTitle: 'Drop a receipt',
  drop: 'Drop a receipt (PDF or .tlog-proof) here, or',
  choose: 'choose a file',
  codeTitle: 'Type a receipt code',
  code: 'Receipt code',
  checkCode: 'Fetch and check',
  followGift: 'See where this gift is now',
  auditTitle: 'Audit the whole log',
  auditIntro:
    'Fetches the whole public log into this browser, checks every signature, hash and rule, replays every fact, and compares with every figure that this site publishes.',
  audit: 'Start the audit',
  stop: 'Stop',
  stopped: 'Stopped: nothing was found either way.',
  progressLabel: 'Progress of the audit',
  progress: (done, of, rate, size) => `${done} of ${of} entries · ${rate} a second · ${size} fetched`,
  remembered: (size, when) =>
    `This browser remembers the checkpoint of ${size} entries that it saw on ${when}, and checks each time that the log continues it.`,
  notRemembered: 'This browser remembers no checkpoint yet; it will after the first audit.',
  forget: 'Forget it',
  compareTitle: 'Compare with what others see',
  compareIntro:
    'Paste a checkpoint that a newspaper printed or a friend sent: if the log shows different things to different people, this finds it.',
  compareLabel: 'Checkpoint from elsewhere',
  compare: 'Compare',
  offlineTitle: 'Keep an offline copy of this page',
  offline:
    'Save this file and check receipts later without a network. It is a single page and holds none of this site’s data; a copy that you saved earlier is out of the operator’s reach.',
  offlineLink: 'Download the offline page verify.html',
  programNote:
    'Mind: this page’s program, too, was sent by this site. If in doubt, use an offline copy that you saved before, or run tongzhou audit on your own computer.',
  working: 'Checking …',
  saveEvidence: 'Save the evidence file',
  details: 'Technical details',

  checked: 'What was checked',
  shows: 'What this shows',
  showsNot: 'What this does not show',
  whatIsWrong: 'What is wrong',
  whatToDo: 'What to do',
  noSuchCode: 'There is no such receipt. Check letters and digits; codes hold no 0, 1, I, L or O.',
  pending: 'This gift was recorded a moment ago and enters the log within seconds. Please try again.',
  otherGift: 'The proof that the site gave is of another gift than the code that you typed.',
  entryDiffers: 'The proof that the site gave differs from the entry in the log’s files.',
  ownTiles: (index, size) =>
    `The browser fetched the log’s files as well and computed by itself that entry ${index} is in the log of now ${size} entries.`,
  continues:
    'The log continues what this browser saw of it last time: it has not gone back, and has not been rewritten.',
  firstVisit:
    'This browser sees this log for the first time and has noted its checkpoint to compare next time.',
  firstDifferent: (index) => `The first that differs is entry ${index}.`,
  keyChanged: {
    title: 'The site has changed its key',
    meaning:
      'The key that the site states now is not the one that this browser saw last time. A regular change is announced beforehand; an impostor looks the same.',
    whatToDo: 'Look the key up in a newspaper or at a partner, enter it above, and check again.',
  },
  contradiction: {
    remembered: {
      rollback: {
        title: 'The log has gone back',
        meaning:
          'This browser saw a longer log before: some records are gone. A slow cache looks like this for a moment; if it stays for minutes, records were taken away.',
        whatToDo: `Try again in some minutes. If it stays, ${keep}`,
      },
      'split-view': {
        title: 'The log has two versions',
        meaning:
          'For the same number of entries the log has signed two versions: what it showed you last time and what it shows now are not the same.',
        whatToDo: Keep,
      },
      'inconsistent-growth': {
        title: 'The log has rewritten its past',
        meaning:
          'The log does not continue what you saw last time: records from before were changed, put in or taken out, and signed anew.',
        whatToDo: Keep,
      },
      'rewritten-entry': {
        title: 'An entry of the log was rewritten',
        meaning: 'A record that you saw last time says something else now, and was signed anew.',
        whatToDo: Keep,
      },
    },
    pasted: {
      rollback: {
        title: 'You are shown an older log than others',
        meaning:
          'The checkpoint that you pasted is of a longer log than this site shows you. That may be a slow cache, or the site hides later records from you.',
        whatToDo: `Try again in some minutes. If it stays, ${keep}`,
      },
      'split-view': {
        title: 'The log shows different people different things',
        meaning:
          'As many entries, but not the same: the operator has signed two versions with one key, one for you and one for somebody else.',
        whatToDo: Keep,
      },
      'inconsistent-growth': {
        title: 'The log shows different people different things',
        meaning:
          'The pasted checkpoint and the log that you see both bear the operator’s signature, but neither contains the other: two people are shown two logs.',
        whatToDo: Keep,
      },
      'rewritten-entry': {
        title: 'The log shows different people different things',
        meaning:
          'One and the same entry says one thing to you and another to somebody else, and both bear the operator’s signature.',
        whatToDo: Keep,
      },
    },
  },
  sameLog: 'Both see the same log',
  comparedSizes: (pasted, shown) =>
    pasted === shown
      ? `Both checkpoints are of ${shown} entries with the same root hash, and both signatures hold.`
      : `The log of ${Math.min(pasted, shown)} entries is the beginning of that of ${Math.max(pasted, shown)}, and both signatures hold.`,
  sameLogNot:
    'It shows only that you and the source of this checkpoint see the same log; the more sources, and the less they have to do with each other, the better.',
  siteKey:
    'Mind: the key is the one that this site states, which is the operator’s own word. Compare it with the key in a newspaper or at a partner, and enter that one above.',
  auditHolds: 'The audit finds all in order: what is published follows from the public log',
  auditHoldsSiteKey: 'It all agrees, but the key is this site’s own word',
  auditSignature: (origin) => `The checkpoint bears the signature of the log ${origin}, and it holds.`,
  auditTree: (entries, tiles) =>
    `All ${entries} entries and ${tiles} hash files were fetched; the root hash computed from them is the signed one.`,
  auditRules:
    'Every fact was replayed: each actor held a mandate, two people signed what needs two, allocations and releases were computed again under the charter.',
  auditViews: (count) =>
    `The ${count} tables that this site publishes (needs, goods, deliveries, allocations, releases, every account’s balance and others) were computed again and are exactly alike.`,
  auditShows: [
    'Published figures follow from public facts; not one was changed, put in or taken out after signing; goods and money balance; allocations follow the charter.',
  ],
  auditShowsNot: [
    'It does not show that a fact is true: what a box holds is for inspection, delivery signatures and complaints.',
    'It does not show that others see the same log: that takes witnesses, or “Compare with what others see” below.',
    'It does not show that this page’s own program is honest, for this site sent it: check again with an offline copy saved before, or on the command line.',
  ],
  published: {
    'figure-differs': 'A figure that this site publishes is not what the public log gives.',
    'fact-differs': 'A fact that this site publishes is not the one that the log has signed.',
    'not-in-log': 'Something published rests on a fact that the log does not hold.',
    'rule-broken': 'A fact in the log breaks a rule (mandate, two signatures, computed under the charter).',
  },
  rewrittenEntry: (index) =>
    `Entry ${index} is not the one that the log has signed: it was rewritten after signing.`,
  wrongTile: (path) =>
    `The log’s file ${path} does not fit the signed root hash: it was changed, or damaged on its way.`,
  wrongCheckpoint: (words) => `The checkpoint does not hold. ${words}`,
  wholeLog:
    'The log does not verify: it has gone back, or its statements about changed keys do not follow each other.',
  siteSilent:
    'The site does not answer: nothing was found either way. Check the network and try again; a receipt’s file needs none.',
  browserLacks:
    'This browser lacks the signature algorithm (Ed25519), or the page was not opened over https: nothing was found either way. Use a newer browser, or the command tongzhou verify.',
  solverMissing:
    'A charter of this log says how goods are handled, and its allocations are integer programs; this offline copy comes without their solver, so nothing was found either way. Use the verify page of a site, or the command tongzhou audit.',
  unexpected: 'The check could not be finished: nothing was found either way. Please try again.',
};
