import * as z from "zod";
import { nearest } from "../codec/nearest.js";
import { Every } from "../playbook/formats/common.js";
import type { Item } from "../playbook/item.js";
import { itemsOf } from "../playbook/playbook.js";
import { PRACTICE_GROUPS, practiceOf, practices } from "../playbook/practices.js";
import { fail, ok } from "../problem.js";
import { operation } from "./operation.js";

const GuideLine = z.object({
  row: z.string().describe("The practice it explains, A1 to H7"),
  id: z.string().optional().describe("Absent while no guide explains the practice"),
  title: z.string(),
  summary: z.string().optional(),
});

/** `upshot guide`: one practice explained, or the list of all. */
export const showGuide = operation({
  name: "guide.show",
  summary: "Explains one practice: why, how in ten minutes, what good looks like, what goes wrong; without a name, lists all",
  input: z.object({ guide: z.string().optional().describe("A guide's id, or its practice's row such as C3") }),
  output: z.object({
    groups: z
      .array(z.object({ group: z.string(), title: z.string(), guides: z.array(GuideLine) }))
      .describe("Empty when one is shown"),
    guide: GuideLine.extend({
      every: Every,
      start: z.string().describe("The command that starts it"),
      sources: z.array(z.object({ author: z.string(), title: z.string(), year: z.int().optional() })),
      body: z.string().describe("Markdown"),
    }).optional(),
  }),
  effect: "read",
  async run(input, { playbook }) {
    const { items } = await itemsOf(playbook, "guide");
    if (input.guide === undefined) return ok({ output: { groups: grouped(items) } });
    const wanted = input.guide.trim();
    const row = practiceOf(wanted)?.row;
    const found = items.find(({ content }) => content.id === wanted.toLowerCase() || content.practice === row);
    if (found === undefined) {
      const near = nearest(
        wanted,
        items.map(({ content }) => content.id),
      );
      return fail({
        code: "playbook.not-found",
        message: row === undefined ? `there is no guide "${wanted}"` : `no guide explains ${row} yet`,
        hint: near === undefined ? "`upshot guide` lists them" : `did you mean "${near}"? \`upshot guide\` lists them all`,
      });
    }
    const { practice, id, title, summary, every, start, sources } = found.content;
    const body = (found.body ?? "").trim();
    return ok({ output: { groups: [], guide: { row: practice, id, title, summary, every, start, sources, body } } });
  },
});

function grouped(items: readonly Item<"guide">[]) {
  return Object.entries(PRACTICE_GROUPS).map(([group, title]) => ({
    group,
    title,
    guides: practices
      .filter((practice) => practice.group === group)
      .map((practice) => {
        const guide = items.find(({ content }) => content.practice === practice.row)?.content;
        return guide === undefined
          ? { row: practice.row, title: practice.title }
          : { row: practice.row, id: guide.id, title: guide.title, summary: guide.summary };
      }),
  }));
}
