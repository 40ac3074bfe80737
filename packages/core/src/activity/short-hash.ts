/**
 * Eight letters and digits that stand for a text: 40 bits, from two 32-bit multiply-and-xor runs (the mixing of FNV-1a). For
 * names, not for secrets.
 */
export function shortHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x85ebca6b);
  }
  return [low ^ (high >>> 12), high ^ (low >>> 12)]
    .map((part) => ((part >>> 0) % 32 ** 4).toString(32).padStart(4, "0"))
    .join("");
}
