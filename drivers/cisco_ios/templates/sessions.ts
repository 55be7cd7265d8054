import { row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const WHO = (name: string) => `(?<${name}_ip>${IPV4}|---)(?::(?<${name}_port>\\d+))?`;

export const translations: Template = {
  commands: ['show ip nat translations'],
  columns: [
    ...['protocol', 'inside_global_ip', 'inside_global_port', 'inside_local_ip', 'inside_local_port'],
    ...['outside_local_ip', 'outside_local_port', 'outside_global_ip', 'outside_global_port'],
  ],
  rules: [
    row(
      pattern(
        `^(?<protocol>\\w+|---)\\s+${WHO('inside_global')}\\s+${WHO('inside_local')}`,
        `\\s+${WHO('outside_local')}\\s+${WHO('outside_global')}$`,
      ),
    ),
  ],
  ignore: [/^Pro\s+Inside global/, /^Total number of translations/],
};
