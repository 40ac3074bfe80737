import type { Entry } from "../../record/entry.js";
import { texts } from "../../record/read-field.js";
import type { Ladder } from "../formats/ladder.js";
import { marksOf } from "./marks-of.js";

type Pattern = NonNullable<Ladder["anti_patterns"]>[number];

/** An anti-pattern that the records themselves show, and by which figures. */
export interface SeenPattern {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly instead: string;
}

/** Fewest wins on which a pattern is claimed, counted among those that say anything about it. */
const ENOUGH = 10;

/** The anti-patterns of a ladder that can be told from records and are seen in these wins; opinion plays no part. */
export function seenPatterns({ anti_patterns = [] }: Ladder, wins: readonly Entry[]): readonly SeenPattern[] {
  return anti_patterns.flatMap(({ id, title, instead, seen_when: sign }) => {
    const because = sign === undefined ? undefined : SIGNS[sign](wins);
    return because === undefined ? [] : [{ id, title, because, instead }];
  });
}

/** What each sign is in records; the figures when it is there. */
const SIGNS: Readonly<Record<NonNullable<Pattern["seen_when"]>, (wins: readonly Entry[]) => string | undefined>> = {
  "nobody-named": (wins) => {
    const alone = wins.filter((win) => texts(win, "with").length === 0).length;
    return wins.length >= ENOUGH && alone * 3 > wins.length * 2 ? `${alone} of ${wins.length} wins name nobody else` : undefined;
  },
  "nothing-built": (wins) => {
    const said = wins.flatMap((win) => texts(win, "altitude"));
    return said.length >= ENOUGH && !said.includes("code") ? `none of ${said.length} wins is at the altitude of code` : undefined;
  },
  "mostly-code": (wins) => {
    const said = wins.flatMap((win) => texts(win, "altitude"));
    const code = said.filter((altitude) => altitude === "code").length;
    return said.length >= ENOUGH && code * 2 > said.length
      ? `${code} of ${said.length} wins are at the altitude of code`
      : undefined;
  },
  "nothing-led": (wins) => {
    const said = wins.flatMap((win) => texts(win, "role"));
    return said.length >= ENOUGH && !said.includes("led") ? `none of ${said.length} wins was led` : undefined;
  },
  "same-size": (wins) => {
    const marked = wins.map(marksOf).filter(({ size }) => size > 0);
    return marked.length >= ENOUGH && marked.every((marks) => ![...marks.values()].includes("next"))
      ? `all ${marked.length} marked wins are at the present level`
      : undefined;
  },
};
