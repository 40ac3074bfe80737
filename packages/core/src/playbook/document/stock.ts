import type { VaultConfig } from "../../record/config.js";
import { type DateText, type Entry, referencedStem } from "../../record/entry.js";
import { texts } from "../../record/read-field.js";

/** What a new document can be filled with. */
export interface Stock {
  /** The records the user gave, in their order. */
  readonly given: readonly Entry[];
  /** Everything else in the vault that the user may cite; private records are not among them. */
  readonly all: readonly Entry[];
  /** Stems of the private ones, which no text may name. */
  readonly hidden: ReadonlySet<string>;
  readonly config: VaultConfig;
  readonly today: DateText;
  /** How much a win weighs, as in a brag document. */
  readonly weight: (win: Entry) => number;
}

/** What a document is about: the theme among the given records, else the first of them. */
export function subjectOf(given: readonly Entry[]): Entry | undefined {
  return given.find(({ kind }) => kind === "theme") ?? given[0];
}

/** The theme among the given records. */
export function themeGiven({ given }: Pick<Stock, "given">): Entry | undefined {
  return given.find(({ kind }) => kind === "theme");
}

/** That theme, or the one that the first of the given records belongs to. */
export function themeOf({ given, all }: Pick<Stock, "given" | "all">): Entry | undefined {
  const own = themeGiven({ given });
  if (own !== undefined) return own;
  const stem = given.flatMap((entry) => texts(entry, "theme")).map(referencedStem)[0];
  return all.find((entry) => entry.kind === "theme" && entry.stem === stem);
}

/** The wins that were given, in their order. */
export function winsGiven({ given }: Stock): readonly Entry[] {
  return given.filter(({ kind }) => kind === "win");
}

/**
 * Wins that the user has not kept to themself, those that weigh most first: a document is made for others. Where themes or
 * people were given, only what belongs to them. Records that were named are used all the same.
 */
export function winsSince({ given, all, weight }: Stock, from: DateText): readonly Entry[] {
  const stems = new Set(given.flatMap(({ kind, stem }) => (kind === "theme" || kind === "person" ? [stem] : [])));
  const belongs = (win: Entry) =>
    stems.size === 0 || [...texts(win, "theme"), ...texts(win, "with")].some((reference) => stems.has(referencedStem(reference)));
  return all
    .filter((entry) => entry.kind === "win" && !isKept(entry) && lastDay(entry) >= from && belongs(entry))
    .sort((a, b) => weight(b) - weight(a) || lastDay(b).localeCompare(lastDay(a)));
}

/** Wins with a mark for the next level, as a whole or on a criterion. */
export function isNextLevel(entry: Entry): boolean {
  const level = entry.fields["level"];
  return level === "next" || (typeof level === "object" && level !== null && Object.values(level).includes("next"));
}

/** Names of people that references mean, each once, without those who are kept to oneself. */
export function namesOf(references: readonly string[], { all, hidden }: Stock): readonly string[] {
  return [...new Set(references.map(referencedStem))].flatMap((stem) => {
    const person = all.find((entry) => entry.kind === "person" && entry.stem === stem);
    return hidden.has(stem) || (person !== undefined && isKept(person)) ? [] : [person === undefined ? stem : nameOf(person)];
  });
}

/** Somebody's name and role. */
export function nameOf(person: Entry): string {
  return [person.title, ...texts(person, "role")].join(", ");
}

/** Whether its user keeps an entry to themself. */
export function isKept(entry: Entry): boolean {
  return entry.fields["visibility"] === "me";
}

function lastDay(entry: Entry): string {
  return texts(entry, "end")[0] ?? texts(entry, "date")[0] ?? "";
}
