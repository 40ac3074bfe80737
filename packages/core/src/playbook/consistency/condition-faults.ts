import type { Fault, ValuePath } from "../explain-issue.js";
import type { Check, Condition } from "../formats/check.js";
import { missing } from "./names.js";

/** What is wrong with a condition: names of questions, scores, groups and quadrants that are not there, answers that can't be given. */
export function conditionFaults(condition: Condition, check: Check, path: ValuePath): readonly Fault[] {
  if ("all" in condition) return condition.all.flatMap((each, index) => conditionFaults(each, check, [...path, "all", index]));
  if ("any" in condition) return condition.any.flatMap((each, index) => conditionFaults(each, check, [...path, "any", index]));
  if ("not" in condition) return conditionFaults(condition.not, check, [...path, "not"]);
  if ("again" in condition) return conditionFaults(condition.again, check, [...path, "again"]);
  if ("profile" in condition) {
    const ids = check.profiles?.map(({ id }) => id) ?? [];
    return [
      ...missing(condition.profile, ids, "profile", [...path, "profile"]),
      ...(condition.best === undefined ? unlimited(condition, path) : []),
    ];
  }
  if ("subjects" in condition) {
    const lonely: readonly Fault[] =
      check.subjects === undefined ? [{ path: [...path, "subjects"], message: "the check has no subjects to count" }] : [];
    return [...lonely, ...conditionFaults(condition.subjects, check, [...path, "subjects"]), ...unlimited(condition, path)];
  }
  if ("quadrant" in condition) {
    const ids = check.quadrants?.names.map(({ id }) => id) ?? [];
    return missing(condition.quadrant, ids, "quadrant", [...path, "quadrant"]);
  }
  if ("score" in condition) {
    const ids = check.scores?.map(({ id }) => id) ?? [];
    const isIdle = condition.rose === undefined && condition.fell === undefined && condition.over === undefined;
    return [
      ...missing(condition.score, ids, "score", [...path, "score"]),
      ...missing(condition.over, ids, "score", [...path, "over"]),
      ...(isIdle ? unlimited(condition, path) : []),
    ];
  }
  if ("count" in condition) {
    const { group, questions: chosen = [], is } = condition.count;
    const questions = check.questions.filter(
      (question) => (group === undefined || question.group === group) && (chosen.length === 0 || chosen.includes(question.id)),
    );
    return [
      ...selectionFaults(condition.count, check, [...path, "count"]),
      ...(is === undefined
        ? []
        : [is].flat().flatMap((value) =>
            questions.length === 0 || questions.some((question) => canBe(question, value))
              ? []
              : [
                  {
                    path: [...path, "count", "is"],
                    message: `none of these questions can be answered ${JSON.stringify(value)}`,
                  },
                ],
          )),
      ...unlimited(condition, path),
    ];
  }
  const question = check.questions.find(({ id }) => id === condition.answer);
  const ids = check.questions.map(({ id }) => id);
  const asksNothing = condition.is === undefined && condition.empty === undefined && condition.unsupported === undefined;
  return [
    ...missing(condition.answer, ids, "question", [...path, "answer"]),
    ...(asksNothing ? unlimited(condition, path) : []),
    ...(question === undefined || condition.is === undefined ? [] : [condition.is].flat()).flatMap((value) =>
      question !== undefined && !canBe(question, value)
        ? [
            {
              path: [...path, "is"],
              message: `"${condition.answer}" can't be answered ${JSON.stringify(value)}`,
              hint: `its answers are ${answersOf(question)}`,
            },
          ]
        : [],
    ),
  ];
}

/** What is wrong with a choice of questions by group or by name. */
export function selectionFaults(
  of: { readonly group?: string | undefined; readonly questions?: readonly string[] | undefined },
  check: Check,
  path: ValuePath,
): readonly Fault[] {
  const groups = check.groups?.map(({ id }) => id) ?? [];
  const questions = check.questions.map(({ id }) => id);
  return [
    ...missing(of.group, groups, "group", [...path, "group"]),
    ...(of.group !== undefined && groups.includes(of.group) && !check.questions.some(({ group }) => group === of.group)
      ? [{ path: [...path, "group"], message: `the group "${of.group}" has no questions` }]
      : []),
    ...(of.questions ?? []).flatMap((id, index) => missing(id, questions, "question", [...path, "questions", index])),
  ];
}

/** A condition without any bound holds always or never. */
function unlimited(condition: Condition, path: ValuePath): readonly Fault[] {
  return ["below", "above", "at_least", "at_most"].some((limit) => limit in condition)
    ? []
    : [{ path, message: "the condition says nothing about the value", hint: "give it below, above, at_least or at_most" }];
}

type Question = Check["questions"][number];

/** Whether a question can be answered so. */
export function canBe(question: Question, value: string | number | boolean): boolean {
  switch (question.answer) {
    case "scale":
      return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 5;
    case "yes-no":
      return typeof value === "boolean" || value === "yes" || value === "no";
    case "choice":
    case "choices":
      return question.options?.some((option) => option.value === value) === true;
    case "number":
      return typeof value === "number";
    default:
      return typeof value === "string";
  }
}

/** A question's possible answers, for a message. */
export function answersOf({ answer, options }: Question): string {
  if (answer === "scale") return "1 to 5";
  if (answer === "yes-no") return "true and false";
  return options === undefined ? `a ${answer}` : options.map(({ value }) => value).join(", ");
}
