import { accept, checkActor, type Refusal, type Result, refusal, refuse } from '@tongzhou/domain';
import { FILE_BYTES_MAX, type FormatError, formatCsv, ROWS_MAX } from '@tongzhou/formats';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Application } from '../application/application.ts';
import { readBody } from '../http/body.ts';
import { csv } from '../http/csv.ts';
import { oneAtOnce } from '../http/door/one-at-once.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { problem } from '../http/problem.ts';
import { importNeeds } from '../imports/import-needs.ts';
import type { Services } from '../services.ts';

const IMPORT_BYTES_MAX = 64 * 1024 * 1024;

export const importSchema = z.strictObject({
  /** The folder's JSON files, by name, or by their path in it. */
  files: z.record(z.string().max(200), z.string()),
  asOf: z.iso.datetime({ offset: true }),
  /** May be left out where one incident is open. */
  incident: z.string().max(120).optional(),
  /** Look only: the report says what would be written, and nothing is. */
  isCheck: z.boolean().optional(),
});

/** Imports over the network, and what they set aside, for those whose organisation imports. */
export function importRoutes({ application, identity }: Services): Hono {
  const routes = new Hono();
  routes.post(
    '/imports/needs',
    signedIn(identity, { tokens: { function: 'import-records' } }),
    oneAtOnce(),
    async (context) => {
      // Asked before 64 MB are read: whoever may import nowhere is not listened to.
      const anywhere = mayImportSomewhere(context, application);
      if (!anywhere.ok) return problem(context, anywhere.refusals);
      const task = await readBody(context, IMPORT_BYTES_MAX, importSchema);
      if (!task.ok) return problem(context, task.refusals);
      const incident = mayImport(context, application, task.value.incident);
      if (!incident.ok) return problem(context, incident.refusals);
      const { files, asOf, isCheck } = task.value;
      const actor = context.get('actor');
      const done = await importNeeds(application, { files, asOf, isCheck, incident: incident.value, actor });
      if (done.ok) return context.json(done.report);
      return problem(context, [...done.errors.map(unreadable), ...done.refusals]);
    },
  );
  routes.get(
    '/incidents/:incident/imports/:file',
    signedIn(identity, { tokens: { function: 'import-records' } }),
    (context) => {
      const incident = mayImport(context, application, context.req.param('incident'));
      if (!incident.ok) return problem(context, incident.refusals);
      const id = context.req.param('file').replace(/\.csv$/, '');
      const record = application.state.incidents.get(incident.value)?.imports.get(id);
      if (!record) return problem(context, [refusal('not-found', { kind: 'import', id: id.slice(0, 100) })]);
      const rows = record.setAside.map((piece) => [
        piece.reason,
        piece.where,
        piece.original,
        piece.question ?? '',
      ]);
      return csv(context, `${id}.csv`, formatCsv(['reason', 'where', 'original', 'question'], rows));
    },
  );
  return routes;
}

/** Into one of the open incidents at least; else the refusal of the last. */
function mayImportSomewhere(context: Context, application: Application): Result<string> {
  let may = mayImport(context, application, undefined);
  for (const { id, closedAt } of application.state.incidents.values())
    if (!may.ok && closedAt === null) may = mayImport(context, application, id);
  return may;
}

/** The incident to import into, where the actor holds the mandate for it: asked once, not at each of a thousand rows. */
function mayImport(context: Context, application: Application, wanted: string | undefined): Result<string> {
  const { state, clock } = application;
  const open = [...state.incidents.values()].filter(({ closedAt }) => closedAt === null);
  const id = wanted ?? (open.length === 1 ? open[0]?.id : undefined) ?? '-';
  const incident = state.incidents.get(id);
  if (!incident) return refuse('not-found', { kind: 'incident', id }, { field: 'incident' });
  const scope = { incident: id, area: incident.area, subject: null };
  const mandate = checkActor(state, context.get('actor'), 'import-records', scope, clock.now().toISOString());
  return mandate.ok ? accept(id) : mandate;
}

/** Why a file cannot be read, in the words of any form. */
function unreadable({ code, file, position }: FormatError): Refusal {
  const at = { field: `files.${file}` };
  switch (code) {
    case 'file-missing':
      return refusal('input-invalid', { fault: 'missing' }, at);
    case 'not-json': {
      const { line, column } = position ?? { line: null, column: null };
      return refusal('not-json', { why: 'syntax', line, column }, at);
    }
    case 'not-an-array':
      return refusal('input-invalid', { fault: 'type', expected: 'array', received: 'other' }, at);
    case 'too-large':
      return refusal('body-too-large', { limitBytes: FILE_BYTES_MAX }, at);
    case 'too-many-rows':
      return refusal('input-invalid', { fault: 'size', of: 'entries', bound: 'most', limit: ROWS_MAX }, at);
  }
}
