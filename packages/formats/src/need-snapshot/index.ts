export { checkTally, type TallyCheck } from './check-tally.ts';
export type { FormatError, FormatErrorCode } from './format-error.ts';
export { FILE_BYTES_MAX, ROWS_MAX } from './limits.ts';
export { placeInJson } from './place-in-json.ts';
export { type NeedSnapshotOptions, readNeedSnapshot } from './read.ts';
export type { ServiceDetails, ServiceKind, ServiceListing } from './service-listing.ts';
export type {
  FacilityKind,
  HospitalNeeds,
  LineNote,
  NeedLine,
  NeedSnapshot,
  NeedSnapshotReading,
  Original,
  SetAside,
} from './snapshot.ts';
export { flattenTally, type Tally } from './tally.ts';
