import { begins, row, type Template } from '../../../src/device/parse/template.js';

/** Older switches give settings by name; newer ones say which of them apply now and which after a reload. */
export const boot: Template = {
  commands: ['show boot', 'show boot system'],
  columns: [
    ...['switch_number', 'boot_path', 'config_file', 'priv_config_file', 'enable_break', 'manual_boot'],
    ...['allow_dev_key', 'helper_path_list', 'auto_upgrade', 'auto_upgrade_path', 'boot_optimization'],
    ...['boot_mode', 'buffer_size', 'timeout_config_download', 'config_download_dhcp'],
    ...['config_download_dhcp_next_boot', 'current_boot_variables'],
  ],
  rules: {
    settings: [
      begins(/^Switch (?<switch_number>\d+)$/),
      { line: /^Current Boot Variables:/, go: 'current' },
      /^(?:BOOT path-list *:|BOOT variable =) *(?<boot_path>\S*?);?$/,
      /^Config file *: *(?<config_file>\S*)/,
      /^Private Config file *: *(?<priv_config_file>\S*)/,
      /^Enable Break *[:=] *(?<enable_break>\w+)/,
      /^Manual Boot *[:=] *(?<manual_boot>\w+)/,
      /^Allow Dev Key *: *(?<allow_dev_key>\w+)/,
      /^HELPER path-list *: *(?<helper_path_list>.*)$/,
      /^Auto upgrade *: *(?<auto_upgrade>\w+)/,
      /^Auto upgrade path *: *(?<auto_upgrade_path>.*)$/,
      /^Boot optimization *: *(?<boot_optimization>\w+)/,
      /^Boot Mode *= *(?<boot_mode>\w+)/,
      /^\s*buffer size: +(?<buffer_size>\d+)/,
      /^\s*Download: +(?<timeout_config_download>\d+)/,
      /^iPXE Timeout = (?<timeout_config_download>\d+)/,
      /^\s*via DHCP: +(?<config_download_dhcp>\w+) \(next boot: (?<config_download_dhcp_next_boot>\w+)/,
    ],
    current: [
      { line: /^Boot Variables on next reload:/, go: 'settings' },
      /^(?<current_boot_variables>\S.*)$/,
    ],
  },
  ignore: [
    /^-+$|^NVRAM\/Config file|^Timeout for Config|^Config Download|^\S+[#>]show/,
    /^(?:CONFIG_FILE|BOOTLDR) variable|^Configuration register/,
  ],
};

export const fileSystems: Template = {
  commands: ['show file systems'],
  columns: ['size', 'free', 'type', 'flags', 'prefixes'],
  rules: [row(/^[*\s]+(?<size>\d+|-)\s+(?<free>\d+|-)\s+(?<type>\S+)\s+(?<flags>\S+)\s+(?<prefixes>\S.*)$/)],
  ignore: [/^File Systems:|^\s+Size\(b\)/],
};

/** What a file system holds in all is said below its files. */
export const files: Template = {
  commands: ['dir'],
  columns: [...['file_system', 'id', 'permissions', 'size', 'date_time', 'name', 'total_size', 'total_free']],
  carried: ['file_system'],
  required: ['name'],
  backwards: ['total_size', 'total_free'],
  rules: [
    /^Directory of (?<file_system>\S+)/,
    row(
      /^\s*(?<id>\d+)\s+(?<permissions>[-drwx]+)\s+(?<size>\d+)\s+(?<date_time>[A-Z][a-z]{2} +\d+ \d{4} [\d:]+ [+-]\d\d:\d\d|<no date>|[A-Z][a-z]{2} +\d+ \d{4} [\d:]+)\s+(?<name>\S.*)$/,
    ),
    /^(?<total_size>\d+) bytes total \((?<total_free>\d+) bytes free/,
  ],
  ignore: [/^No files in directory/],
};

/** The configurations that were put aside. */
export const archive: Template = {
  commands: ['show archive'],
  columns: ['state', 'next_filename', 'filenames', 'current_index'],
  lists: ['filenames'],
  rules: [
    /^Archive feature (?<state>not enabled)/,
    /^The next archive file will be named (?<next_filename>\S+)/,
    /^\s+(?<current_index>\d+)\s+(?<filenames>\S+) *<- Most Recent/,
    /^\s+\d+\s+(?<filenames>\S+)$/,
  ],
  ignore: [/^The maximum archive|^There are currently|^\s*Archive #|^\s+\d+$/],
};
