import type { Token } from "../text/token.js";

/** What a number in a text is. */
export type NumberRole =
  /** A date, a version, a team's size, how long the work took: nothing was measured. */
  | "label"
  /** How many of something there are. */
  | "count"
  /** How many of what work consists of: reviews, meetings, lines. */
  | "activity"
  /** How something changed: relative, or from one value to another. */
  | "change"
  /** A value that something has. */
  | "level";

/** One number with its place and role. */
export interface NumberReading {
  readonly first: number;
  readonly behind: number;
  readonly role: NumberRole;
  readonly token: Token;
}

/** The numbers of a text, read once for all rules. */
export interface Numbers {
  readonly readings: readonly NumberReading[];
  /** Words that tell an amount without a figure: halved, doubled, not a single one. */
  readonly wordAmount: boolean;
  /** Something that the values can be held against. */
  readonly baseline: boolean;
  /** Per what something is counted is said somewhere. */
  readonly period: boolean;
}
