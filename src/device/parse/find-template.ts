import type { Template } from './template.js';

/**
 * The template for a command; `show_ip_arp`, as folders of captures are called, is the same as `show ip arp`. No
 * folder's name holds a slash, so a slash is the same, too.
 */
export function findTemplate(templates: Template[], command: string): Template | undefined {
  const wanted = bare(command);
  return templates.find(({ commands }) => commands.some(known => bare(known) === wanted));
}

function bare(command: string): string {
  return command
    .trim()
    .toLowerCase()
    .replace(/[\s_/]+/g, ' ');
}
