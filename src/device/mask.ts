import type { Platform } from './platform.js';

/** The text with what the platform calls secret replaced by `***`. Everything said to people goes through here. */
export function mask(platform: Pick<Platform, 'secrets'>, text: string): string {
  return platform.secrets.reduce((masked, secret) => masked.replace(secret, '***'), text);
}
