import type { NoteVerifier } from '../note/verifier.ts';

/** At least `threshold` of the members, each a witness or a group of its own (C2SP tlog-policy, "group"). */
export interface WitnessGroup {
  readonly threshold: number;
  readonly members: readonly Quorum[];
}

/** Whose cosignatures are enough: those of one witness, or of a group. */
export type Quorum = NoteVerifier | WitnessGroup;

/** Whether those who have cosigned are enough. */
export function isMet(quorum: Quorum, hasCosigned: (witness: NoteVerifier) => boolean): boolean {
  if (!('members' in quorum)) return hasCosigned(quorum);
  return quorum.members.filter((member) => isMet(member, hasCosigned)).length >= quorum.threshold;
}

/** Every witness of the quorum. */
export function witnessesOf(quorum: Quorum): NoteVerifier[] {
  return 'members' in quorum ? quorum.members.flatMap(witnessesOf) : [quorum];
}

/** Every group of the quorum, itself first. */
export function groupsOf(quorum: Quorum): WitnessGroup[] {
  return 'members' in quorum ? [quorum, ...quorum.members.flatMap(groupsOf)] : [];
}

/** The smallest number of cosignatures that can meet the quorum. */
export function fewestWitnesses(quorum: Quorum): number {
  if (!('members' in quorum)) return 1;
  const fewest = quorum.members.map(fewestWitnesses).sort((a, b) => a - b);
  return fewest.slice(0, quorum.threshold).reduce((sum, each) => sum + each, 0);
}
