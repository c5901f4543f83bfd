import { TlogError, type TlogErrorCode } from '../../src/index.ts';

/** The `TlogError` that `task` throws; fails the test when it throws anything else, or nothing. */
export async function faultOf(task: () => unknown): Promise<TlogError> {
  try {
    await task();
  } catch (error) {
    if (error instanceof TlogError) return error;
    throw error;
  }
  throw new Error('expected a TlogError, nothing was thrown');
}

/** Its code alone. */
export const codeOf = async (task: () => unknown): Promise<TlogErrorCode> => (await faultOf(task)).code;
