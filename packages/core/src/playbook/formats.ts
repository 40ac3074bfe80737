import type * as z from "zod";
import { Check } from "./formats/check.js";
import { Guide } from "./formats/guide.js";
import { Ladder } from "./formats/ladder.js";
import { Question } from "./formats/question.js";
import { Rule } from "./formats/rule.js";
import { Template } from "./formats/template.js";

/** The six formats of the playbook, by name; the name is also that of an item's type, its folder the plural. */
export const formats = {
  ladder: { folder: "ladders", schema: Ladder },
  check: { folder: "checks", schema: Check },
  template: { folder: "templates", schema: Template },
  rule: { folder: "rules", schema: Rule },
  guide: { folder: "guides", schema: Guide },
  question: { folder: "questions", schema: Question },
} as const;

/** Name of a format. */
export type Format = keyof typeof formats;

/** What a file of a format holds. */
export type Content<F extends Format> = z.output<(typeof formats)[F]["schema"]>;

/** All format names, in the order in which faces list them. */
export const formatNames = Object.keys(formats) as readonly Format[];
