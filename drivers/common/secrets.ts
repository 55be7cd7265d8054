const KIND = '(?:(?:ENC|\\d{1,2}|ciphertext|plaintext|encrypted|sha512|text|read-only|read-write|\\*) )';
const WORD =
  '(?:password|passwd|secret|psksecret|key-string|key|authentication-key|pre-shared-key|preshare|passphrase' +
  '|community|md5|encrypted-password|plaintext-password|ascii-text|simple-password)';

/** What follows the words that vendors put before a secret, with or without the kind of its encryption. */
export const commonSecrets: RegExp[] = [
  new RegExp(`(?<=\\b${WORD} ${KIND}*"?)(?!${KIND})[^\\s"]+`, 'gi'),
  // What goes by another name: SNMPv3, VRRP, Wi-Fi, receivers of traps, PPP.
  /(?<=\bauth(?:entication)? (?:md5|sha(?:-?\d+)?|text) (?:\d )?"?)(?!\d |key-)[^\s"]+/gi,
  /(?<=\bpriv (?:aes|3?des)(?: \d+)? )(?!\d+ )\S+/gi,
  /(?<=\bwpa-psk (?:ascii|hex) (?:\d )?)(?!\d )\S+/gi,
  /(?<=\bplaintext "?)[^\s"]+/gi,
  /(?<=\bsnmp-server host \S+ (?:(?:traps|informs) )?(?:version (?:1|2c) )?)(?!traps|informs|version|vrf|use-vrf)\S+/gi,
  /(?<=\bpp auth myname \S+ )\S+/gi,
];
