/** The benchmark lives in its own workspace, node-openflow/bench; this hands it to `npm run bench -- openflow`. */
export async function run(args: string[]): Promise<void> {
  const workspace = new URL('../../node-openflow/dist/bench/main.js', import.meta.url);
  const bench = (await import(workspace.href)) as { run(args: string[]): Promise<void> };
  await bench.run(args);
}
