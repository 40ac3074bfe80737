import * as z from "zod";
import { type Edit, editEntry } from "../codec/edit-entry.js";
import { nearest } from "../codec/nearest.js";
import { marksOf } from "../playbook/ladder/level-view.js";
import { suggestCriteria } from "../playbook/ladder/suggest-criteria.js";
import { itemOf } from "../playbook/playbook.js";
import { fail, ok } from "../problem.js";
import { findOne } from "./find-one.js";
import { operation } from "./operation.js";

const Suggestion = z.object({
  criterion: z.string(),
  title: z.string(),
  words: z.array(z.string()).describe("Words of the win that made it so"),
});

/** `upshot win level WIN CRITERION current|next`: says for which criterion and level a win is evidence. */
export const markLevel = operation({
  name: "win.level",
  summary: "Marks a win as evidence for a criterion, at your current or your next level; without a criterion, suggests some",
  input: z.object({
    win: z.string().min(1).describe("Id, stem, or the beginning of one"),
    criterion: z.string().optional().describe("A criterion of the ladder; suggestions when absent"),
    mark: z.enum(["current", "next"]).optional().describe("Which level it is evidence for"),
    ladder: z.string().optional().describe("Id of a ladder; the one in upshot.yaml, else generic-ic"),
  }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    level: z.record(z.string(), z.enum(["current", "next"])).describe("Marks by criterion; an empty name is the win as a whole"),
    suggestions: z.array(Suggestion).describe("Likeliest criteria for its text, when none was given"),
  }),
  effect: "write",
  async run(input, world) {
    const item = await itemOf(world.playbook, "ladder", input.ladder ?? world.config.ladder ?? "generic-ic");
    if (!item.ok) return item;
    const ladder = item.value.content;
    const found = await findOne(world, input.win, "win");
    if (!found.ok) return found;
    const win = found.value;
    const marks = marksOf(win);
    if (input.criterion === undefined) {
      const suggestions = suggestCriteria(`${win.title}\n${win.body}`, ladder).map((each) => ({
        ...each,
        words: [...each.words],
      }));
      return ok({ output: { id: win.id, title: win.title, level: Object.fromEntries(marks), suggestions } });
    }
    const criterion = input.criterion.trim().toLowerCase();
    const names = ladder.criteria.map(({ id }) => id);
    const known = ladder.criteria.find(({ id, title }) => id === criterion || title.toLowerCase() === criterion)?.id;
    if (known === undefined) {
      const near = nearest(criterion, names);
      return fail({
        code: "input.invalid",
        message: `the ladder "${ladder.id}" has no criterion "${input.criterion}"`,
        hint: `${near === undefined ? "" : `did you mean ${near}? `}its criteria are ${names.join(", ")}`,
      });
    }
    if (input.mark === undefined) {
      return fail({
        code: "input.invalid",
        message: "say for which level it is evidence",
        hint: `upshot win level ${win.stem} ${known} next`,
      });
    }
    const file = await world.vault.read(win.path);
    if (!file.ok) return file;
    // A mark of the whole win becomes marks by criterion: the whole is not known any more once a part is.
    const others = Object.fromEntries([...marks].filter(([name]) => name !== ""));
    const isMap = marks.size > 0 && !marks.has("");
    const edit: Edit = isMap
      ? { set: ["level", known], value: input.mark }
      : { set: "level", value: { ...others, [known]: input.mark } };
    const text = editEntry(file.value.text, [edit]);
    if (!text.ok) return text;
    return ok({
      output: { id: win.id, title: win.title, level: { ...others, [known]: input.mark }, suggestions: [] },
      plan: { summary: `mark ${win.id}`, changes: [{ type: "edit", path: win.path, base: file.value.hash, text: text.value }] },
    });
  },
});
