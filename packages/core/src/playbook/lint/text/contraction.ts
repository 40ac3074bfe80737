const CONTRACTED = /^(.+?)(n['’]t|['’](?:ve|m|d|ll|re|s))$/iu;
const WHOLE: Readonly<Record<string, string>> = { ca: "can", wo: "will", sha: "shall" };

/** The two words of a contraction: "didn't" is "did" and "not", "I've" is "I" and "'ve"; nothing for any other word. */
export function splitContraction(
  word: string,
): { readonly stem: string; readonly stemLength: number; readonly ending: string } | undefined {
  const [, stem, ending] = CONTRACTED.exec(word) ?? [];
  if (stem === undefined || ending === undefined) return undefined;
  const plain = ending.toLowerCase().replaceAll("’", "'");
  return {
    stem: plain === "n't" ? (WHOLE[stem.toLowerCase()] ?? stem) : stem,
    stemLength: stem.length,
    ending: plain === "n't" ? "not" : plain,
  };
}
