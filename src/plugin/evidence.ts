import type { Attach } from '../agent/client/net.js';
import type { ProbeReport } from '../agent/protocol.js';
import { language } from '../errors/index.js';
import { outageJson, outagePlot } from '../report/index.js';
import { drillFacts } from './drill-facts.js';

/** Attaches what the probes of a scenario measured: a plot and the numbers. Nothing when there were none. */
export async function attachDrill(title: string, probes: ProbeReport[], attach: Attach): Promise<void> {
  if (probes.length === 0) return;
  const facts = drillFacts(title, probes, language());
  // A string would be shown as text; only a Buffer becomes a picture in the HTML report.
  await attach(Buffer.from(outagePlot(facts)), { mediaType: 'image/svg+xml', fileName: 'outage.svg' });
  await attach(outageJson(facts), { mediaType: 'application/json', fileName: 'outage.json' });
}
