import { type Names, NO_NAMES } from '@tongzhou/receipt';
import type { Both } from '#texts/words.ts';

/** Names by id, as the site's register gives them: for reading only, shown beside the ids that the entry holds. */
export type NameTable = {
  readonly organisations: Readonly<Record<string, Both>>;
  readonly incidents: Readonly<Record<string, Both>>;
};

/** Asked for when the page opens, so that receipts dropped without a network can be told with names; null without. */
export async function fetchNames(base: string): Promise<NameTable | null> {
  try {
    const [organisations, incidents] = await Promise.all(
      ['organisations', 'incidents'].map(async (list) =>
        byId(await (await fetch(`${base}api/v1/${list}`)).json()),
      ),
    );
    return { organisations: organisations ?? {}, incidents: incidents ?? {} };
  } catch {
    return null;
  }
}

const byId = ({ data }: { data: readonly { id: string; name: Both }[] }): Record<string, Both> =>
  Object.fromEntries(data.map(({ id, name }) => [id, name]));

/** Names for a receipt: goods from the catalogue that came with the page, the rest from the table. */
export function namesFrom(table: NameTable | null, items: Names['item']): Names {
  const find = (list: keyof NameTable) => (id: string) =>
    table && Object.hasOwn(table[list], id) ? (table[list][id] as Both) : null;
  return { ...NO_NAMES, item: items, organisation: find('organisations'), incident: find('incidents') };
}
