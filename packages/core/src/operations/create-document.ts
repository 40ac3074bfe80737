import * as z from "zod";
import { buildBrag } from "../brag/build-brag.js";
import { filledSections, fillTemplate } from "../playbook/document/fill-template.js";
import { type Stock, subjectOf, themeOf } from "../playbook/document/stock.js";
import type { Template } from "../playbook/formats/template.js";
import { itemOf } from "../playbook/playbook.js";
import { fail, ok, type Problem } from "../problem.js";
import type { Entry } from "../record/entry.js";
import { DateField } from "../record/fields.js";
import { document } from "../record/kinds/document.js";
import { monthsBefore } from "../record/period.js";
import { findOne } from "./find-one.js";
import { newRecord } from "./new-record.js";
import { operation, type World } from "./operation.js";
import { Written } from "./record-json.js";

/** `upshot new document --template ID`: a document that begins with what the vault already knows. */
export const createDocument = operation({
  name: "document.create",
  summary: "Begins a document from a template, filled from the records given and from the vault",
  input: z.object({
    title: z.string().min(1).optional().describe("Title; the template's when absent, with that of the record it is about"),
    template: z.string().min(1).describe("Id of a template: `upshot playbook list template` names them"),
    from: z.array(z.string()).optional().describe("Records it is made from"),
    audience: z.string().optional().describe("Who reads it; the template's when absent"),
    date: z.optional(DateField).describe("Day on which it was begun; today when absent"),
  }),
  output: Written.extend({
    sections: z.int().describe("Sections in all"),
    filled: z.array(z.string()).describe("Headings that the vault had something for"),
    before: z.array(z.string()).describe("To check before it is sent"),
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
      if (found.value.fields["private"] === true) return fail(isPrivate(found.value));
      given.push(found.value);
    }
    const all = await world.index.find({ conditions: [] });
    if (!all.ok) return all;
    const known = stockOf(given, all.value.entries, world);
    const theme = themeOf(known);
    const stock = template.about === "theme" && theme !== undefined ? { ...known, given: [theme, ...given] } : known;
    const body = fillTemplate(template, stock);
    const made = await newRecord(
      {
        kind: document,
        title: input.title ?? titleOf(template, stock.given),
        body,
        fields: {
          ...(input.date !== undefined && { date: input.date }),
          template: `${template.id}@${template.version}`,
          status: "draft",
          audience: input.audience ?? template.audience,
          ...(theme !== undefined && { theme: theme.stem }),
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
        before: template.before ?? [],
      },
      plan: { summary: `create ${entry.id}`, changes: [change] },
    });
  },
});

/** What the vault has for it; wins weigh what they weigh in the user's own brag document. */
function stockOf(given: readonly Entry[], entries: readonly Entry[], { config, clock }: World): Stock {
  const today = clock.today();
  const all = entries.filter((entry) => entry.fields["private"] !== true);
  const hidden = new Set(entries.filter((entry) => entry.fields["private"] === true).map(({ stem }) => stem));
  const { groups } = buildBrag(all, { from: monthsBefore(today, 12), by: "quarter", audience: "me", today, config });
  const points = new Map(groups.flatMap(({ lines }) => lines.map(({ record, impact }) => [record.id, impact.points] as const)));
  return { given, all, hidden, config, today, weight: ({ id }) => points.get(id) ?? 0 };
}

function isPrivate({ id, path }: Entry): Problem {
  return {
    code: "input.invalid",
    message: `${id} is private, so it is never part of a document`,
    place: { file: path },
    hint: "leave it out, or take `private: true` out of it first",
  };
}

function titleOf({ title, about }: Template, given: readonly Entry[]): string {
  const subject = subjectOf(given);
  return about === undefined || subject === undefined ? title : `${title}: ${subject.title}`;
}
