/** One condition of a filter. All conditions of a query must hold. */
export type Condition =
  /** A word in title or text, whole or as a prefix (`chec*`). */
  | { readonly type: "word"; readonly text: string; readonly prefix: boolean; readonly not: boolean }
  /** Words in this order: `"exact phrase"`. */
  | { readonly type: "phrase"; readonly text: string; readonly not: boolean }
  /** `field:value`, `field:a,b` (either). Matches when the words of `value` stand next to each other in the field's value. */
  | { readonly type: "is"; readonly field: string; readonly values: readonly string[]; readonly not: boolean }
  /** `field:a..b`, `field:>a`, `after:a`, `before:b`; each end inclusive or not; dates may be `2026`, `2026-07`, `2026-Q3`. */
  | { readonly type: "range"; readonly field: string; readonly from?: Bound; readonly to?: Bound; readonly not: boolean }
  /** `has:field`. */
  | { readonly type: "has"; readonly field: string; readonly not: boolean };

/** One end of a range: a number, or an ISO date at its full length. */
export interface Bound {
  readonly value: string | number;
  readonly inclusive: boolean;
}

/** A parsed filter. An empty one matches every record. */
export interface Query {
  readonly conditions: readonly Condition[];
}
