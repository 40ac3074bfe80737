/** Words whose last letter is an `s` although there may be one of them, and units that end in "per second". */
const KEPT = new Set(["iops", "kbps", "mbps", "gbps", "news", "series", "species", "means", "lens"]);

/** Words in `-ches`, `-ies`, `-os`, `-ses` and `-xes` that lose no more than their `s`. */
const ONLY_S =
  /(?:cookies|movies|zombies|rookies|caches|headaches|niches|axes|repos|demos|todos|videos|photos|macros|memos|ases|nses|rses|auses)$/;

/**
 * The singular of an English unit where that is safe: `pages` is `page`, `queries` is `query`, `PRs` is `PR`. Anything
 * else is itself, since a plural behind a one is a smaller fault than a word that does not exist.
 */
export function singular(unit: string): string {
  if (/\p{Lu}{2}s$/u.test(unit)) return unit.slice(0, -1);
  if (unit.length < 4 || !/^\p{L}[\p{L} -]*\p{Ll}s$/u.test(unit)) return unit;
  const word = unit.slice(unit.search(/[^ ]*$/));
  if (ONLY_S.test(word)) return unit.slice(0, -1);
  if (KEPT.has(word) || /(?:ss|us|is|os|ses|oes)$/.test(word)) return unit;
  if (/[^aeiou]ies$/.test(word)) return `${unit.slice(0, -3)}y`;
  return /(?:ch|sh|x|zz)es$/.test(word) ? unit.slice(0, -2) : unit.slice(0, -1);
}
