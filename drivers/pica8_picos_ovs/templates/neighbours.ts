import { row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, pattern } from '../../common/patterns.js';

export const neighbours: Template = {
  commands: ['ip neigh', 'ip neigh show'],
  columns: ['ip_address', 'interface', 'mac_address', 'flags', 'state'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>[0-9A-Fa-f.:]+) dev (?<interface>\\S+)(?: lladdr (?<mac_address>${COLON_MAC}))?`,
        '(?: (?<flags>[a-z][a-z_ ]*))? (?<state>[A-Z]+)$',
      ),
    ),
  ],
};
