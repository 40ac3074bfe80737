import { visible } from "../terminal.js";

/** Where an item's ideas come from, in one line. */
export function sourcesLine(
  sources: readonly { readonly author: string; readonly title: string; readonly year?: number | undefined }[],
): string {
  const works = sources.map(({ author, title, year }) => `${author}, ${title}${year === undefined ? "" : `, ${year}`}`);
  return visible(`From: ${works.join("; ")}`);
}
