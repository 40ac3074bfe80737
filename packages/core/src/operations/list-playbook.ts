import * as z from "zod";
import { formatNames } from "../playbook/formats.js";
import { itemsOf } from "../playbook/playbook.js";
import { ok, type Problem } from "../problem.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { operation } from "./operation.js";
import { FormatName, ItemJson, itemToJson } from "./playbook-json.js";

/** `upshot playbook list`: what Upshot knows, and what the user added or changed. */
export const listPlaybook = operation({
  name: "playbook.list",
  summary: "Lists what Upshot knows: ladders, checks, templates, rules, guides and questions, and your own",
  input: z.object({ format: FormatName.optional().describe("Only items of this format") }),
  output: z.object({
    items: z.array(ItemJson),
    findings: z.array(DoctorFinding).describe("Files that can't be used, and why"),
  }),
  effect: "read",
  async run({ format }, { playbook }) {
    const items: z.output<typeof ItemJson>[] = [];
    const problems: Problem[] = [];
    for (const each of format === undefined ? formatNames : [format]) {
      const read = await itemsOf(playbook, each);
      const sorted = [...read.items].sort((one, other) => (one.content.id < other.content.id ? -1 : 1));
      items.push(...sorted.map(itemToJson));
      problems.push(...read.problems);
    }
    return ok({ output: { items, findings: problems.map(flat) } });
  },
});
