import type { Metric } from "../../record/fields.js";
import type { Rule } from "../formats/rule.js";
import type { Template } from "../formats/template.js";

/** What lint says about a passage. */
export interface Finding {
  /** `type/name`. */
  readonly rule: string;
  readonly severity: Rule["severity"];
  /** UTF-16 offset of the first unit that the finding is about. */
  readonly start: number;
  /** UTF-16 offset behind the last one. */
  readonly end: number;
  /** What is missing or in the way, why it matters, and who says so. */
  readonly message: string;
  /** What could stand in place of the passage; what is not known is a blank (`___`). */
  readonly rewrite?: string;
  /** What to answer, where no rewrite can be given. */
  readonly question?: string;
}

/** What a record says beside its text; numbers and names come from here and from nowhere else. */
export interface LintRecord {
  readonly title?: string;
  readonly metrics?: readonly Metric[];
  /** Your part: led, contributed, supported. */
  readonly role?: string;
  /** Names of the people who did it with you; a stem or link is as good as a name. */
  readonly with?: readonly string[];
}

/** What the template that a text was begun from says about it. */
export type LintTemplate = Pick<Template, "pages" | "sections">;
