import type { Namespace } from '../../netns/index.js';

/**
 * Something that a user of a test host does: one try from its namespace at an address, whose result tells what
 * happened. What goes wrong in the network is a result; only a mistake of the caller is an error.
 */
export type Client<Options, Result> = (ns: Namespace, address: string, options: Options) => Promise<Result>;
