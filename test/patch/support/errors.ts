import { TsunaguError } from '../../../src/errors/index.js';

/** The code of the TsunaguError that `work` throws; undefined when it throws none. */
export function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof TsunaguError) return error.code;
    throw error;
  }
}

/** The TsunaguError that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<TsunaguError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof TsunaguError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
