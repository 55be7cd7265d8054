import { type Language, language } from '../errors/index.js';
import { helpText } from './help-text.js';

/**
 * The command whose help is asked for, by `help link cut` or `link cut --help`; undefined when none is. What comes after
 * `--`, or after the node of a console, is another program's.
 */
export function helpWanted(args: string[]): string[] | undefined {
  const [first, second] = args;
  if (first === undefined || first === 'help') return args.slice(1);
  const end = args.indexOf('--');
  const own = first === 'lab' && second === 'console' ? 3 : args.length;
  const ours = args.slice(0, end < 0 ? own : Math.min(end, own));
  const at = ours.findIndex(word => word === '--help' || word === '-h');
  return at < 0 ? undefined : ours.slice(0, at);
}

/** The part of the help that is about a command, with its section's heading; all of it where no part is. */
export function helpAbout(command: string[], language: Language): string {
  const whole = helpText[language];
  const sections = whole.split('\n\n').map(partsOf);
  for (let count = Math.min(command.length, 2); count > 0; count--) {
    const name = command.slice(0, count).join(' ');
    const begins = (entry: string) => `${entry.split('\n')[0]} `.startsWith(`  tsunagu ${name} `);
    // Some are told with another one, as `lab down` is with `lab up`.
    const mentions = (entry: string) => entry.includes(`${name} `);
    for (const isAbout of [begins, mentions]) {
      const found = sections
        .map(({ heading, entries }) => ({ heading, entries: entries.filter(isAbout) }))
        .find(({ entries }) => entries.length > 0);
      if (found) return [...found.heading, ...found.entries].join('\n');
    }
  }
  return whole;
}

/** Prints what the commands are, or one of them. */
export function printHelp(command: string[]): void {
  console.log(helpAbout(command, language()));
}

function partsOf(section: string): { heading: string[]; entries: string[] } {
  const [heading = '', ...entries] = `\n${section}`.split(/\n(?= {2}tsunagu )/);
  return { heading: heading.split('\n').filter(Boolean), entries };
}
