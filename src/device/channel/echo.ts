/**
 * Whether a line is the device's echo of what was typed. It may begin with a prompt that was shown again, and
 * spaces may differ.
 */
export function isEcho(line: string, typed: string): boolean {
  return bare(line).endsWith(bare(typed));
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
