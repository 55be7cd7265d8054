import type { Mode } from '../platform.js';

/** A prompt as it was seen. */
export interface Prompt {
  mode: string;
  /** The device's name in it; empty if the platform's pattern has no group `name`. */
  name: string;
  /** All of it, with the space behind it. */
  text: string;
}

/** Tells prompts from other lines, and remembers the one seen last. */
export class Prompts {
  readonly #modes: Record<string, Mode>;
  #last: Prompt | undefined;

  constructor(modes: Record<string, Mode>) {
    this.#modes = modes;
  }

  /** The prompt that a line is, in the first mode that matches. */
  match(line: string): Prompt | undefined {
    for (const [mode, { prompt }] of Object.entries(this.#modes)) {
      const match = prompt.exec(line);
      if (match) return { mode, name: match.groups?.name ?? '', text: line };
    }
    return undefined;
  }

  /** Whether the name and the spaces at the end are those seen before, so that it cannot be half of something. */
  isKnown(prompt: Prompt): boolean {
    const last = this.#last;
    return !!last?.name && prompt.name === last.name && tail(prompt.text) === tail(last.text);
  }

  remember(prompt: Prompt): void {
    this.#last = prompt;
  }
}

/** A prompt without the device's name: `(config-if)# `, the same as long as the device is in the same place. */
export function placeOf(prompt: Prompt): string {
  return prompt.text.replace(prompt.name, '');
}

function tail(text: string): string {
  return text.slice(text.trimEnd().length);
}
