import { defineErrors } from '../../errors/index.js';

export const errors = defineErrors('capture', {
  filter: {
    en: (f: { filter: string; said: string }) => ({
      what: `"${f.filter}" is no capture filter`,
      why: f.said,
      remedy: 'write it in the syntax of pcap-filter(7), such as `tcp port 80 and host 10.0.0.1`',
    }),
    ja: f => ({
      what: `「${f.filter}」はキャプチャフィルタとして解釈できません`,
      why: f.said,
      remedy: 'pcap-filter(7) の書き方（例: `tcp port 80 and host 10.0.0.1`）で書いてください',
    }),
  },
});
