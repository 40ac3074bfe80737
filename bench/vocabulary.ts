import type { Random } from "./random.js";

/** Words of an invented engineer, drawn as people use words: a few all the time, most hardly ever. */
export interface Vocabulary {
  word(): string;
  /** Words with a capital at the start and no mark at the end. */
  title(words: number): string;
  sentence(words: number): string;
  /** Headed sections that hold about so many words in all. */
  paragraphs(words: number): string;
}

/** Distinct words; with it, texts of 100 words share about as many words as real notes of one author do. */
const SIZE = 4_000;

const COMMON = `the to of and a in we for on it was with that by from after before so then this first when now not at
  as team service build test deploy release cache queue latency error customer page alert review design change cost user
  data request checkout search index login mobile web api gateway schema query batch worker cluster region budget week
  quarter plan risk fix rollout migration incident runbook dashboard metric baseline result problem action owner scope
  cut made moved wrote found showed agreed shipped removed split merged measured halved reduced raised paired taught led
  faster slower smaller larger safer cheaper earlier later weekly nightly manual automatic flaky stable silent noisy cold
  warm start path lock thread memory heap disk network timeout retry backlog handover onboarding interview feedback goal`
  .split(/\s+/)
  .filter((word) => word !== "");

const ONSETS = ["b", "br", "c", "cl", "d", "dr", "f", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v"];
const NUCLEI = ["a", "e", "i", "o", "u", "ai", "ea", "io"];
const CODAS = ["", "l", "m", "n", "nd", "r", "rt", "s", "st", "t", "x"];

/** Words whose frequency falls with their rank as 1/rank (Zipf, 1935). Marks and accents are sprinkled in as in real notes. */
export function vocabulary(chance: Random): Vocabulary {
  const words = [...COMMON];
  const known = new Set(words);
  while (words.length < SIZE) {
    const word = syllable(chance) + syllable(chance) + (chance.fraction() < 0.4 ? syllable(chance) : "");
    if (!known.has(word)) words.push(word);
    known.add(word);
  }
  const word = zipf(words, chance);
  const run = (count: number): string => Array.from({ length: count }, word).join(" ");
  const title = (count: number): string => capital(run(count));
  const sentence = (count: number): string => {
    const text = capital(run(count));
    return chance.fraction() < 0.1 ? `${text}, from ${1 + chance.below(900)} ms → ${1 + chance.below(90)} ms` : text;
  };
  const paragraphs = (count: number): string => {
    let text = "";
    let left = count;
    for (const heading of ["Problem", "Action", "Result"]) {
      text += `\n## ${heading}\n\n`;
      for (let inSection = Math.ceil(count / 3); inSection > 0 && left > 0; ) {
        const length = Math.min(left, 6 + chance.below(12));
        text += `${sentence(length)}.${chance.fraction() < 0.3 ? "\n" : " "}`;
        inSection -= length;
        left -= length;
      }
      text = `${text.trimEnd()}\n`;
    }
    return text;
  };
  return { word, title, sentence, paragraphs };
}

/**
 * Draws from a list with weights 1, 1/2, 1/3 … Sums and a search, since a power or a logarithm may differ in its last bit from
 * one machine to the next.
 */
function zipf(words: readonly string[], chance: Random): () => string {
  let sum = 0;
  const sums = words.map((_, index) => {
    sum += 1 / (index + 1);
    return sum;
  });
  return () => {
    const wanted = chance.fraction() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
}

function syllable(chance: Random): string {
  return chance.pick(ONSETS) + chance.pick(NUCLEI) + chance.pick(CODAS);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
