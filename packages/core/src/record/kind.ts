import * as z from "zod/mini";
import type { Entry } from "./entry.js";
import { commonFields, type VISIBILITIES } from "./fields.js";

/** What makes a kind of record: everything that create, show, edit, list, help and completion need to know about it. */
export interface Kind<Shape extends z.core.$ZodShape = z.core.$ZodShape> {
  /** Singular, in the glossary's words; the first half of every id. */
  readonly name: string;
  /** The folder below the vault's root. */
  readonly folder: string;
  /** One sentence: what belongs in such a record. */
  readonly summary: string;
  /** Dated kinds get a year folder and a date-prefixed stem; the field that holds the date. */
  readonly date?: string;
  /** Visibility of a record that says nothing. */
  readonly visibility: (typeof VISIBILITIES)[number];
  /** Front-matter fields, in the order in which new files list them; common ones included. */
  readonly fields: z.ZodMiniObject<Shape, z.core.$loose>;
  /** Body headings of a new record, each with the question it answers. */
  readonly sections: readonly { readonly heading: string; readonly asks: string }[];
  /** Bare words by which a search should find it although its text may not hold them (`glue`). */
  readonly words?: (entry: Entry) => readonly string[];
  /** What stands beside the title on one line of a list: short parts, no title, no date. */
  readonly line: (entry: Entry) => readonly string[];
}

/**
 * Declares a kind; common fields are added behind its own. The schema is made when it is first asked for: many commands
 * need a kind's folder and name only, and making every schema at each start would be felt.
 */
export function kind<const Shape extends z.core.$ZodShape>(
  definition: Omit<Kind, "fields"> & { readonly fields: () => Shape },
): Kind<Shape & typeof commonFields> {
  let made: z.ZodMiniObject<Shape & typeof commonFields, z.core.$loose> | undefined;
  return {
    ...definition,
    get fields() {
      made ??= z.looseObject({ ...definition.fields(), ...commonFields });
      return made;
    },
  };
}
