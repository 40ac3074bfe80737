import * as z from "zod";
import { answerWords } from "../playbook/check/answer-words.js";
import { type Answered, type Answers, answerTo } from "../playbook/check/answered.js";
import { isAsked, isOpinion } from "../playbook/check/points.js";
import { scoreCheck } from "../playbook/check/score-check.js";
import type { Check } from "../playbook/formats/check.js";
import { itemOf, itemsOf } from "../playbook/playbook.js";
import { fail, ok, type Result } from "../problem.js";
import {
  type AnsweredRecord,
  answeredRecord,
  answeredRecords,
  answersBefore,
  answersOf,
  isCurrent,
  resolveEvidence,
  resultJson,
} from "./answered-checks.js";
import { CheckName, CheckResultJson, Dangling } from "./check-json.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { findOne } from "./find-one.js";
import { operation, type World } from "./operation.js";

const ShownAnswer = z.object({
  subject: z.string().optional(),
  group: z.string().optional(),
  question: z.string(),
  asks: z.string(),
  answer: z.string().describe("In words"),
  value: z.unknown(),
  evidence: z.array(z.string()),
  note: z.string().optional(),
  opinion: z.boolean().describe("It claims something and has no evidence"),
});

/** `upshot check show ID`: the newest answers of a check, or those of one record. */
export const showCheck = operation({
  name: "check.show",
  summary: "Shows an answered check: its answers, what they come to, and what changed since the one before",
  input: z.object({ check: z.string().min(1).describe("Id of a check for its newest answers, or a record") }),
  output: z.object({
    id: z.string(),
    path: z.string(),
    date: z.string(),
    check: CheckName,
    current: z.boolean().describe("Whether the check is still the one that was answered; if not, the body has its questions"),
    answers: z.array(ShownAnswer),
    result: CheckResultJson.optional(),
    previous: z.string().optional(),
    dangling: Dangling,
    problems: z.array(DoctorFinding).describe("Answers that the check's questions can't be answered with"),
    body: z.string(),
    next: z.string().optional(),
  }),
  effect: "read",
  async run(input, world) {
    const { items } = await itemsOf(world.playbook, "check");
    const chosen = await chooseRecord(
      world,
      input.check,
      items.some(({ content }) => content.id === input.check),
    );
    if (!chosen.ok) return chosen;
    const { record, earlier } = chosen.value;
    const check = items.find(({ content }) => content.id === record.id)?.content;
    const isOfToday = check !== undefined && isCurrent(record, check);
    const base = {
      id: record.entry.id,
      path: record.entry.path,
      date: record.date,
      check: { id: record.id, version: record.version, title: check?.title ?? record.entry.title },
      current: isOfToday,
      body: record.entry.body,
      ...(check?.next !== undefined && { next: check.next }),
    };
    if (!isOfToday) return ok({ output: { ...base, answers: [], dangling: [], problems: [] } });
    const { answered, problems } = answersOf(record, check);
    const now = await resolveEvidence(world, answered);
    if (!now.ok) return now;
    const before = answersBefore(earlier, check, record);
    const last = before === undefined ? undefined : await resolveEvidence(world, answersOf(before, check).answered);
    if (last !== undefined && !last.ok) return last;
    const { counting, dangling } = now.value;
    const result = scoreCheck(check, counting, last?.value.counting);
    return ok({
      output: {
        ...base,
        answers: shownAnswers(check, counting),
        result: resultJson(check, counting, result),
        ...(before !== undefined && { previous: before.entry.id }),
        dangling: dangling.map((each) => ({ ...each })),
        problems: problems.map(flat),
      },
    });
  },
});

interface Chosen {
  readonly record: AnsweredRecord;
  /** Those before it, of the same check, oldest first. */
  readonly earlier: readonly AnsweredRecord[];
}

async function chooseRecord(world: World, reference: string, isCheck: boolean): Promise<Result<Chosen>> {
  if (!isCheck) {
    const entry = await findOne(world, reference, "check");
    if (!entry.ok) {
      // What has no kind before it is as likely a check's name, misspelt.
      const item = reference.includes("/") ? undefined : await itemOf(world.playbook, "check", reference);
      return item?.ok === false && entry.problem.code === "record.not-found" ? item : entry;
    }
    const record = answeredRecord(entry.value)[0];
    if (record === undefined) {
      return fail({
        code: "record.not-found",
        message: `${entry.value.id} does not say which check it answers`,
        place: { file: entry.value.path },
        hint: "give it a line such as check: six-pillars@1",
      });
    }
    const all = await answeredRecords(world, record.id);
    if (!all.ok) return all;
    const at = all.value.findIndex((each) => each.entry.id === record.entry.id);
    return ok({ record, earlier: all.value.slice(0, Math.max(0, at)) });
  }
  const all = await answeredRecords(world, reference);
  if (!all.ok) return all;
  const record = all.value.at(-1);
  if (record !== undefined) return ok({ record, earlier: all.value.slice(0, -1) });
  return fail({
    code: "record.not-found",
    message: `${reference} has not been answered yet`,
    hint: `\`upshot check ${reference}\` asks its questions`,
  });
}

function shownAnswers(check: Check, answered: Answered): z.output<typeof ShownAnswer>[] {
  const whole = check.questions.filter(({ once }) => check.subjects === undefined || once === true);
  const each = check.questions.filter(({ once }) => check.subjects !== undefined && once !== true);
  return [
    ...shownOf(check, whole, answered.answers),
    ...answered.subjects.flatMap(({ name, answers }) => shownOf(check, each, answers, name)),
  ];
}

function shownOf(
  check: Check,
  questions: Check["questions"],
  answers: Answers,
  subject?: string,
): z.output<typeof ShownAnswer>[] {
  return questions.flatMap((question) => {
    const answer = answerTo(answers, question.id);
    if (answer === undefined || !isAsked(question, answers)) return [];
    const group = check.groups?.find(({ id }) => id === question.group)?.title;
    return [
      {
        ...(subject !== undefined && { subject }),
        ...(group !== undefined && { group }),
        question: question.id,
        asks: question.asks,
        answer: answerWords(answer.value, question),
        value: answer.value,
        evidence: [...answer.evidence],
        ...(answer.note !== undefined && { note: answer.note }),
        opinion: isOpinion(question, answer),
      },
    ];
  });
}
