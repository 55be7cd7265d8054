import { fileURLToPath } from 'node:url';
import type { IConfiguration } from '@cucumber/cucumber/api';

/** Cucumber's own reports, in the reports folder. */
const files = { cucumber: 'cucumber.html', junit: 'junit.xml', messages: 'messages.ndjson' };

/** Options of tsunagu, beside all of cucumber's own. */
export interface TsunaguConfig extends Partial<IConfiguration> {
  /** The testbed file, relative to the folder where cucumber-js runs. */
  testbed: string;
  /** The site of the testbed that this machine is; needed when the file has several. */
  site?: string;
  /** Folder for the reports (default `reports`). */
  reports?: string;
}

/**
 * A cucumber-js configuration with tsunagu's steps, hooks and plugin in it:
 *
 *     import { defineConfig } from 'tsunagu';
 *     export default defineConfig({ testbed: 'testbed.yaml' });
 *
 * Everything that cucumber-js knows may be given too: `import`, `format` and `plugin` are added to ours; step
 * files are looked for in features/ unless `import` says where they are.
 */
export function defineConfig({
  testbed,
  site,
  reports = 'reports',
  ...cucumber
}: TsunaguConfig): Partial<IConfiguration> {
  return {
    ...cucumber,
    // cucumber-js takes these as globs, for which only an absolute path is sure to be found.
    import: [
      here('./hooks.js'),
      here('../../steps/*.js'),
      ...(cucumber.import ?? ['features/**/*.{js,mjs}']),
    ],
    plugin: [import.meta.resolve('./coordinator.js'), ...(cucumber.plugin ?? [])],
    pluginOptions: {
      ...cucumber.pluginOptions,
      tsunagu: {
        ...{ testbed, reports, links: cucumber.format ? {} : files, parallel: cucumber.parallel ?? 0 },
        ...(site && { site }),
      },
    },
    format: cucumber.format ?? [
      'progress',
      ['html', `${reports}/${files.cucumber}`],
      ['junit', `${reports}/${files.junit}`],
      ['message', `${reports}/${files.messages}`],
    ],
  };
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
