import { color } from '../plot/svg.js';

/** The page's own style sheet: nothing is fetched from anywhere, so that it can be sent around as one file. */
export const style = `
:root { font: 15px/1.5 system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Hiragino Sans', 'Yu Gothic UI', Meiryo,
  'Noto Sans CJK JP', 'Noto Sans JP', 'IPAexGothic', sans-serif; color: ${color.ink}; background: ${color.lane}; }
body { margin: 0 auto; max-width: 960px; padding: 24px 20px 60px; }
header { border-left: 10px solid ${color.delivered}; padding: 4px 18px; background: ${color.paper}; }
header.failed { border-color: ${color.lost}; }
h1 { font-size: 26px; margin: 4px 0; }
h2 { font-size: 19px; margin: 36px 0 10px; }
h3 { font-size: 15px; margin: 10px 0 4px; }
p { margin: 4px 0; }
article { background: ${color.paper}; border: 1px solid ${color.frame}; border-radius: 8px; padding: 6px 16px 12px; margin: 10px 0; }
article.failed { border-left: 6px solid ${color.lost}; }
table { border-collapse: collapse; width: 100%; background: ${color.paper}; }
th, td { text-align: left; padding: 3px 10px; border-bottom: 1px solid ${color.grid}; vertical-align: top; }
thead th { font-weight: 400; color: ${color.faint}; }
.features { columns: 420px; column-gap: 14px; }
.features details { break-inside: avoid; background: ${color.paper}; border: 1px solid ${color.grid}; padding: 3px 10px; margin-bottom: 4px; }
.features details.failed { background: ${color.outage}; }
summary { cursor: pointer; }
.number { text-align: right; white-space: nowrap; }
.mark { width: 1em; color: ${color.delivered}; font-weight: 700; }
tr.failed .mark, .failed > summary .mark { color: ${color.lost}; }
tr.failed td { background: ${color.outage}; }
.faint { color: ${color.faint}; font-size: 13px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 6px 0; font-size: 13px; }
svg { max-width: 100%; height: auto; display: block; margin-top: 10px; }
td svg { margin: 2px 0; }
.bar { display: flex; height: 22px; border-radius: 4px; overflow: hidden; }
.key { display: inline-block; width: 11px; height: 11px; margin-right: 5px; }
.setUpMs { background: #8ea3b5; } .trafficMs { background: ${color.delivered}; } .waitingMs { background: #e9b44c; }
.resetMs { background: #6a994e; } .cleanUpMs { background: #b8c4ce; }
`;
