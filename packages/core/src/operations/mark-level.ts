import * as z from "zod";
import { type Edit, editEntry } from "../codec/edit-entry.js";
import { nearest } from "../codec/nearest.js";
import type { Ladder } from "../playbook/formats/ladder.js";
import { marksOf } from "../playbook/ladder/marks-of.js";
import { suggestCriteria, winText } from "../playbook/ladder/suggest-criteria.js";
import { itemOf } from "../playbook/playbook.js";
import { fail, ok } from "../problem.js";
import { findOne } from "./find-one.js";
import { operation } from "./operation.js";

const Suggestion = z.object({
  criterion: z.string(),
  title: z.string(),
  words: z.array(z.string()).describe("Words of the win that made it so"),
  expects: z
    .array(z.object({ mark: z.enum(["current", "next"]), level: z.string(), texts: z.array(z.string()) }))
    .describe("What your level and the next expect here, to choose the mark by; empty when upshot.yaml does not say your level"),
});

/** `upshot win level WIN CRITERION current|next|none`: says for which criterion and level a win is evidence. */
export const markLevel = operation({
  name: "win.level",
  summary: "Marks a win as evidence for a criterion, at your current or your next level; without a criterion, suggests some",
  input: z.object({
    win: z.string().min(1).describe("Id, stem, or the beginning of one"),
    criterion: z.string().optional().describe("A criterion of the ladder; suggestions when absent"),
    mark: z.enum(["current", "next", "none"]).optional().describe("Which level it is evidence for; none takes the mark away"),
    ladder: z.string().optional().describe("Id of a ladder; the one in upshot.yaml, else generic-ic"),
  }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    level: z.record(z.string(), z.enum(["current", "next"])).describe("Marks by criterion; an empty name is the win as a whole"),
    ladder: z.object({ id: z.string(), criteria: z.array(z.string()) }),
    suggestions: z.array(Suggestion).optional().describe("Likeliest criteria for its text, when no criterion was given"),
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
    const about = { id: win.id, title: win.title, ladder: { id: ladder.id, criteria: ladder.criteria.map(({ id }) => id) } };
    if (input.criterion === undefined) {
      const suggestions = suggestCriteria(winText(win), ladder).map((each) => ({
        ...each,
        words: [...each.words],
        expects: expectationsOf(ladder, each.criterion, world.config.level),
      }));
      return ok({ output: { ...about, level: Object.fromEntries(marks), suggestions } });
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
    if (input.mark === "none" && !marks.has(known)) {
      return fail({
        code: "input.invalid",
        message: `${win.id} is not marked for "${known}"`,
        hint: marks.has("")
          ? `it is marked as a whole; \`upshot edit ${win.stem} --unset level\``
          : "there is nothing to take away",
      });
    }
    const file = await world.vault.read(win.path);
    if (!file.ok) return file;
    // A mark of the whole win becomes marks by criterion: the whole is not known any more once a part is.
    const others = Object.fromEntries([...marks].filter(([name]) => name !== "" && name !== known));
    const level = input.mark === "none" ? others : { ...others, [known]: input.mark };
    const text = editEntry(file.value.text, [editTo({ criterion: known, mark: input.mark, marks, others })]);
    if (!text.ok) return text;
    return ok({
      output: { ...about, level },
      plan: { summary: `mark ${win.id}`, changes: [{ type: "edit", path: win.path, base: file.value.hash, text: text.value }] },
    });
  },
});

/** The smallest edit that says it: one key where there are marks by criterion already, the whole field otherwise. */
function editTo(of: {
  readonly criterion: string;
  readonly mark: "current" | "next" | "none";
  readonly marks: ReadonlyMap<string, string>;
  readonly others: { readonly [criterion: string]: string };
}): Edit {
  const { criterion, mark, marks, others } = of;
  const isMap = marks.size > 0 && !marks.has("");
  if (mark === "none") return Object.keys(others).length === 0 ? { unset: "level" } : { unset: ["level", criterion] };
  return isMap ? { set: ["level", criterion], value: mark } : { set: "level", value: { ...others, [criterion]: mark } };
}

function expectationsOf(ladder: Ladder, criterion: string, level: string | undefined): z.input<typeof Suggestion>["expects"] {
  const plain = level?.toLowerCase();
  const at = ladder.levels.findIndex(({ id, title }) => id === plain || title.toLowerCase() === plain);
  if (at < 0) return [];
  return (["current", "next"] as const).flatMap((mark, above) => {
    const each = ladder.levels[at + above];
    return each === undefined ? [] : [{ mark, level: each.title, texts: [...(ladder.cells[criterion]?.[each.id] ?? [])] }];
  });
}
