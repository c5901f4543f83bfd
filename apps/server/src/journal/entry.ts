import { hash } from 'node:crypto';
import { canonicalJson, type Fact, isPublic } from '@tongzhou/domain';

/** The largest entry that a C2SP tile bundle can hold (uint16 length prefix). */
export const ENTRY_BYTES_MAX = 65_535;

/** A fact as the journal stores it. */
export type StoredFact = {
  readonly incident: string;
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly public: boolean;
  readonly body: string;
  readonly hash: string;
};

export function storedFact(fact: Fact): StoredFact {
  const body = canonicalJson(fact);
  return {
    incident: fact.incident,
    position: fact.position,
    type: fact.type,
    at: fact.at,
    public: isPublic(fact.type),
    body,
    hash: hash('sha256', body),
  };
}
