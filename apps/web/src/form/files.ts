import { accept, type Refusal, type Result, refuseAll } from '@tongzhou/domain';
import type { Tongzhou, Visitor } from '#server/tongzhou.ts';
import { nameBeside } from './form.ts';

/**
 * Sends each file of a posted form to the store of files, and puts its fingerprint in its place (`read-form.ts`); beside a
 * fingerprint that ends in `sha256` goes the file's name. One that was sent with an earlier, refused form stays named by
 * a hidden field, so that nobody has to choose it again.
 */
export async function withFilesStored(
  { application }: Tongzhou,
  visitor: Visitor,
  form: FormData,
): Promise<Result<FormData>> {
  const stored = new FormData();
  const refusals: Refusal[] = [];
  const incident = form.get('fixed:incident');
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      stored.append(name, value);
      continue;
    }
    const path = /^file:([A-Za-z0-9.]{1,80})$/.exec(name)?.[1];
    if (path === undefined || value.size === 0) continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    const of = { incident: typeof incident === 'string' ? incident : null, bytes };
    const put = await application.files.put(visitor, of);
    if (put.ok) {
      stored.set(name, put.value.hash);
      const besides = nameBeside(path);
      if (besides !== null) stored.set(besides, value.name.slice(0, 200));
    } else refusals.push(...put.refusals.map((each) => ({ ...each, field: path })));
  }
  return refusals.length > 0 ? refuseAll(refusals) : accept(stored);
}
