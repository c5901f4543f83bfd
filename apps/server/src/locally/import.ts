import type { ApplicationOptions } from '../application/application.ts';
import { type ImportTask, importInto } from '../imports/import-into.ts';
import type { ImportReport } from '../imports/report.ts';
import { loadScenario } from '../scenario/load.ts';
import { withApplicationLocally } from './with-application.ts';

/** An import without a server: opens the data folder, loads its scenario if it is empty, imports, closes. */
export const importLocally = (
  where: ApplicationOptions & { readonly scenario: string | null },
  task: ImportTask,
): Promise<ImportReport> =>
  withApplicationLocally(where, async (application) => {
    if (application.state.position === 0 && where.scenario) await loadScenario(application, where.scenario);
    return importInto(application, task);
  });
