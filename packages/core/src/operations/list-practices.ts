import * as z from "zod";
import { Every } from "../playbook/formats/common.js";
import { keptFilters } from "../playbook/formats/guide.js";
import type { Item } from "../playbook/item.js";
import { itemsOf } from "../playbook/playbook.js";
import { PRACTICE_GROUPS, type Practice, practices } from "../playbook/practices.js";
import { type Standing, standingOf } from "../playbook/standing.js";
import { fail, ok, type Result } from "../problem.js";
import { dateOf, matches } from "../query/matches.js";
import { parseQuery } from "../query/parse-query.js";
import type { Entry } from "../record/entry.js";
import { operation, type World } from "./operation.js";
import { privateRecords } from "./whole-records.js";

/** One practice and how it stands. */
export const PracticeJson = z.object({
  row: z.string().describe("A1 to H7"),
  group: z.enum(Object.keys(PRACTICE_GROUPS) as [keyof typeof PRACTICE_GROUPS, ...(keyof typeof PRACTICE_GROUPS)[]]),
  title: z.string(),
  state: z.enum(["never", "due", "kept"]).describe("never: no record of it; due: longer ago than its rhythm; kept otherwise"),
  every: Every.optional(),
  last: z.string().optional().describe("Day of the newest record of it"),
  due: z.string().optional().describe("Day from which it is due again"),
  record: z.string().optional().describe("What that rests on: the newest record of it"),
  filters: z.array(z.string()).optional().describe("The records that count: those that any of these finds"),
  guide: z.string().optional().describe("Id of its guide"),
  start: z.string().optional().describe("The command that starts it"),
});

/** `upshot practices`: every practice, and when it was last kept. */
export const listPractices = operation({
  name: "practice.list",
  summary: "Lists the practices of a career, each never kept, due or kept, since when, and by which record",
  input: z.object({
    rows: z.array(z.string()).optional().describe("Rows such as C3, or groups such as C; all when absent"),
    due: z.boolean().optional().describe("Only those whose rhythm has passed"),
  }),
  output: z.object({ practices: z.array(PracticeJson) }),
  effect: "read",
  async run(input, world) {
    const wanted = named(input.rows ?? []);
    if (!wanted.ok) return wanted;
    const { items } = await itemsOf(world.playbook, "guide");
    const hidden = await privateRecords(world);
    if (!hidden.ok) return hidden;
    const rows: z.output<typeof PracticeJson>[] = [];
    for (const { row, group, title } of wanted.value) {
      const guide = items.find(({ content }) => content.practice === row);
      const found = guide === undefined ? ok({ state: "never" } as const) : await standing(guide, world, hidden.value);
      if (!found.ok) return found;
      rows.push({ row, group, title, ...found.value, ...(guide !== undefined && aboutGuide(guide)) });
    }
    return ok({ output: { practices: input.due === true ? rows.filter(({ state }) => state === "due") : rows } });
  },
});

function named(wanted: readonly string[]): Result<readonly Practice[]> {
  const names = wanted.map((name) => name.trim().toUpperCase());
  const strange = names.findIndex((name) => !practices.some(({ row, group }) => row === name || group === name));
  if (strange >= 0)
    return fail({
      code: "playbook.not-found",
      message: `there is no practice "${wanted[strange]}"`,
      hint: "a practice is a row such as C3, a group is a letter from A to H; `upshot practices` lists them",
    });
  return ok(names.length === 0 ? practices : practices.filter(({ row, group }) => names.includes(row) || names.includes(group)));
}

function aboutGuide({ content }: Item<"guide">) {
  const { every, id, start } = content;
  return { every, filters: [...keptFilters(content)], guide: id, start };
}

/**
 * How the newest record that a guide's filters find says that its practice stands. A filter that can't be read, in a guide
 * of the user's own, finds nothing: `playbook validate` names it.
 */
async function standing(
  guide: Item<"guide">,
  world: World,
  hidden: readonly Entry[],
): Promise<Result<Standing & { readonly record?: string }>> {
  const today = world.clock.today();
  const found: Entry[] = [];
  for (const filter of keptFilters(guide.content)) {
    const query = parseQuery(filter, { today });
    if (!query.ok) continue;
    const open = await world.index.find(query.value, { limit: 1, order: "newest", bodies: false });
    if (!open.ok && open.problem.code !== "query.syntax") return open;
    if (open.ok) found.push(...open.value.entries);
    found.push(...hidden.filter((entry) => matches(query.value, entry)));
  }
  const [first, ...others] = found;
  if (first === undefined) return ok({ state: "never" });
  const newest = others.reduce((one, other) => ((dateOf(other) ?? "") > (dateOf(one) ?? "") ? other : one), first);
  const last = dateOf(newest);
  return ok({ ...standingOf(guide.content.every, last === undefined ? {} : { last }, today), record: newest.id });
}
