import { begins, type Template } from '../../../src/device/parse/template.js';

export const licences: Template = {
  commands: ['show license'],
  columns: [
    ...['feature', 'period_left', 'period_used', 'license_type', 'license_state', 'license_count'],
    'license_priority',
  ],
  required: ['feature'],
  rules: [
    begins(/^Index \d+ Feature: (?<feature>\S+)/),
    /^\s+Period left: (?<period_left>.+)$/,
    /^\s+Period Used: (?<period_used>.+)$/,
    /^\s+License Type: (?<license_type>.+)$/,
    /^\s+License State: (?<license_state>.+)$/,
    /^\s+License Count: (?<license_count>.+)$/,
    /^\s+License Priority: (?<license_priority>.+)$/,
  ],
};

/** Of what is said of licences, how they are got; the rest is when which reports are due. */
export const licenceStatus: Template = {
  commands: ['show license status'],
  columns: [
    ...['sl_enabled', 'sl_reg_status', 'sl_smart_acct', 'sl_virt_acct', 'sl_license_auth', 'sl_transport'],
    ...['sl_url', 'sl_proxy_address', 'sl_proxy_port', 'sl_proxy_username', 'sl_proxy_password', 'sl_vrf'],
  ],
  rules: {
    start: [
      /^Smart Licensing is (?<sl_enabled>\w+)/,
      { line: /^Smart Licensing Using Policy:/, go: 'policy' },
      { line: /^Registration:/, go: 'registration' },
      { line: /^License Authorization:/, go: 'authorization' },
      { line: /^Transport:/, go: 'transport' },
      /^\s+Smart Account: (?<sl_smart_acct>.+?)(?: As of .*)?$/,
      /^\s+Virtual Account: (?<sl_virt_acct>.+)$/,
      /^/,
    ],
    policy: [{ line: /^\s+Status: (?<sl_enabled>.+)$/, go: 'start' }],
    registration: [{ line: /^\s+Status: (?<sl_reg_status>.+)$/, go: 'start' }],
    authorization: [{ line: /^\s+Status: (?<sl_license_auth>.+)$/, go: 'start' }],
    transport: [
      { line: /^$/, go: 'start' },
      /^\s+Type: (?<sl_transport>.+)$/,
      /^\s+URL: (?<sl_url>\S+)/,
      /^\s+Address: (?<sl_proxy_address>.+)$/,
      /^\s+Port: (?<sl_proxy_port>.+)$/,
      /^\s+Username: (?<sl_proxy_username>.+)$/,
      /^\s+Password: (?<sl_proxy_password>.+)$/,
      /^\s+VRF: (?<sl_vrf>.+)$/,
    ],
  },
  ignore: [/^\s+(?:Proxy|Not Configured|\w[\w ]*:)/],
};
