import { auditSite, Site } from '@tongzhou/audit';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { readAreas, readDuties, readItems } from '@tongzhou/server';
import { createVerifier, keyChain, readRotations, type WitnessPolicy } from '@tongzhou/tlog';

export type AuditOptions = {
  readonly url: string;
  /** The verifier key, from a channel other than the site; else the site's own word is taken for it. */
  readonly key: string | undefined;
  /** Which witnesses must have cosigned the checkpoint; without it, none is asked for. */
  readonly policy?: WitnessPolicy | undefined;
  readonly onProgress: (line: string) => void;
};

export type AuditResult = { readonly entries: number; readonly root: string; readonly compared: number };

/** Checks all that a site publishes against its public log. Throws, naming the first thing that is wrong. */
export async function audit({ url, key, policy, onProgress }: AuditOptions): Promise<AuditResult> {
  const site = new Site(url);
  const verifierKey = key ?? (await site.text('log/key')).trim();
  if (!key) onProgress(`log key (taken from the site; compare it through another channel): ${verifierKey}`);
  const [items, areas, duties, integerProgram] = await Promise.all([
    readItems(),
    readAreas(),
    readDuties(),
    loadIntegerProgram(),
  ]);
  const rotations = await readRotations((path) => site.bytes(`log/${path}`));
  const log = await keyChain(await createVerifier(verifierKey), rotations);
  const { entries, tiles, root, compared } = await auditSite({
    site,
    trust: policy === undefined ? { log } : { log, policy },
    items,
    areas,
    duties,
    integerProgram,
    onCheckpoint: ({ size, origin }) => onProgress(`checkpoint of ${size} entries, signed by ${origin}`),
  });
  onProgress(`${tiles} tiles, ${entries} entries, ${compared} published views compared`);
  return { entries, root, compared };
}
