import { phraseSet } from "../phrases/phrase-set.js";
import type { Check, CheckOf, Lists } from "./passage.js";
import { passageOf } from "./passage.js";
import { counts, excuse } from "./words.js";

/** Small words, which say nothing by themselves. */
const SMALL = new Set(
  `i me my we our you your he she it they them who whom whose which that this these those a an the and or but nor as at by for from in
  into of on onto to with within without over about than then so also be am is are was were been being 's 'm 'd 've 're 'll have has had
  do does did will would can could should may might want wants like likes wish hope one ones all some every very really quite more most
  not no if when what how there here`.split(/\s+/),
);

/** A text that names one of these and, beside words that add nothing, nothing else. */
export function nothingButCheck(check: CheckOf<"nothing-but">, lists: Lists): Check {
  const of = phraseSet(check.of, lists);
  const beside = phraseSet(check.beside, lists);
  const isCounted = counts(check, lists);
  const isExcused = excuse(check, lists);
  const most = check.at_most ?? 0;
  return (reading) => {
    const { tokens } = reading.model;
    const named = of.all(tokens);
    const first = named[0];
    if (first === undefined || !isCounted(reading) || isExcused(first, reading)) return [];
    const taken = new Set<number>();
    for (const { first: from, behind } of [...named, ...beside.all(tokens)])
      for (let at = from; at < behind; at += 1) taken.add(at);
    const left = tokens.filter(({ word, kind }, index) => !taken.has(index) && kind !== "mark" && !SMALL.has(word));
    return left.length > most ? [] : [passageOf(reading.model, first.markFirst, named.at(-1)?.markBehind ?? first.markBehind)];
  };
}
