import { Application } from '../application/application.ts';
import { lockFolder } from '../folder/running.ts';
import { loadScenario } from '../scenario/load.ts';
import { importNeeds } from './import-needs.ts';
import type { ImportReport } from './report.ts';

export type LocalImport = {
  readonly files: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly incident: string | undefined;
  readonly onProgress?: (done: number, all: number) => void;
};

/** An import without a server: opens the data folder, loads its scenario if it is empty, imports, closes. */
export async function importLocally(
  where: { folder: string; databaseUrl: string | undefined; scenario: string | null },
  task: LocalImport,
): Promise<ImportReport> {
  const unlock = where.databaseUrl ? async () => {} : await lockFolder(where.folder);
  try {
    const application = await Application.open(where);
    try {
      if (application.state.position === 0 && where.scenario) await loadScenario(application, where.scenario);
      return await importInto(application, task);
    } finally {
      await application.close();
    }
  } finally {
    await unlock();
  }
}

/** Imports on behalf of the lead agency, into the named incident or into the only open one. */
export async function importInto(
  application: Application,
  task: LocalImport,
  seat = 'import',
): Promise<ImportReport> {
  const { authority, incidents } = application.state;
  const open = [...incidents.values()].filter((incident) => incident.closedAt === null);
  const incident = task.incident ?? (open.length === 1 ? open[0]?.id : undefined);
  if (incident === undefined || authority === null) {
    const ids = open.map(({ id }) => id).join(', ') || 'none is open';
    throw new Error(`say into which incident with --incident (${ids}); declare one first if there is none`);
  }
  const done = await importNeeds(application, {
    ...task,
    incident,
    actor: { organisation: authority, seat },
  });
  if (!done.ok) {
    throw new Error(
      done.errors.map(({ file, message }) => `${file}: ${message.en} ${message.zh}`).join('\n'),
    );
  }
  return done.report;
}
