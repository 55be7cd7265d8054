import { displayWidth, truncate } from '../width.js';

/** What the plot is drawn in: readable in print and for the colour-blind (blue for good, vermilion for bad). */
export const color = {
  paper: '#ffffff',
  ink: '#1f2933',
  faint: '#6b7785',
  lane: '#f8fafb',
  grid: '#e6eaee',
  frame: '#d5dbe1',
  delivered: '#2b7bba',
  latency: '#dcebf6',
  lost: '#d9480f',
  outage: '#fde5d9',
  event: '#3d4852',
};

/** Fonts that have Japanese letters on Windows, macOS and Linux, after each system's own. */
const FONTS =
  "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', 'IPAexGothic', 'VL PGothic', sans-serif";

/** How a text is set. */
export interface TextStyle {
  size?: number;
  fill?: string;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  /** A white edge, for text on top of drawings. */
  halo?: boolean;
}

/** The whole picture, on white paper of its own: the page around it may be dark. */
export function picture(width: number, height: number, title: string, parts: string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONTS}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${color.paper}" stroke="${color.frame}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { size = 12, fill = color.ink, weight, anchor, halo } = style;
  const attributes = [
    `x="${px(x)}" y="${px(y)}" font-size="${size}" fill="${fill}"`,
    weight && `font-weight="${weight}"`,
    anchor && `text-anchor="${anchor}"`,
    halo && `stroke="${color.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`,
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${xmlText(content)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, dash?: string): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : '';
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${stroke}"${dashes}/>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  const round = radius > 0 ? ` rx="${radius}"` : '';
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"${round}/>`;
}

export function path(d: string, fill: string, stroke = 'none'): string {
  return d === '' ? '' : `<path d="${d}" fill="${fill}" stroke="${stroke}"/>`;
}

/** About how wide a text will be: fonts differ, so this is rather too much than too little. */
export function textWidth(content: string, size: number): number {
  return displayWidth(content) * size * 0.56;
}

/** The text cut to about so many pixels. */
export function fitText(content: string, size: number, pixels: number): string {
  return textWidth(content, size) <= pixels ? content : truncate(content, Math.floor(pixels / (size * 0.56)));
}

/** A coordinate to a tenth of a pixel, as short as it can be written. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** XML 1.0 text: control characters cannot be written at all. */
function xmlText(content: string): string {
  return content
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(
      /[&<>"]/g,
      letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter,
    );
}
