import type { CaptureCounts } from '../../traffic/index.js';

/** Captures of packets. */
export interface CaptureMethods {
  'capture/start': {
    /**
     * At a test host, or at the uplink of a patch switch. `interface`: one of the host's, by its name there, its port or
     * an address; absent: the first.
     */
    params: { host?: string; interface?: string; uplink?: string; filter?: string; limitBytes?: number };
    result: { id: number };
  };
  /** How many of the kept packets match a filter; without one, how many TCP segments were sent again. */
  'capture/count': { params: { id: number; filter?: string }; result: { count: number } & CaptureCounts };
  /** Ends a capture and gives what is kept, as pcapng in base64. */
  'capture/take': { params: { id: number }; result: { name: string; pcapng: string } & CaptureCounts };
}
