/** A limit on everything that comes from outside. */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;
export const ROWS_MAX = 100_000;
export const TEXT_CHARACTERS_MAX = 10_000;
/** Of a text that is set aside, so much is kept. */
export const ORIGINAL_CHARACTERS_MAX = 2_000;
