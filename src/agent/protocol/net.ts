/** The network as a whole. */
export interface NetMethods {
  'net/steady': { params: { windowMs?: number; budgetMs?: number }; result: { afterMs: number } };
  'net/wait': { params: { ms: number }; result: null };
}
