/** Seconds from 1900 (NTP's era 0) to 1970. */
const EPOCH_S = 2_208_988_800;
const ERA_S = 2 ** 32;

/** Writes an instant (ms since the epoch) as an NTP timestamp: 32 bits of seconds, 32 of their fraction (RFC 5905). */
export function writeNtpTime(bytes: Buffer, offset: number, ms: number): void {
  const seconds = Math.floor(ms / 1000);
  bytes.writeUInt32BE((seconds + EPOCH_S) % ERA_S, offset);
  bytes.writeUInt32BE(Math.floor((ms / 1000 - seconds) * ERA_S), offset + 4);
}

/** Reads an NTP timestamp: milliseconds since the epoch, in the era that is nearest to `near`. */
export function readNtpTime(bytes: Buffer, offset: number, near: number): number {
  const seconds = bytes.readUInt32BE(offset) + bytes.readUInt32BE(offset + 4) / ERA_S - EPOCH_S;
  return (seconds + ERA_S * Math.round((near / 1000 - seconds) / ERA_S)) * 1000;
}
