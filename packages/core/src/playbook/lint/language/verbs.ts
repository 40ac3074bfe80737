import { words } from "./word-set.js";

/** Past forms that don't end in -ed; those that also are the present ("cut", "set") count, because bullets tell the past. */
const IRREGULAR = words(`
  built wrote led ran cut set made did took gave got brought kept drove grew held taught spoke found rewrote rebuilt wrote won began
  became chose drew fell felt fought forgot froze went had hid hit left lent let lost meant met overcame paid put quit read rose
  said saw sent shrank shut sold sped spent split stood stole stuck swept swung threw told thought understood undid woke wore broke
  bought caught came knew laid shook showed slid dug redid overhauled unbuilt withdrew foresaw oversaw undertook upheld spun sprang
  wound bound reset offset
`);
/** Participles of irregular verbs, for passives. */
const PARTICIPLES = words(`
  built written led run cut set made done taken given gotten brought kept driven grown held taught spoken found rewritten rebuilt
  won begun chosen drawn fought frozen hidden hit left lost met overcome paid put read sent shrunk shut sold sped spent split thrown
  told understood undone broken bought caught laid shown spun withdrawn overseen undertaken reset bound agreed decided
`);
/** Words that end like a verb and are none, or not one that anybody did. */
const NOT_PAST = words(`
  need speed feed seed weed bleed breed indeed hundred shed sled bed red led-based ted fred med embed exceed proceed succeed naked
  sacred wicked biased united aged cross-functional distributed shared embedded automated federated managed detailed motivated
  skilled experienced talented dedicated experienced-in unexpected supposed related unrelated
`);
const NOT_GERUND = words(
  "thing things something nothing anything everything string strings ring king spring during morning evening bring ping being",
);

const NOT_SUPERLATIVE = words(
  "test request interest guest forest harvest invest manifest suggest honest modest protest contest digest ingest priest chest pytest vitest latest unittest",
);

/** Whether a word can be a superlative. */
export function isSuperlative(word: string): boolean {
  return (word === "best" || /^[a-z]{3,}est$/.test(word)) && !NOT_SUPERLATIVE.has(word);
}

/** Whether a word can be a verb in the past. */
export function isPastVerb(word: string): boolean {
  return IRREGULAR.has(word) || (/^[a-z]{2,}ed$/.test(word) && !NOT_PAST.has(word));
}

/** Whether a word can be the participle of a passive. */
export function isParticiple(word: string): boolean {
  return (
    PARTICIPLES.has(word) ||
    (/^[a-z]{2,}ed$/.test(word) &&
      !/^(?:need|speed|feed|seed|used|interested|excited|pleased|supposed|based|tired|worried)$/.test(word))
  );
}

/** Whether a word can be a verb in -ing. */
export function isGerund(word: string): boolean {
  return /^[a-z]{2,}ing$/.test(word) && !NOT_GERUND.has(word);
}
