import * as z from "zod";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** Somebody the user works with; an address book of a career, not of contacts. */
export const person = kind({
  name: "person",
  folder: "people",
  summary: "Somebody you work with: role, what they decide, how often to talk",
  visibility: "me",
  fields: {
    role: z.string().optional().describe("Their role"),
    team: z.string().optional().describe("Their team"),
    relation: z
      .enum(["manager", "skip-level", "report", "peer", "mentor", "sponsor", "stakeholder", "protege"])
      .optional()
      .describe("What they are to you"),
    decides: z.boolean().optional().describe("Whether they sit where decisions about you are made"),
    cadence: z.int().min(1).optional().describe("Days between two talks"),
    emails: z.array(z.string()).optional().describe("Their addresses; imports know them by these"),
    left: z.string().optional().describe("Day on which they left the company"),
  },
  sections: [],
  line: (entry) => [
    ...texts(entry, "role"),
    ...texts(entry, "relation"),
    ...(entry.fields["decides"] === true ? ["decides"] : []),
  ],
});
