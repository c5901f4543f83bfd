import { type Fact, type FactData, parseFact } from '@tongzhou/domain';

/** What the log entry of a gift says: the receipt's content, and nothing that is not in the entry. */
export type GiftEntry = Omit<FactData<'donation.received'>, 'transfers' | 'donation'> & {
  readonly incident: string;
  /** Of the fact in the journal. */
  readonly position: number;
  /** ISO 8601 UTC: when the gift was taken in. */
  readonly at: string;
};

/** What an entry says, as far as this version knows its kind. */
export type EntryContent =
  | { readonly kind: 'gift'; readonly gift: GiftEntry }
  | { readonly kind: 'other'; readonly type: string; readonly at: string }
  | { readonly kind: 'unreadable' };

/** Reads a log entry. An entry that this version does not know is proven all the same, and said to be unreadable. */
export function readEntry(text: string): EntryContent {
  let fact: Fact;
  try {
    fact = parseFact(JSON.parse(text));
  } catch {
    return { kind: 'unreadable' };
  }
  if (fact.type !== 'donation.received') return { kind: 'other', type: fact.type, at: fact.at };
  const { transfers: _transfers, donation: _donation, ...data } = fact.data;
  return {
    kind: 'gift',
    gift: { ...data, incident: fact.incident, position: fact.position, at: fact.at },
  };
}
