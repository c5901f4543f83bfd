/** What the store of files takes; docs/files.md repeats these numbers. */
export const FILE_LIMITS = {
  /** Of one file: a photograph of a telephone, a scan of some pages. */
  bytes: 10_000_000,
  /** Of one organisation within a day. */
  perDay: { files: 5_000, bytes: 2_000_000_000 },
  /** Of one that only asks to be admitted. */
  perDayOfNewcomer: { files: 20, bytes: 40_000_000 },
  /** After which what no command has named is swept. */
  uncitedDays: 2,
} as const;
