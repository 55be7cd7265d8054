import type { Wanted } from './model.js';

/** Names that people use for an echo. */
const ECHO = new Set(['icmp', 'ping', 'icmpv6', 'icmp echo', 'icmpecho']);

/**
 * Reads what is asked for, such as `tcp/22,80,443`, `tcp/53,udp/53` or `icmp`: a protocol holds for the ports after it
 * up to the next protocol. Undefined: not understood.
 */
export function parseWanted(text: string): Wanted[] | undefined {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[,;、\s]+/)
    .filter(part => part !== '');
  const found: Wanted[] = [];
  let protocol: 'tcp' | 'udp' | undefined;
  for (const part of parts) {
    if (ECHO.has(part)) {
      found.push({ protocol: 'icmp' });
      protocol = undefined;
      continue;
    }
    const [, named, digits] = /^(?:(tcp|udp)[/:]?)?(\d{1,5})$/.exec(part) ?? [];
    if (named === 'tcp' || named === 'udp') protocol = named;
    const port = Number(digits);
    if (digits === undefined || protocol === undefined || port < 1 || port > 65535) return undefined;
    found.push({ protocol, port });
  }
  return found.length > 0 ? found : undefined;
}

const YES = [
  'yes',
  'y',
  'true',
  'allow',
  'allowed',
  'permit',
  'ok',
  '1',
  '○',
  '〇',
  '✓',
  '可',
  '許可',
  'はい',
];
const NO = [
  'no',
  'n',
  'false',
  'deny',
  'denied',
  'forbid',
  'forbidden',
  'ng',
  '0',
  '×',
  '✗',
  'x',
  '不可',
  '拒否',
  '禁止',
  'いいえ',
];

/** Whether it is to work; undefined: not understood. */
export function parseAllowed(text: string): boolean | undefined {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}
