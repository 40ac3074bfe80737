import * as z from "zod";
import { filledSections, fillTemplate } from "../playbook/document/fill-template.js";
import { itemOf } from "../playbook/playbook.js";
import { ok } from "../problem.js";
import type { Entry } from "../record/entry.js";
import { DateField } from "../record/fields.js";
import { document } from "../record/kinds/document.js";
import { texts } from "../record/read-field.js";
import { findOne } from "./find-one.js";
import { newRecord } from "./new-record.js";
import { operation } from "./operation.js";
import { Written } from "./record-json.js";

/** `upshot new document --template ID`: a document that begins with what the vault already knows. */
export const createDocument = operation({
  name: "document.create",
  summary: "Begins a document from a template, filled from the records given and from the vault",
  input: z.object({
    title: z.string().min(1).optional().describe("Title; the template's and the first record's when absent"),
    template: z.string().min(1).describe("Id of a template: `upshot playbook list template` names them"),
    from: z.array(z.string()).optional().describe("Records it is made from"),
    audience: z.string().optional().describe("Who reads it; the template's when absent"),
    date: z.optional(DateField).describe("Day on which it was begun; today when absent"),
  }),
  output: Written.extend({
    sections: z.int().describe("Sections in all"),
    filled: z.array(z.string()).describe("Headings that the vault had something for"),
  }),
  effect: "write",
  async run(input, world) {
    const item = await itemOf(world.playbook, "template", input.template);
    if (!item.ok) return item;
    const template = item.value.content;
    const given: Entry[] = [];
    for (const reference of input.from ?? []) {
      const found = await findOne(world, reference);
      if (!found.ok) return found;
      given.push(found.value);
    }
    const all = await world.index.find({ conditions: [] });
    if (!all.ok) return all;
    const stock = {
      given,
      all: all.value.entries.filter((entry) => entry.fields["private"] !== true),
      config: world.config,
      today: world.clock.today(),
    };
    const body = fillTemplate(template, stock);
    const theme = given.flatMap((entry) => (entry.kind === "theme" ? [entry.stem] : texts(entry, "theme")))[0];
    const made = await newRecord(
      {
        kind: document,
        title: input.title ?? titleOf(template.title, given[0]),
        body,
        fields: {
          ...(input.date !== undefined && { date: input.date }),
          template: `${template.id}@${template.version}`,
          status: "draft",
          audience: input.audience ?? template.audience,
          ...(theme !== undefined && { theme }),
          ...(given.length > 0 && { rests_on: given.map(({ stem }) => stem) }),
        },
      },
      world,
    );
    if (!made.ok) return made;
    const { entry, change } = made.value;
    return ok({
      output: {
        id: entry.id,
        path: entry.path,
        title: entry.title,
        sections: template.sections.length,
        filled: filledSections(template, stock),
      },
      plan: { summary: `create ${entry.id}`, changes: [change] },
    });
  },
});

function titleOf(template: string, first: Entry | undefined): string {
  return first === undefined ? template : `${template}: ${first.title}`;
}
