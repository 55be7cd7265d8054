import type { Attach } from '../agent/client/net.js';
import type { ProbeReport } from '../agent/protocol.js';
import { language } from '../errors/index.js';
import { outageJson, outagePlot } from '../report/index.js';
import { drillFacts, mostTelling } from './drill-facts.js';

/** Attaches what the probes of a scenario measured: a plot and the numbers. */
export async function attachDrill(title: string, probes: ProbeReport[], attach: Attach): Promise<void> {
  const facts = drillFacts(title, probes, language());
  // A string would be shown as text; only a Buffer becomes a picture in the HTML report.
  await attach(Buffer.from(outagePlot(mostTelling(facts))), {
    mediaType: 'image/svg+xml',
    fileName: 'outage.svg',
  });
  await attach(outageJson(facts), { mediaType: 'application/json', fileName: 'outage.json' });
}
