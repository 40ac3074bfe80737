const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  bull: "•",
  mdash: "—",
  ndash: "–",
  rarr: "→",
  hellip: "…",
};

/** A piece of HTML as text: items and paragraphs on lines of their own, everything else without its tags. Its scripts are never run. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/\s+/g, " ")
    .replace(/<li\b[^<>]*>/gi, "\n• ")
    .replace(/<(?:br|p|div|ul|ol|\/p|\/div|\/li)\b[^<>]*>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi, (whole, decimal: string, hex: string, name: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : " ";
    })
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .replace(/• ?\n/g, "• ")
    .trim();
}

/** One table written in HTML: its rows, and the offset at which it begins. */
export interface HtmlTable {
  readonly offset: number;
  readonly rows: readonly { readonly offset: number; readonly cells: readonly string[] }[];
}

/** The tables of a text that holds HTML; a cell that spans several columns or rows stands in the first of them. */
export function htmlTables(text: string): readonly HtmlTable[] {
  const tables: HtmlTable[] = [];
  const lower = text.toLowerCase();
  for (const start of text.matchAll(/<table\b/gi)) {
    // A table that never closes ends where the next one begins.
    const ends = [lower.indexOf("</table", start.index), lower.indexOf("<table", start.index + 1)].filter((end) => end >= 0);
    const source = text.slice(start.index, Math.min(text.length, ...ends));
    const rows = source.split(/<tr\b/i).reduce<{ readonly at: number; readonly rows: { offset: number; cells: string[] }[] }>(
      ({ at, rows }, part, index) => {
        if (index > 0) {
          const cells = part
            .split(/<t[dh]\b[^<>]*>/i)
            .slice(1)
            .map((cell) => htmlText(cell.replace(/<\/t[dhr]\b[\s\S]*/i, "")));
          if (cells.length > 0) rows.push({ offset: start.index + at, cells });
        }
        return { at: at + part.length + "<tr".length, rows };
      },
      { at: 0, rows: [] },
    ).rows;
    if (rows.length > 0) tables.push({ offset: start.index, rows });
    if (tables.length >= 100) break;
  }
  return tables;
}
