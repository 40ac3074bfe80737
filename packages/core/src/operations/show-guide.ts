import * as z from "zod";
import { nearest } from "../codec/nearest.js";
import { Every } from "../playbook/formats/common.js";
import type { Item } from "../playbook/item.js";
import { itemsOf } from "../playbook/playbook.js";
import { PRACTICE_GROUPS, practiceOf, practices } from "../playbook/practices.js";
import { fail, ok } from "../problem.js";
import { byWords } from "./by-words.js";
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
  input: z.object({
    guide: z.string().optional().describe("A guide's id, its practice's row such as C3, or words of its title"),
  }),
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
    const exact = items.filter(({ content }) => content.id === wanted.toLowerCase() || content.practice === row);
    const named = exact.length > 0 ? exact : byWords(items, wanted, wordsOfGuide);
    const [found, ...others] = named;
    if (found === undefined || others.length > 0)
      return fail({
        code: others.length > 0 ? "playbook.ambiguous" : "playbook.not-found",
        message:
          others.length > 0
            ? `"${wanted}" can mean ${named.length} guides`
            : row === undefined
              ? `there is no guide "${wanted}"`
              : `no guide explains ${row} yet`,
        hint: hintFor(wanted, named, items),
      });
    const { practice, id, title, summary, every, start, sources } = found.content;
    const body = (found.body ?? "").trim();
    return ok({ output: { groups: [], guide: { row: practice, id, title, summary, every, start, sources, body } } });
  },
});

/** A guide is known by what the lists call it. */
function wordsOfGuide({ content }: Item<"guide">): string {
  return [content.id, content.title, practiceOf(content.practice)?.title].join(" ");
}

function hintFor(wanted: string, named: readonly Item<"guide">[], items: readonly Item<"guide">[]): string {
  if (named.length > 0) {
    const found = practices.flatMap(({ row }) => named.filter(({ content }) => content.practice === row));
    return found.map(({ content }) => `${content.practice} ${content.title}`).join("; ");
  }
  const near = nearest(
    wanted,
    items.map(({ content }) => content.id),
  );
  return near === undefined ? "`upshot guide` lists them" : `did you mean "${near}"? \`upshot guide\` lists them all`;
}

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
