import type { SIGNS } from "../../formats/rule-check.js";
import { bareLoads } from "../numbers/loads.js";
import { isSaved } from "../numbers/number-role.js";
import { isLess } from "../numbers/rates.js";
import { phraseSet } from "../phrases/phrase-set.js";
import type { Sentence } from "../text/token.js";
import { hasConsequence } from "./consequence.js";
import { hasOwnPart, isState } from "./own-part.js";
import type { Reading } from "./passage.js";

/** Whether a text has a sign. */
export function hasSign(sign: (typeof SIGNS)[number], reading: Reading): boolean {
  const { model, numbers, record } = reading;
  const has = (...roles: readonly string[]) => numbers.readings.some(({ role }) => roles.includes(role));
  switch (sign) {
    case "number":
      return numbers.wordAmount || has("count", "activity", "change", "level");
    case "count":
      return has("count");
    case "change":
      return (
        numbers.wordAmount ||
        has("change") ||
        (numbers.readings.filter(({ role }) => role === "count").length > 1 && numbers.baseline)
      );
    case "level":
      return has("level") || bareLoads(model, numbers).length > 0;
    case "saving":
      return numbers.readings.some(
        (reading) => reading.role !== "label" && (isSaved(model.tokens, reading.first) || isLess(model, reading)),
      );
    case "state":
      return isState(model);
    case "consequence":
      return hasConsequence(model);
    case "period":
      return numbers.period;
    case "money":
      return model.tokens.some(({ quantity }) => quantity?.unit === "money");
    case "own-part":
      return record.role !== undefined || hasOwnPart(model);
    case "link":
      return /\]\(|:\/\/|\[\[/.test(model.source);
    case "question":
      return model.tokens.some(({ word, quoted }) => word === "?" && !quoted);
    case "record-metrics":
      return (record.metrics?.length ?? 0) > 0;
    case "three-metrics":
      return (record.metrics?.length ?? 0) > 2 || model.sentences.some((sentence) => hasThreeNumbers(sentence, reading));
  }
}

const MEASURES = phraseSet(["metric|metrics|number|numbers|measure|measures|measured|kpi|kpis|reading|readings|track|watch"]);

/** "We measure three things: wrong dates (20 %), calls (410 a week), …": a list of numbers in one sentence. */
function hasThreeNumbers({ first, behind }: Sentence, { model, numbers }: Reading): boolean {
  const inside = numbers.readings.filter(
    (reading) => reading.role !== "label" && reading.first >= first && reading.first < behind,
  );
  return inside.length > 2 && MEASURES.isIn(model.tokens, first, behind);
}
