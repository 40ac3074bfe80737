/** Order of two texts by code unit: the same everywhere, and much faster than by anybody's alphabet. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
