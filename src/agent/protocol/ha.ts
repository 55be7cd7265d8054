/** Parts of devices in redundant groups. */
export interface HaMethods {
  /** Waits until the device has this part in all of its groups, at least one. */
  'ha/becomes': {
    params: { device: string; role: 'active' | 'standby'; budgetMs: number };
    result: { afterMs: number };
  };
  'ha/failOver': { params: { device: string }; result: { groups: string[] } };
  'ha/failBack': { params: { device: string }; result: null };
}
