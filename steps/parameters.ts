import { defineParameterType } from '@cucumber/cucumber';
import type { StepParameter } from '../src/plugin/planned-failures.js';

// Spaces around a parameter belong to it, so that 「A」から「B」 and A から B are the same step.

/** How things are written in steps. */
export const parameters: StepParameter[] = [
  /** A host, a device or an address: 「…」, "…", or bare ASCII. */
  {
    name: 'node',
    regexp: /\s?(?:「([^」]+)」|"([^"]+)"|([A-Za-z0-9][A-Za-z0-9_.:-]*))\s?/,
    transformer: (japanese?: string, english?: string, bare?: string) => japanese ?? english ?? bare ?? '',
  },

  /** A link: 「A - B」, "A - B" or bare A - B, with any dash; or a single name. */
  {
    name: 'link',
    regexp:
      /\s?(?:「([^」]+)」|"([^"]+)"|([A-Za-z0-9][A-Za-z0-9_.:-]*(?:\s?[-‐–—―−－ー~〜～]\s?[A-Za-z0-9][A-Za-z0-9_.:-]*)?))\s?/,
    transformer: (japanese?: string, english?: string, bare?: string) => japanese ?? english ?? bare ?? '',
  },

  /** Two links or more: 「A」と「B」, 「A」、「B」と「C」, "A" and "B", "A", "B" and "C". */
  {
    name: 'links',
    regexp: /\s?(?:「[^」]+」(?:(?:、|,|と|および)\s?「[^」]+」)+|"[^"]+"(?:(?:, and |, | and )"[^"]+")+)\s?/,
    transformer: (list: string) =>
      [...list.matchAll(/「([^」]+)」|"([^"]+)"/g)].map(([, japanese, english]) => japanese ?? english ?? ''),
  },

  /** A text in quotes: 「…」, 『…』 or "…". */
  {
    name: 'text',
    regexp: /\s?(?:「([^」]*)」|『([^』]*)』|"([^"]*)")\s?/,
    transformer: (single?: string, double?: string, english?: string) => single ?? double ?? english ?? '',
  },

  /** A number, full-width digits too. */
  {
    name: 'number',
    regexp: /\s?([0-9０-９]+(?:[.．][0-9０-９]+)?)\s?/,
    transformer: (digits: string) => Number(digits.normalize('NFKC')),
  },

  /** TCP or UDP. */
  {
    name: 'transport',
    regexp: /\s?(TCP|UDP)\s?/,
    transformer: (word: string) => word,
  },
];

// Bare words are names, too, so every word of a proposed step would be one.
for (const parameter of parameters) defineParameterType({ ...parameter, useForSnippets: false });
