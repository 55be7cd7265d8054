import type { AnyType, Fields } from './type.js';

/** What a type is, for those who walk through the declarations: the reference and the tests. */
export type Shape =
  | { is: 'number'; bits: number }
  | { is: 'bigint' }
  | { is: 'enum'; bits: number; names: Readonly<Record<string, number>> }
  | {
      is: 'enumBySibling';
      bits: number;
      field: string;
      names: Readonly<Record<string, Readonly<Record<string, number>>>>;
    }
  | { is: 'mac' | 'ipv4' | 'ipv6' | 'bytes' | 'experimenter' }
  | { is: 'text'; size: number }
  | { is: 'array'; of: AnyType; count: number }
  | { is: 'list'; of: AnyType }
  | { is: 'struct'; name: string; fields: Fields }
  | {
      is: 'union';
      name: string;
      variants: Readonly<Record<string, readonly [number, Fields]>>;
      unknown: boolean;
    }
  | { is: 'oxm'; one: boolean }
  | { is: 'oxmIds' }
  | { is: 'match10' };
