import { defineParameterType } from '@cucumber/cucumber';

// Spaces around a parameter belong to it, so that 「A」から「B」 and A から B are the same step.

/** A host, a device or an address: 「…」, "…", or bare ASCII. */
defineParameterType({
  name: 'node',
  regexp: /\s?(?:「([^」]+)」|"([^"]+)"|([A-Za-z0-9][A-Za-z0-9_.:-]*))\s?/,
  transformer: (japanese?: string, english?: string, bare?: string) => japanese ?? english ?? bare ?? '',
});

/** A link: 「A - B」, "A - B" or bare A - B, with any dash; or a single name. */
defineParameterType({
  name: 'link',
  regexp:
    /\s?(?:「([^」]+)」|"([^"]+)"|([A-Za-z0-9][A-Za-z0-9_.:-]*(?:\s?[-‐–—―−－ー~〜～]\s?[A-Za-z0-9][A-Za-z0-9_.:-]*)?))\s?/,
  transformer: (japanese?: string, english?: string, bare?: string) => japanese ?? english ?? bare ?? '',
});

/** A text in quotes: 「…」, 『…』 or "…". */
defineParameterType({
  name: 'text',
  regexp: /\s?(?:「([^」]*)」|『([^』]*)』|"([^"]*)")\s?/,
  transformer: (single?: string, double?: string, english?: string) => single ?? double ?? english ?? '',
});

/** A number, full-width digits too. */
defineParameterType({
  name: 'number',
  regexp: /\s?([0-9０-９]+(?:[.．][0-9０-９]+)?)\s?/,
  transformer: (digits: string) => Number(digits.normalize('NFKC')),
});

/** TCP or UDP. */
defineParameterType({ name: 'transport', regexp: /\s?(TCP|UDP)\s?/, transformer: (word: string) => word });
