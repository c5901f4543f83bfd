import { refusal } from '@tongzhou/domain';
import { formatCsv } from '@tongzhou/formats';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Application } from '../application/application.ts';
import type { Identity } from '../identity/index.ts';
import { importNeeds } from '../imports/import-needs.ts';
import { readJsonBody } from './body.ts';
import { problem } from './problem.ts';
import { fromOtherSite } from './same-origin.ts';

export const IMPORT_BYTES_MAX = 64 * 1024 * 1024;

export const importSchema = z.strictObject({
  /** The folder's JSON files, by name. */
  files: z.record(z.string().max(200), z.string()),
  asOf: z.iso.datetime({ offset: true }),
  incident: z.string().optional(),
});

/** Imports over the network, and what they set aside, for those whose organisation imports. */
export function importRoutes(application: Application, identity: Identity): Hono {
  const routes = new Hono();
  routes.post('/imports/needs', async (context) => {
    const actor = fromOtherSite(context.req.raw.headers)
      ? null
      : await identity.actorOf(context.req.raw.headers);
    if (!actor) return problem(context, [refusal('sign-in-required', {})]);
    const body = await readJsonBody(context, IMPORT_BYTES_MAX);
    if (!body.ok) return problem(context, body.refusals);
    const task = importSchema.safeParse(body.value);
    if (!task.success) {
      return problem(
        context,
        task.error.issues.map((issue) =>
          refusal('input-invalid', { detail: issue.message }, { field: issue.path.join('.') }),
        ),
      );
    }
    const open = [...application.state.incidents.values()].filter((incident) => incident.closedAt === null);
    const incident = task.data.incident ?? (open.length === 1 ? open[0]?.id : undefined);
    if (incident === undefined || !application.state.incidents.has(incident)) {
      return problem(context, [
        refusal('not-found', { kind: 'incident', id: incident ?? '-' }, { field: 'incident' }),
      ]);
    }
    const done = await importNeeds(application, {
      files: task.data.files,
      asOf: task.data.asOf,
      incident,
      actor,
    });
    if (!done.ok) {
      return problem(
        context,
        done.errors.map((each) =>
          refusal(
            each.code === 'not-json' ? 'not-json' : 'input-invalid',
            { detail: `${each.file}: ${each.message.en} ${each.message.zh}` },
            { field: `files.${each.file}` },
          ),
        ),
      );
    }
    return context.json(done.report, 200);
  });
  routes.get('/incidents/:incident/imports/:file', async (context) => {
    const actor = await identity.actorOf(context.req.raw.headers);
    if (!actor) return problem(context, [refusal('sign-in-required', {})]);
    const may = [...application.state.mandates.values()].some(
      (mandate) =>
        mandate.holder === actor.organisation &&
        mandate.functions.includes('import-records') &&
        mandate.revoked === null,
    );
    const area = application.state.incidents.get(context.req.param('incident'))?.area ?? '-';
    if (!may)
      return problem(context, [
        refusal('mandate-missing', { function: 'import-records', area, couldAct: [] }),
      ]);
    const id = context.req.param('file').replace(/\.csv$/, '');
    const record = application.state.incidents.get(context.req.param('incident'))?.imports.get(id);
    if (!record) return problem(context, [refusal('not-found', { kind: 'import', id: id.slice(0, 100) })]);
    const text = formatCsv(
      ['reason', 'where', 'original'],
      record.setAside.map((piece) => [piece.reason, piece.where, piece.original]),
    );
    return context.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${id}.csv"`,
    });
  });
  return routes;
}
