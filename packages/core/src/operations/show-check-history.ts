import * as z from "zod";
import { isMap } from "../codec/plain-data.js";
import { OPINION } from "../playbook/check/record-text.js";
import { type CheckResult, scoreCheck } from "../playbook/check/score-check.js";
import type { Check } from "../playbook/formats/check.js";
import { itemOf, itemsOf } from "../playbook/playbook.js";
import { ok, type Result } from "../problem.js";
import type { Entry, Fields } from "../record/entry.js";
import { texts } from "../record/read-field.js";
import {
  type AnsweredRecord,
  answeredRecords,
  answersBefore,
  answersOf,
  isCurrent,
  resolveEvidence,
  resultJson,
} from "./answered-checks.js";
import { CheckName, CheckResultJson } from "./check-json.js";
import { operation, type World } from "./operation.js";

const PastScore = z.object({
  subject: z.string().optional(),
  id: z.string(),
  title: z.string(),
  value: z.number(),
  withOpinions: z.number().optional(),
  band: z.string().optional(),
});

const PastAnswers = z.object({
  id: z.string(),
  path: z.string(),
  date: z.string(),
  version: z.int(),
  private: z.boolean().optional(),
  current: z.boolean().describe("Whether it answered the questions that are asked today"),
  scores: z.array(PastScore),
  findings: z.array(
    z.object({ id: z.string(), severity: z.string().optional(), says: z.string().optional(), subject: z.string().optional() }),
  ),
  opinions: z.int().describe("Answers that claim something without evidence"),
  changes: CheckResultJson.shape.changes,
});

/** `upshot check history ID`: every time a check was answered. */
export const showCheckHistory = operation({
  name: "check.history",
  summary: "Shows every time a check was answered: its scores, its findings, and what changed from one to the next",
  input: z.object({ check: z.string().min(1).describe("Id of the check") }),
  output: z.object({
    check: CheckName,
    answered: z.array(PastAnswers).describe("Newest first"),
  }),
  effect: "read",
  async run(input, world) {
    const { items } = await itemsOf(world.playbook, "check");
    const check = items.find(({ content }) => content.id === input.check)?.content;
    const records = await answeredRecords(world, input.check);
    if (!records.ok) return records;
    const newest = records.value.at(-1);
    if (check === undefined && newest === undefined) {
      const missing = await itemOf(world.playbook, "check", input.check);
      if (!missing.ok) return missing;
    }
    const answered: z.output<typeof PastAnswers>[] = [];
    for (const [at, record] of records.value.entries()) {
      const isOfToday = check !== undefined && isCurrent(record, check);
      const part = isOfToday ? await score(world, check, record, records.value.slice(0, at)) : ok(storedPart(record, check));
      if (!part.ok) return part;
      answered.unshift({ ...headOf(record), ...part.value });
    }
    const name = {
      id: input.check,
      version: check?.version ?? newest?.version ?? 1,
      title: check?.title ?? newest?.entry.title ?? input.check,
    };
    return ok({ output: { check: name, answered } });
  },
});

function headOf({ entry, date, version, isPrivate }: AnsweredRecord) {
  const { id, path } = entry;
  return { id: id as string, path: path as string, date: date as string, version, ...(isPrivate && { private: true }) };
}

async function score(
  world: World,
  check: Check,
  record: AnsweredRecord,
  earlier: readonly AnsweredRecord[],
): Promise<Result<Omit<z.output<typeof PastAnswers>, "id" | "path" | "date" | "version">>> {
  const resolved = await resolveEvidence(world, answersOf(record, check).answered);
  if (!resolved.ok) return resolved;
  const { counting } = resolved.value;
  const last = answersBefore(earlier, check, record);
  const before = last === undefined ? undefined : await resolveEvidence(world, answersOf(last, check).answered);
  if (before !== undefined && !before.ok) return before;
  const result: CheckResult = scoreCheck(check, counting, before?.value.counting);
  const { changes, findings, opinions } = resultJson(check, counting, result);
  const part = {
    current: true,
    scores: result.parts.flatMap(({ subject, scores }) =>
      scores.flatMap(({ id, title, value, withOpinions, band }) =>
        value === undefined
          ? []
          : [
              {
                ...(subject !== undefined && { subject }),
                id,
                title,
                value,
                ...(withOpinions !== undefined && { withOpinions }),
                ...(band !== undefined && { band }),
              },
            ],
      ),
    ),
    findings: findings.map(({ id, severity, says, subject }) => ({
      id,
      severity,
      says,
      ...(subject !== undefined && { subject }),
    })),
    opinions: opinions.length,
    ...(changes !== undefined && { changes }),
  };
  return ok(part);
}

/** What the record itself remembers: its questions are not those of today. */
function storedPart({ entry }: AnsweredRecord, check: Check | undefined) {
  const titleOf = (id: string) => check?.scores?.find((each) => each.id === id)?.title ?? id;
  const listed = (map: unknown, subject?: string) =>
    Object.entries((isMap(map as Fields) ? map : {}) as Readonly<Record<string, unknown>>).flatMap(([id, value]) =>
      typeof value === "number" ? [{ ...(subject !== undefined && { subject }), id, title: titleOf(id), value }] : [],
    );
  const bySubject = entry.fields["subject_scores"];
  return {
    current: false,
    scores: [
      ...listed(entry.fields["scores"]),
      ...(bySubject !== undefined && isMap(bySubject)
        ? Object.entries(bySubject).flatMap(([name, map]) => listed(map, name))
        : []),
    ],
    findings: storedFindings(entry),
    opinions: entry.body.split("\n").filter((line) => line.trim() === OPINION).length,
  };
}

/** The findings of the day: their ids from the front matter, and their words from the text where both agree in number. */
function storedFindings(entry: Entry): z.output<typeof PastAnswers>["findings"] {
  const ids = texts(entry, "findings");
  const said = [...entry.body.matchAll(/^- (alarm|warn|notice|good): (.+)$/gm)];
  return ids.map((id, at) => {
    const [, severity = "", says = ""] = (said.length === ids.length ? said[at] : undefined) ?? [];
    return severity === "" ? { id } : { id, severity, says };
  });
}
