export { Application } from './application/application.ts';
export { establishLocally } from './application/establish-locally.ts';
export { readAreas, readItems } from './application/reference-data.ts';
export { runningOn } from './folder/running.ts';
export { addUserLocally } from './identity/add-user-locally.ts';
export { importInto, importLocally } from './imports/import-locally.ts';
export type { ImportReport } from './imports/report.ts';
export { type LogPlace, type Rotated, readLogLocally, rotateLogKeyLocally } from './log/locally.ts';
export { serve } from './server/serve.ts';
