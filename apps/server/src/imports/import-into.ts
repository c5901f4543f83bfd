import type { SeatFunction } from '@tongzhou/domain';
import { inOneLine, sayRefusal } from '@tongzhou/messages';
import type { Application } from '../application/application.ts';
import { importNeeds } from './import-needs.ts';
import type { ImportReport } from './report.ts';

const LANGUAGES = ['en', 'zh'] as const;

export type ImportTask = {
  readonly files: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly incident: string | undefined;
  readonly isCheck?: boolean | undefined;
  readonly onProgress?: (done: number, all: number) => void;
};

/** What the program that reads lists may do: the mandate says for whom. */
export const IMPORT_FUNCTIONS: readonly SeatFunction[] = ['import-records', 'state-need', 'register'];

/** Imports on behalf of the lead agency, into the named incident or into the only open one. */
export async function importInto(
  application: Application,
  task: ImportTask,
  seat = 'import',
): Promise<ImportReport> {
  const { authority, incidents } = application.state;
  const open = [...incidents.values()].filter((incident) => incident.closedAt === null);
  const incident = task.incident ?? (open.length === 1 ? open[0]?.id : undefined);
  if (incident === undefined || authority === null) {
    const ids = open.map(({ id }) => id).join(', ') || 'none is open';
    throw new Error(`say into which incident with --incident (${ids}); declare one first if there is none`);
  }
  await application.openSeat({ organisation: authority, seat, functions: IMPORT_FUNCTIONS });
  const done = await importNeeds(application, {
    ...task,
    incident,
    actor: { organisation: authority, seat },
  });
  if (!done.ok) {
    const files = done.errors.map(({ file, message }) => `${file}: ${message.en} ${message.zh}`);
    const none = done.refusals.flatMap((each) =>
      LANGUAGES.map((language) => {
        const { title, detail, whatToDo } = sayRefusal(each, language);
        return inOneLine([title, detail, whatToDo], language);
      }),
    );
    throw new Error([...files, ...none].join('\n'));
  }
  return done.report;
}
