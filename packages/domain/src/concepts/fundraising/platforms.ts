import { z } from 'zod';
import { calendarDate } from '../../kernel/fact/fields.ts';
import { writtenAs } from '../../kernel/form/forms.ts';
import { skeleton } from '../../kernel/text/skeleton.ts';

const name = z.string().min(1).max(100);

const batchSchema = z.strictObject({
  /** The announcement that designates them. */
  source: z.string().min(1).max(300),
  /** Where its text, or one that names its platforms, was read. */
  readAt: z.string().min(1).max(300),
  from: calendarDate,
  platforms: z
    .array(
      z.strictObject({
        name,
        aliases: z.array(name).max(10),
        /** Was it found in a text under `readAt`? */
        isReadAgain: z.boolean(),
      }),
    )
    .max(100),
});

/** Through which platforms the law of a country lets an appeal go over the internet, as they were announced. */
export const platformsSchema = z
  .strictObject({
    country: writtenAs('country-code', /^[A-Z]{2}$/),
    asOf: calendarDate,
    batches: z.array(batchSchema).max(50),
  })
  .refine(({ batches }) => {
    const all = batches.flatMap(({ platforms }) => platforms.flatMap((each) => [each.name, ...each.aliases]));
    return new Set(all.map(skeleton)).size === all.length;
  }, 'names a platform twice')
  .refine(({ asOf, batches }) => batches.every(({ from }) => from <= asOf), 'designates after its own day');
export type DesignatedPlatforms = z.infer<typeof platformsSchema>;

/** A name as people write it: `腾讯公益 / Tencent Charity` is known by each of its parts. */
const partsOf = (written: string): string[] => [written, ...written.split(/[/／（）()]/)].map(skeleton);

/** Was that platform designated by that day? Both `written` and the day as an appeal states them. */
export function isDesignated({ batches }: DesignatedPlatforms, written: string, day: string): boolean {
  const parts = new Set(partsOf(written).filter((part) => part !== ''));
  return batches.some(
    ({ from, platforms }) =>
      from <= day &&
      platforms.some((each) => [each.name, ...each.aliases].some((known) => parts.has(skeleton(known)))),
  );
}
