/** Continuous traffic other than a single probe; recovery and stopping are those of probes. */
export interface FlowMethods {
  'flow/start': {
    params: {
      from: string;
      to: string;
      kind: 'icmp' | 'udp';
      count: number;
      intervalMs: number;
      budgetMs?: number;
    };
    result: { ids: number[] };
  };
  'flow/request': {
    params: { from: string; url: string; intervalMs?: number; budgetMs?: number };
    result: { id: number };
  };
}
