import * as z from "zod";
import { readAnswersData, readAnswersText } from "../playbook/check/read-answers.js";
import { checkBody, checkFields } from "../playbook/check/record-text.js";
import { scoreCheck } from "../playbook/check/score-check.js";
import type { Check } from "../playbook/formats/check.js";
import { itemOf } from "../playbook/playbook.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import type { DateText, Fields } from "../record/entry.js";
import { DateField } from "../record/fields.js";
import { check as checkKind } from "../record/kinds/check.js";
import {
  type AnsweredRecord,
  answeredRecords,
  answersBefore,
  answersOf,
  resolveEvidence,
  resultJson,
} from "./answered-checks.js";
import { CheckName, CheckResultJson, Dangling } from "./check-json.js";
import { newRecord } from "./new-record.js";
import { operation, type World } from "./operation.js";
import { Written } from "./record-json.js";

/** `upshot check ID`: answers become a record, and are scored. */
export const answerCheck = operation({
  name: "check.answer",
  summary: "Answers a check: keeps the answers with their questions, and says what they come to and what changed",
  input: z.object({
    check: z.string().min(1).describe("Id of the check; check.list names them"),
    answers: z
      .union([z.string(), z.record(z.string(), z.unknown())])
      .describe(
        "By question: a value, or { value, evidence: [records], note }. Or { answers, subjects: { name: … } } as in an answers file, or the file's YAML text",
      ),
    date: z.optional(DateField).describe("Day of the answers; today when absent"),
    private: z.boolean().optional().describe("Mark the record private"),
  }),
  output: Written.extend({
    check: CheckName,
    date: z.string(),
    previous: z.string().optional().describe("The record it is compared with"),
    result: CheckResultJson,
    dangling: Dangling,
    next: z.string().optional().describe("What comes next"),
  }),
  effect: "write",
  async run(input, world) {
    const item = await itemOf(world.playbook, "check", input.check);
    if (!item.ok) return item;
    const check = item.value.content;
    const read = readInput(input.answers, check);
    const [problem, ...more] = read.problems;
    if (problem !== undefined) return fail(withOthers(problem, more));
    const lack = lacking(check, read);
    if (lack !== undefined) return fail(lack);

    const date = (input.date ?? read.date ?? world.clock.today()) as DateText;
    const resolved = await resolveEvidence(world, { date, answers: read.answers, subjects: read.subjects });
    if (!resolved.ok) return resolved;
    const { written, counting, dangling } = resolved.value;
    const before = await previousAnswers(world, check, { date, isPrivate: input.private === true });
    if (!before.ok) return before;
    const result = scoreCheck(check, counting, before.value?.answered);
    const made = await newRecord(
      {
        kind: checkKind,
        title: check.title,
        fields: { ...checkFields(check, written, result), ...(input.private === true && { private: true }) },
        body: checkBody(check, written, result),
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
        check: { id: check.id, version: check.version, title: check.title },
        date,
        ...(before.value !== undefined && { previous: before.value.id }),
        result: resultJson(check, counting, result),
        dangling: dangling.map((each) => ({ ...each })),
        ...(check.next !== undefined && { next: check.next }),
      },
      plan: { summary: `answer ${entry.id}`, changes: [change] },
    });
  },
});

function readInput(answers: string | Readonly<Record<string, unknown>>, check: Check) {
  if (typeof answers === "string") return readAnswersText(answers, check);
  const isWhole = ["answers", "subjects"].some((key) => typeof answers[key] === "object");
  return readAnswersData((isWhole ? answers : { answers }) as Fields, check);
}

/** All that is wrong in one go: whoever wrote a file wants to correct it once. */
function withOthers(problem: Problem, others: readonly Problem[]): Problem {
  if (others.length === 0) return problem;
  const lines = others.slice(0, 9).map(({ message, place, hint }) => {
    const where = place?.line === undefined ? "" : `line ${place.line}: `;
    return `also ${where}${message}${hint === undefined ? "" : `; ${hint}`}`;
  });
  const rest = others.length > lines.length ? [`and ${others.length - lines.length} more`] : [];
  return { ...problem, hint: [...(problem.hint === undefined ? [] : [problem.hint]), ...lines, ...rest].join("\n") };
}

function lacking(check: Check, read: ReturnType<typeof readAnswersData>): Problem | undefined {
  const { subjects } = check;
  if (subjects !== undefined && read.subjects.length < subjects.min) {
    return {
      code: "input.invalid",
      message: `${check.title} is answered about ${subjects.min === subjects.max ? "" : "at least "}${subjects.min}: ${subjects.asks}`,
      hint: "put them under subjects:, each with its answers",
    };
  }
  const isEmpty = [read.answers, ...read.subjects.map(({ answers }) => answers)].every((map) => Object.keys(map).length === 0);
  return isEmpty
    ? { code: "input.invalid", message: "no question was answered", hint: `\`upshot check ${check.id} --blank\` prints them` }
    : undefined;
}

/** The answers of the newest record before, or of the same day, when it was asked the same. */
async function previousAnswers(
  world: World,
  check: Check,
  now: Pick<AnsweredRecord, "date" | "isPrivate">,
): Promise<Result<PreviousAnswers | undefined>> {
  const records = await answeredRecords(world, check.id);
  if (!records.ok) return records;
  const earlier = records.value.filter((record) => record.date <= now.date);
  const last = answersBefore(earlier, check, now);
  if (last === undefined) return ok(undefined);
  const resolved = await resolveEvidence(world, answersOf(last, check).answered);
  return resolved.ok ? ok({ id: last.entry.id, answered: resolved.value.counting }) : resolved;
}

interface PreviousAnswers {
  readonly id: string;
  readonly answered: Parameters<typeof scoreCheck>[1];
}
