import * as z from "zod";
import { itemsOf } from "../playbook/playbook.js";
import { ok } from "../problem.js";
import { answeredRecords } from "./answered-checks.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { operation } from "./operation.js";

/** `upshot check list`: every check there is, and when it was answered last. */
export const listChecks = operation({
  name: "check.list",
  summary: "Lists the checks there are: what each is for, how often it is due, and when it was answered last",
  input: z.object({}),
  output: z.object({
    checks: z.array(
      z.object({
        id: z.string(),
        version: z.int(),
        title: z.string(),
        summary: z.string(),
        practices: z.array(z.string()),
        every: z.string(),
        questions: z.int(),
        subjects: z.string().optional().describe("What it is asked about, when that is several things"),
        origin: z.enum(["built-in", "yours"]),
        answered: z.int().describe("How often it was answered"),
        last: z.string().optional().describe("Day of the newest answers"),
      }),
    ),
    problems: z.array(DoctorFinding).describe("Files that can't be read as a check"),
  }),
  effect: "read",
  async run(_input, world) {
    const { items, problems } = await itemsOf(world.playbook, "check");
    const records = await answeredRecords(world);
    if (!records.ok) return records;
    const checks = items.map(({ content, origin }) => {
      const own = records.value.filter(({ id }) => id === content.id);
      const last = own.at(-1)?.date;
      return {
        id: content.id,
        version: content.version,
        title: content.title,
        summary: content.summary,
        practices: [...(content.practices ?? [])],
        every: content.every,
        questions: content.questions.length,
        ...(content.subjects !== undefined && { subjects: content.subjects.name }),
        origin,
        answered: own.length,
        ...(last !== undefined && { last }),
      };
    });
    return ok({
      output: { checks: checks.sort((one, other) => (one.id < other.id ? -1 : 1)), problems: problems.map(flat) },
    });
  },
});
