const KIND = '(?:(?:ENC|\\d{1,2}|ciphertext|plaintext|encrypted|sha512|text|\\*) )';
const WORD =
  '(?:password|passwd|secret|psksecret|key-string|key|authentication-key|pre-shared-key|preshare|passphrase' +
  '|community|md5|encrypted-password|plaintext-password|ascii-text|simple-password)';

/** What follows the words that vendors put before a secret, with or without the kind of its encryption. */
export const commonSecrets: RegExp[] = [new RegExp(`(?<=\\b${WORD} ${KIND}*"?)(?!${KIND})[^\\s"]+`, 'gi')];
