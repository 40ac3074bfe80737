import * as z from "zod/mini";
import { optional } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** Somebody the user works with; an address book of a career, not of contacts. */
export const person = kind({
  name: "person",
  folder: "people",
  summary: "Somebody you work with: role, what they decide, how often to talk",
  visibility: "me",
  fields: () => ({
    role: optional(z.string(), "Their role"),
    team: optional(z.string(), "Their team"),
    relation: optional(
      z.enum(["manager", "skip-level", "report", "peer", "mentor", "sponsor", "stakeholder", "protege"]),
      "What they are to you",
    ),
    decides: optional(z.boolean(), "Whether they sit where decisions about you are made"),
    cadence: optional(z.int().check(z.minimum(1)), "Days between two talks"),
    emails: optional(z.array(z.string()), "Their addresses; imports know them by these"),
    left: optional(z.string(), "Day on which they left the company"),
  }),
  sections: [],
  line: (entry) => [
    ...texts(entry, "role"),
    ...texts(entry, "relation"),
    ...(entry.fields["decides"] === true ? ["decides"] : []),
  ],
});
