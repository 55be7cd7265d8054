import type { Template } from './template.js';

/**
 * The template for a command; `show_ip_arp`, as folders of captures are called, is the same as `show ip arp`. No
 * folder's name holds a slash, so a slash is the same, too.
 */
export function findTemplate(templates: Template[], command: string): Template | undefined {
  const wanted = bare(command);
  return templates.find(({ commands }) => commands.some(known => bare(known) === wanted));
}

/** The template for a command, be it with arguments: of commands that it begins with, the longest one's. */
export function templateFor(templates: Template[], command: string): Template | undefined {
  const words = bare(command).split(' ');
  for (let count = words.length; count > 0; count--) {
    const found = findTemplate(templates, words.slice(0, count).join(' '));
    if (found) return found;
  }
  return undefined;
}

function bare(command: string): string {
  return command
    .trim()
    .toLowerCase()
    .replace(/[\s_/]+/g, ' ');
}
