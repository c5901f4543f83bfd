import { BLOCK_BYTES } from '../constants.ts';

/** Messages hashed side by side: a v128 holds four 32-bit words, one of each. */
export const LANES = 4;

/** Most messages, or pairs of nodes, in one call of the module. */
export const MESSAGES_MAX = 2048;

// The module's memory, in bytes from its start. The first parts are the constants and the state of the four hashes.

/** FIPS 180-4's constants K, 64 words. */
export const K_AT = 0;
/** FIPS 180-4's initial hash value, 8 words. */
export const INITIAL_AT = 256;
/** The running hash values H0 … H7, each a v128 of four lanes. */
export const STATE_AT = 512;
/** The message schedule W0 … W63, each a v128 of four lanes. */
export const SCHEDULE_AT = 1024;
/** The 256 possible schedules of a node's second block, 64 big-endian words each (see second-block.ts). */
export const SECOND_BLOCK_AT = 4096;
/** One record for each group of four messages (see `GROUP_BYTES`). */
export const GROUPS_AT = SECOND_BLOCK_AT + 256 * 256;
/** Four addresses of padded messages, four numbers of blocks, four addresses of digests; each a 32-bit word. */
export const GROUP_BYTES = 48;
/** The digests, 32 bytes each. */
export const DIGESTS_AT = 128 * 1024;
/** Messages, or pairs of nodes. Small enough to stay in a processor's cache. */
export const INPUT_AT = DIGESTS_AT + MESSAGES_MAX * 32;
export const INPUT_BYTES = 128 * 1024;

/** A lane that has finished while its neighbours go on reads up to one block past its message. */
const SLACK_BYTES = BLOCK_BYTES;
const PAGE_BYTES = 65_536;
export const MEMORY_PAGES = Math.ceil((INPUT_AT + INPUT_BYTES + SLACK_BYTES) / PAGE_BYTES);
