import * as z from "zod";
import { Every } from "../playbook/formats/common.js";
import type { Item } from "../playbook/item.js";
import { itemsOf } from "../playbook/playbook.js";
import { PRACTICE_GROUPS, practices } from "../playbook/practices.js";
import { type Standing, standingOf } from "../playbook/standing.js";
import { ok, type Result } from "../problem.js";
import { dateOf } from "../query/matches.js";
import { parseQuery } from "../query/parse-query.js";
import { operation, type World } from "./operation.js";

/** One practice and how it stands. */
export const PracticeJson = z.object({
  row: z.string().describe("A1 to H7"),
  group: z.enum(Object.keys(PRACTICE_GROUPS) as [keyof typeof PRACTICE_GROUPS, ...(keyof typeof PRACTICE_GROUPS)[]]),
  title: z.string(),
  state: z.enum(["never", "due", "kept"]).describe("never: no record of it; due: longer ago than its rhythm; kept otherwise"),
  every: Every.optional(),
  last: z.string().optional().describe("Day of the newest record of it"),
  due: z.string().optional().describe("Day from which it is due again"),
  record: z.string().optional().describe("The newest record of it"),
  guide: z.string().optional().describe("Id of its guide"),
  start: z.string().optional().describe("The command that starts it"),
});

/** `upshot practices`: every practice, and when it was last kept. */
export const listPractices = operation({
  name: "practice.list",
  summary: "Lists the practices of a career, each never kept, due or kept, and since when",
  input: z.object({ due: z.boolean().optional().describe("Only those whose rhythm has passed") }),
  output: z.object({ practices: z.array(PracticeJson) }),
  effect: "read",
  async run(input, world) {
    const { items } = await itemsOf(world.playbook, "guide");
    const rows: z.output<typeof PracticeJson>[] = [];
    for (const { row, group, title } of practices) {
      const guide = items.find(({ content }) => content.practice === row);
      const found = guide === undefined ? ok({ state: "never" } as const) : await standing(guide, world);
      if (!found.ok) return found;
      rows.push({
        row,
        group,
        title,
        ...found.value,
        ...(guide !== undefined && { every: guide.content.every, guide: guide.content.id, start: guide.content.start }),
      });
    }
    return ok({ output: { practices: input.due === true ? rows.filter(({ state }) => state === "due") : rows } });
  },
});

/** A filter that can't be read, in a guide of the user's own, counts as one that finds nothing: `playbook validate` names it. */
async function standing(guide: Item<"guide">, world: World): Promise<Result<Standing & { readonly record?: string }>> {
  const today = world.clock.today();
  const query = parseQuery(guide.content.kept, { today });
  if (!query.ok) return ok({ state: "never" });
  const found = await world.index.find(query.value, { limit: 1, order: "newest" });
  if (!found.ok) return found.problem.code === "query.syntax" ? ok({ state: "never" }) : found;
  const [entry] = found.value.entries;
  if (entry === undefined) return ok({ state: "never" });
  const last = dateOf(entry);
  return ok({ ...standingOf(guide.content.every, last === undefined ? {} : { last }, today), record: entry.id });
}
