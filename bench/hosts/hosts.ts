/** How long making and removing hosts took, in milliseconds. */
export interface Times {
  madeMs: number;
  removedMs: number;
}

/** The address of a host by its number, in 10.96.0.0/16. */
export const addressOf = (index: number): string => `10.96.${index >> 7}.${(index & 127) + 1}`;

/** The MAC address of a host by its number. */
export const macOf = (index: number): string => `02:00:00:68:${hex(index >> 8)}:${hex(index & 255)}`;

const hex = (octet: number): string => octet.toString(16).padStart(2, '0');
