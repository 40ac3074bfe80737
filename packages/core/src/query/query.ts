/**
 * One condition of a filter. All conditions of a query must hold. What they mean is what `matches` does.
 * `column`, where there is one, is the 1-based place in the filter's text that a problem with the condition points at.
 */
export type Condition =
  /** A word in title or text, whole or as a prefix (`chec*`). A text of several words is a phrase. */
  | { readonly type: "word"; readonly text: string; readonly prefix: boolean; readonly not: boolean }
  /** Words in this order: `"exact phrase"`. */
  | { readonly type: "phrase"; readonly text: string; readonly not: boolean }
  /**
   * `field:value`, `field:a,b` (either). Matches when the words of a value stand next to each other in the field's value.
   * A value that ends in `*` may end in the middle of a word.
   */
  | {
      readonly type: "is";
      readonly field: string;
      readonly values: readonly string[];
      readonly not: boolean;
      readonly column?: number;
      /** Those of the values that the field's closed vocabulary lacks, with their places. */
      readonly strange?: readonly StrangeValue[];
    }
  /** `field:a..b`, `field:>a`, `after:a`, `before:b`; each end inclusive or not; dates may be `2026`, `2026-07`, `2026-Q3`. */
  | {
      readonly type: "range";
      readonly field: string;
      readonly from?: Bound;
      readonly to?: Bound;
      readonly not: boolean;
      readonly column?: number;
    }
  /** `has:field`. */
  | { readonly type: "has"; readonly field: string; readonly not: boolean; readonly column?: number }
  /** At least one of these holds: `date:2026-Q1,2026-Q3`. */
  | { readonly type: "any"; readonly conditions: readonly Condition[]; readonly not: boolean };

/** A value as it is looked for, and the 1-based place where it was typed. */
export interface StrangeValue {
  readonly value: string;
  readonly column: number;
}

/** One end of a range: a number, or an ISO date at its full length. */
export interface Bound {
  readonly value: string | number;
  readonly inclusive: boolean;
}

/** A parsed filter. An empty one matches every record. */
export interface Query {
  readonly conditions: readonly Condition[];
}
