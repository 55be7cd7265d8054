import { defineConfig } from 'tsunagu';

// The example's own steps are TypeScript, built into dist.
const own = ['dist/features/**/*.js'];

/** The small lab with two routes. */
export default defineConfig({
  testbed: 'labs/two-routes/testbed.yaml',
  tags: 'not @enterprise',
  import: own,
});

/** The enterprise network: `npx cucumber-js -p enterprise`. */
export const enterprise = defineConfig({
  testbed: 'labs/enterprise/testbed.yaml',
  tags: '@enterprise',
  import: own,
});

/** The same on real devices: `npx cucumber-js -p hardware`. */
export const hardware = defineConfig({
  testbed: 'labs/enterprise/testbed.hardware.yaml',
  tags: '@enterprise',
  import: own,
});
