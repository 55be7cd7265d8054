import { row, type Template } from '../../../src/device/parse/template.js';

export const processes: Template = {
  commands: ['show processes cpu', 'show processes cpu sorted'],
  columns: [
    ...['cpu_usage_5_sec', 'cpu_interruption_5_sec', 'cpu_usage_1_min', 'cpu_usage_5_min', 'process_pid'],
    ...['process_runtime', 'process_invoked', 'process_cpu_time_for_invocation', 'process_cpu_usage_5_sec'],
    ...['process_cpu_usage_1_min', 'process_cpu_usage_5_min', 'process_tty', 'process_name'],
  ],
  carried: ['cpu_usage_5_sec', 'cpu_interruption_5_sec', 'cpu_usage_1_min', 'cpu_usage_5_min'],
  rules: [
    /^CPU utilization for five seconds: (?<cpu_usage_5_sec>\d+)%(?:\/(?<cpu_interruption_5_sec>\d+)%)?; one minute: (?<cpu_usage_1_min>\d+)%; five minutes: (?<cpu_usage_5_min>\d+)%/,
    row(
      /^\s*(?<process_pid>\d+)\s+(?<process_runtime>\d+)\s+(?<process_invoked>\d+)\s+(?<process_cpu_time_for_invocation>\d+)\s+(?<process_cpu_usage_5_sec>[\d.]+)%\s+(?<process_cpu_usage_1_min>[\d.]+)%\s+(?<process_cpu_usage_5_min>[\d.]+)%\s+(?<process_tty>\d+)\s+(?<process_name>.+)$/,
    ),
  ],
  ignore: [/^\s*PID\s+Runtime/],
};

export const pools: Template = {
  commands: ['show memory statistics', 'show memory summary'],
  columns: ['pool', 'head', 'total', 'used', 'free', 'lowest', 'largest'],
  rules: [
    row(
      /^\s*(?<pool>[A-Za-z]\S*(?: \S+)?)\s+(?<head>[0-9A-F]{6,})\s+(?<total>\d+)\s+(?<used>\d+)\s+(?<free>\d+)\s+(?<lowest>\d+)\s+(?<largest>\d+)$/,
    ),
  ],
  ignore: [/^\s+Head\s+Total/, /^Tracekey/],
};

/** One record: the pool, and of the processes a list a column. */
export const memory: Template = {
  commands: ['show processes memory sorted', 'show processes memory'],
  columns: [
    ...['memory_total', 'memory_used', 'memory_free', 'process_id', 'process_allocated', 'process_freed'],
    ...['process_holding', 'process'],
  ],
  required: ['memory_total'],
  lists: ['process_id', 'process_allocated', 'process_freed', 'process_holding', 'process'],
  rules: [
    /^Processor Pool Total: +(?<memory_total>\d+) +Used: +(?<memory_used>\d+) +Free: +(?<memory_free>\d+)/,
    /^\s*(?<process_id>\d+)\s+\d+\s+(?<process_allocated>\d+)\s+(?<process_freed>\d+)\s+(?<process_holding>\d+)\s+\d+\s+\d+\s+(?<process>\S.*)$/,
  ],
  ignore: [/Pool Total:|^\s*PID\s+TTY|^\s+\d+ Total$/],
};
