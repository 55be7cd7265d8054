import { TsunaguError } from '../../errors/index.js';
import { errors } from '../errors.js';

/** What was thrown, as errors for users: several at once are taken apart, a defect of ours is called one. */
export function asUserErrors(thrown: unknown): TsunaguError[] {
  if (thrown instanceof TsunaguError) return [thrown];
  if (thrown instanceof AggregateError) return thrown.errors.flatMap(asUserErrors);
  const seen = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return [errors.defect({ seen }, { cause: thrown })];
}
