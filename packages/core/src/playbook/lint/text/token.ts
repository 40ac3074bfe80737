/** A word, number, name with digits, or mark of a text. */
export interface Token {
  /** In lower case, with straight apostrophes. */
  readonly word: string;
  readonly kind: "word" | "number" | "id" | "mark";
  readonly start: number;
  readonly end: number;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
  /** Written with a capital letter inside: FreeRTOS, PostgreSQL. */
  readonly mixed: boolean;
  /** Joined to the token before by a hyphen: `stack` in `full-stack`. */
  readonly joined: boolean;
  /** Inside quotation marks or code: somebody else's words. */
  readonly quoted: boolean;
  /** Index of its sentence. */
  readonly sentence: number;
  readonly quantity?: Quantity;
}

/** A number as written, with what is attached to it. */
export interface Quantity {
  readonly value: number;
  /** What is measured: `%`, `x`, `money`, `time`, `size`, `rate`, `score`; nothing for a bare number. */
  readonly unit?: "%" | "x" | "money" | "time" | "size" | "rate";
  /** The unit as written, in lower case. */
  readonly unitName?: string;
  /** Index of the token behind number and unit. */
  readonly behind: number;
  /** Written with a plus or minus sign. */
  readonly signed: boolean;
  /** A date, a version, a ticket: nothing was measured. */
  readonly label: boolean;
}

/** A sentence, a list item or a heading: tokens from `first` up to `behind`. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly behind: number;
}
