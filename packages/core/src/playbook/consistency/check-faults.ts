import { questionsOf, scoreRange } from "../check/scores.js";
import type { Fault } from "../explain-issue.js";
import type { Check } from "../formats/check.js";
import { answersOf, canBe, conditionFaults, selectionFaults } from "./condition-faults.js";
import { missing, repeated } from "./names.js";

type Score = NonNullable<Check["scores"]>[number];

/** What is wrong inside a check: parts that refer to parts that are not there, names given twice, questions that can't be answered. */
export function checkFaults(check: Check): readonly Fault[] {
  const groups = check.groups ?? [];
  const scores = check.scores ?? [];
  const scoreIds = scores.map(({ id }) => id);
  const groupIds = groups.map(({ id }) => id);
  return [
    ...repeated(ids(check.questions), ["questions"], "id"),
    ...repeated(groupIds, ["groups"], "id"),
    ...repeated(scoreIds, ["scores"], "id"),
    ...repeated(ids(check.profiles ?? []), ["profiles"], "id"),
    ...repeated(ids(check.findings), ["findings"], "id"),
    ...(check.subjects !== undefined && check.subjects.max < check.subjects.min
      ? [{ path: ["subjects", "max"], message: "max is less than min" }]
      : []),
    ...check.questions.flatMap((question, index) => [
      ...missing(question.group, groupIds, "group", ["questions", index, "group"]),
      ...questionFaults(question, index),
      ...orderFaults(check, index),
    ]),
    ...scores.flatMap((score, index) => [
      ...selectionFaults(score.of, check, ["scores", index, "of"]),
      ...bandFaults(check, score, index),
    ]),
    ...(check.profiles ?? []).flatMap((profile, index) =>
      Object.keys(profile.weights).flatMap((id) => missing(id, scoreIds, "score", ["profiles", index, "weights", id])),
    ),
    ...quadrantFaults(check, scoreIds),
    ...missing(check.rank, scoreIds, "score", ["rank"]),
    ...check.findings.flatMap((finding, index) => conditionFaults(finding.when, check, ["findings", index, "when"])),
  ];
}

function questionFaults(question: Check["questions"][number], index: number): readonly Fault[] {
  const { answer, options, low, high } = question;
  const wantsOptions = answer === "choice" || answer === "choices";
  const path = ["questions", index] as const;
  return [
    ...(wantsOptions && options === undefined
      ? [{ path: [...path, "answer"], message: `a ${answer} needs options to choose from` }]
      : []),
    ...(!wantsOptions && options !== undefined
      ? [{ path: [...path, "options"], message: `options are for choice and choices, and this is ${answer}` }]
      : []),
    ...(answer !== "scale" && (low !== undefined || high !== undefined)
      ? [{ path: [...path, low === undefined ? "high" : "low"], message: `low and high are for a scale, and this is ${answer}` }]
      : []),
    ...repeated(options?.map(({ value }) => value) ?? [], [...path, "options"], "value"),
  ];
}

/** A question may depend on one before it only, and only with subjects is there anything to ask once. */
function orderFaults(check: Check, index: number): readonly Fault[] {
  const question = check.questions[index];
  if (question === undefined) return [];
  const path = ["questions", index] as const;
  const before = check.questions.slice(0, index);
  const wanted = before.find(({ id }) => id === question.only_if?.answer);
  const faults: Fault[] = [
    ...missing(question.only_if?.answer, ids(before), "question before it", [...path, "only_if", "answer"]),
  ];
  for (const value of [question.only_if?.is ?? []].flat()) {
    if (wanted === undefined || canBe(wanted, value)) continue;
    faults.push({
      path: [...path, "only_if", "is"],
      message: `"${wanted.id}" can't be answered ${JSON.stringify(value)}`,
      hint: `its answers are ${answersOf(wanted)}`,
    });
  }
  if (question.once !== undefined && check.subjects === undefined)
    faults.push({ path: [...path, "once"], message: "once is for checks with subjects" });
  return faults;
}

/** Bands go from low to high, cover all that the score can be, and each can be reached. */
function bandFaults(check: Check, { by, of, bands = [] }: Score, score: number): readonly Fault[] {
  const questions = questionsOf(of, check.questions);
  const range = scoreRange(by, questions, questions);
  return bands.flatMap(({ to }, index): readonly Fault[] => {
    const path = ["scores", score, "bands", index, "to"];
    const before = bands[index - 1]?.to;
    if (before !== undefined && to <= before) {
      return [{ path, message: `bands go from low to high, and ${to} comes after ${before}` }];
    }
    if (range === undefined) return [];
    if (to < range.least) return [{ path, message: `the band ends at ${to}, and the score is never below ${range.least}` }];
    if (before !== undefined && before >= range.most) {
      return [{ path, message: `the band begins above ${before}, and the score is never above ${range.most}` }];
    }
    const isLast = index === bands.length - 1;
    return isLast && to < range.most ? [{ path, message: `the bands end at ${to}, and the score goes up to ${range.most}` }] : [];
  });
}

function quadrantFaults({ quadrants }: Check, scores: readonly string[]): readonly Fault[] {
  if (quadrants === undefined) return [];
  return [
    ...missing(quadrants.x, scores, "score", ["quadrants", "x"]),
    ...missing(quadrants.y, scores, "score", ["quadrants", "y"]),
    ...repeated(ids(quadrants.names), ["quadrants", "names"], "id"),
    ...repeated(
      quadrants.names.map(({ x, y }) => `x ${x}, y ${y}`),
      ["quadrants", "names"],
      "x",
    ),
  ];
}

function ids(parts: readonly { readonly id: string }[]): readonly string[] {
  return parts.map(({ id }) => id);
}
