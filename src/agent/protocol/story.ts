import type { Language } from '../../errors/index.js';

/** What one look or one exchange showed, in both languages. */
export type Story = Record<Language, string>;
