const LETTERS: Record<string, string> = {
  C: 'connected',
  L: 'local',
  S: 'static',
  K: 'kernel',
  O: 'ospf',
  B: 'bgp',
  R: 'rip',
  i: 'isis',
  I: 'isis',
  D: 'eigrp',
  H: 'local',
};

const WORDS: [RegExp, string][] = [
  [/^(?:direct|connected)/i, 'connected'],
  [/^(?:local|host|implicit)/i, 'local'],
  [/^(?:static|temporary)/i, 'static'],
  [/^ospf/i, 'ospf'],
  [/bgp/i, 'bgp'],
  [/^rip/i, 'rip'],
  [/^is-?is/i, 'isis'],
  [/^eigrp/i, 'eigrp'],
];

/** The name of a routing protocol from a letter (`O E2`) or a word (`ospf-10`), else the device's word. */
export function protocolOf(code: string): string {
  const word = WORDS.find(([pattern]) => pattern.test(code))?.[1];
  return word ?? LETTERS[code[0] ?? ''] ?? code.toLowerCase();
}
