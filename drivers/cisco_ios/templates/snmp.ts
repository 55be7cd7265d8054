import { begins, type Template } from '../../../src/device/parse/template.js';

export const snmpCommunities: Template = {
  commands: ['show snmp community'],
  columns: ['name', 'index', 'security_name', 'storage_type', 'access_list_number'],
  required: ['name'],
  rules: [
    begins(/^Community name: (?<name>\S+)/),
    /^Community Index: (?<index>\S+)/,
    /^Community SecurityName: (?<security_name>\S+)/,
    /^storage-type: (?<storage_type>\S+)(?:\s+active)?(?:\s+access-list: (?<access_list_number>\S+))?$/,
  ],
};

const NONE_SPECIFIED = '<no \\w+ specified>|\\S+';

export const snmpGroups: Template = {
  commands: ['show snmp group'],
  columns: [
    ...['groupname', 'security_model', 'contextname', 'storage_type', 'readview', 'writeview', 'notifyview'],
    ...['row_status', 'access_list'],
  ],
  required: ['groupname'],
  rules: [
    begins(/^groupname: (?<groupname>\S+)\s+security model:\s*(?<security_model>\S.*)$/),
    new RegExp(
      `^contextname: (?<contextname>${NONE_SPECIFIED})(?:\\s+storage-type: (?<storage_type>\\S+))?$`,
    ),
    new RegExp(
      `^readview ?: (?<readview>${NONE_SPECIFIED})\\s+writeview: (?<writeview>${NONE_SPECIFIED})\\s*$`,
    ),
    new RegExp(`^notifyview: (?<notifyview>${NONE_SPECIFIED})\\s*$`),
    /^row status: (?<row_status>\S+)(?:\s+access-list: (?<access_list>\S+))?/,
  ],
};

export const snmpUsers: Template = {
  commands: ['show snmp user'],
  columns: [
    ...['user_name', 'engine_id', 'storage_type', 'access_list', 'authentication_protocol'],
    ...['privacy_protocol', 'group_name'],
  ],
  required: ['user_name'],
  rules: [
    begins(/^User name: (?<user_name>\S+)/),
    /^Engine ID: (?<engine_id>\S+)/,
    /^storage-type: (?<storage_type>\S+)(?:\s+active)?(?:\s+access-list: (?<access_list>\S+))?$/,
    /^Authentication Protocol: (?<authentication_protocol>\S+)/,
    /^Privacy Protocol: (?<privacy_protocol>\S+)/,
    /^Group-name: (?<group_name>\S+)/,
  ],
};
