import type { RawRecord } from '../../src/device/parse/template.js';

/** A column's text; the first of a list. */
export function text(record: RawRecord, column: string): string | undefined {
  const value = record[column];
  const first = Array.isArray(value) ? value[0] : value;
  return first === '' ? undefined : first;
}

/** A column's number, if it is one. */
export function number(record: RawRecord, column: string): number | undefined {
  const value = text(record, column);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** `02:00:5e:00:53:01` of any vendor's notation; undefined for what is no MAC address (`Incomplete`). */
export function mac(written: string | undefined): string | undefined {
  const digits = (written ?? '').replace(/[.:-]/g, '').toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? digits.replace(/..(?=.)/g, '$&:') : undefined;
}

/** `255.255.255.0` as 24. */
export function maskLength(mask: string): number {
  return mask.split('.').reduce((sum, octet) => sum + bits(Number(octet)), 0);
}

function bits(octet: number): number {
  return octet.toString(2).replaceAll('0', '').length;
}

/** The object without what is undefined. */
export function given<T extends object>(row: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;
}

/** A device's word for a state as up or down. */
export function upOrDown(word: string | undefined): 'up' | 'down' | undefined {
  if (word === undefined) return undefined;
  return /^(?:link-|protocol-|admin-)?(?:up|connected|enabled|yes)\b/i.test(word) ? 'up' : 'down';
}
