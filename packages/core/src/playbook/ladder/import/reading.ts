import type { Problem } from "../../../problem.js";

/** What the reader of a ladder may be told when the file can mean several things. */
export interface Hints {
  /** What the rows of a table are, or the outer headings of a text; the other side is the other. */
  readonly rows?: "levels" | "criteria" | undefined;
  /** Which way the levels run. */
  readonly order?: "as-written" | "reversed" | "by-name" | undefined;
  /** What becomes of columns that have no heading. */
  readonly unnamed?: "keep" | "skip" | undefined;
  /** Which part of a file that holds several ladders; `all` for everything. */
  readonly section?: string | undefined;
}

/** Something that the file does not say by itself. The answer is the hint of the same name. */
export interface Question {
  readonly id: keyof Hints;
  readonly asks: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A level or a criterion as the file names it. */
export interface Named {
  readonly title: string;
  /** What the file says about it as a whole. */
  readonly note?: string;
}

/** What one level expects under one criterion; both by their place in their lists. */
export interface DraftCell {
  readonly criterion: number;
  readonly level: number;
  readonly texts: readonly string[];
}

/** A ladder as it stands in a file, before it has ids and an order. */
export interface Draft {
  readonly title?: string;
  readonly summary?: string;
  readonly levels: readonly Named[];
  readonly criteria: readonly Named[];
  readonly cells: readonly DraftCell[];
  /** How it was read, one sentence each. */
  readonly how: readonly string[];
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
}

/** The comparable form of a name: `**Scope & Impact:**` and `scope and impact` are one. */
export function plainName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}+]+/gu, " ")
    .trim();
}

/** Names in the order in which they come, each once whatever its case and marks. */
export class NameList {
  readonly titles: string[] = [];
  private readonly places = new Map<string, number>();

  /** The place of a name, which it gets when it has none yet. `key` tells apart names that read alike. */
  at(title: string, key = ""): number {
    const name = `${key}\u0000${plainName(title)}`;
    const known = this.places.get(name);
    if (known !== undefined) return known;
    this.places.set(name, this.titles.length);
    return this.titles.push(title) - 1;
  }
}

/** Names joined for a sentence, the first few of them. */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return names.length > most ? `${shown.join(", ")} and ${names.length - most} more` : shown.join(", ");
}
