/** Addresses that test hosts get from the network. */
export interface AddressMethods {
  'address/acquire': {
    params: { host: string; budgetMs?: number };
    /** With prefix lengths. */
    result: { addresses: string[]; gateways: string[]; nameServer?: string };
  };
}
