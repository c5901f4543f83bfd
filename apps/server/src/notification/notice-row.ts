import type { NoticeKind, Urgency } from '@tongzhou/domain';
import type { Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** A notice as its reader gets it. */
export type ToldNotice = {
  /** In the order in which it was told: the place from which a reader goes on. */
  readonly number: number;
  /** Of the fact that it is about in the journal; null where there is none. */
  readonly position: number | null;
  readonly incident: string;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly exercise: boolean;
  readonly title: { readonly zh: string; readonly en: string };
  readonly path: string;
  readonly at: string;
};

export const toldNotice = (row: Selectable<Tables['notice']>): ToldNotice => ({
  number: row.number,
  position: row.position,
  incident: row.incident,
  kind: row.kind as NoticeKind,
  urgency: row.urgency as Urgency,
  exercise: row.exercise,
  title: { zh: row.title_zh, en: row.title_en },
  path: row.path,
  at: row.at.toISOString(),
});
