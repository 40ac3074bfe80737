const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** Eight letters and digits that stand for a text: 40 bits of FNV-1a (64 bit). For names, not for secrets. */
export function shortHash(text: string): string {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = ((hash ^ BigInt(text.charCodeAt(at))) * PRIME) & MASK;
  return (hash % 32n ** 8n).toString(32).padStart(8, "0");
}
