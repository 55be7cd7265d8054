// enum ofp_error_type of OpenFlow 1.0.1 (section 5.4.4) and the codes of each type.

export const errorType = {
  helloFailed: 0,
  badRequest: 1,
  badAction: 2,
  flowModFailed: 3,
  portModFailed: 4,
  queueOpFailed: 5,
} as const;

export const errorCode = {
  helloFailed: { incompatible: 0, eperm: 1 },
  badRequest: {
    badVersion: 0,
    badType: 1,
    badStat: 2,
    badVendor: 3,
    badSubtype: 4,
    eperm: 5,
    badLen: 6,
    bufferEmpty: 7,
    bufferUnknown: 8,
  },
  badAction: {
    badType: 0,
    badLen: 1,
    badVendor: 2,
    badVendorType: 3,
    badOutPort: 4,
    badArgument: 5,
    eperm: 6,
    tooMany: 7,
    badQueue: 8,
  },
  flowModFailed: {
    allTablesFull: 0,
    overlap: 1,
    eperm: 2,
    badEmergTimeout: 3,
    badCommand: 4,
    unsupported: 5,
  },
  portModFailed: { badPort: 0, badHwAddr: 1 },
  queueOpFailed: { badPort: 0, badQueue: 1, eperm: 2 },
} as const;

/** A fault as this version names it: only names that exist here can be written. */
export function fault<T extends keyof typeof errorCode>(
  errorType: T,
  code: keyof (typeof errorCode)[T] & string,
) {
  return { errorType, code };
}
