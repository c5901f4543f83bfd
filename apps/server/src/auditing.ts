/** What an auditor needs of the server's: reference data and the writing down of a state, without the server itself. */

export { readItems, readReference } from './application/reference-data.ts';
export { keyFile } from './folder/keys.ts';
export { shapeOf } from './snapshot/shape.ts';
export { readHeading, readSnapshot, SnapshotBroken, writeSnapshot } from './snapshot/snapshot-file.ts';
