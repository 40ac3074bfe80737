import { locateInYaml } from "../../codec/locate-in-yaml.js";
import { nearest } from "../../codec/nearest.js";
import { parseYamlMap } from "../../codec/parse-yaml.js";
import { placeAt } from "../../codec/place-at.js";
import { isMap } from "../../codec/plain-data.js";
import type { Problem } from "../../problem.js";
import type { Fields, FieldValue } from "../../record/entry.js";
import { isDateText } from "../../record/fields.js";
import type { Check, CheckQuestion } from "../formats/check.js";
import type { Answer, Answered, Answers } from "./answered.js";
import { type AnswerFault, readAnswer } from "./read-answer.js";

/** Answers as they were read, and everything that is wrong with them. */
export interface ReadAnswers {
  readonly answers: Answers;
  readonly subjects: Answered["subjects"];
  /** The day that the answers say they were given on. */
  readonly date?: string;
  readonly problems: readonly Problem[];
}

/** Most faults whose lines are looked for; no more than these are read by anybody. */
const MOST_PLACED = 20;

const KEYS = ["check", "date", "answers", "subjects"];

/**
 * Reads answers from YAML: `answers:` by question, `subjects:` by name and question, and perhaps `check:` and `date:`. A
 * question or value that does not exist is a problem with its line, and with the nearest one that does.
 */
export function readAnswersText(yaml: string, check: Check, file?: string): ReadAnswers {
  const text = yaml.replace(/^\ufeff/, "");
  const parsed = parseYamlMap(text, file === undefined ? {} : { file });
  const none = { answers: {}, subjects: [] };
  if (!parsed.ok) return { ...none, problems: [asInput(parsed.problem)] };
  return readAnswersData(
    parsed.value.value,
    check,
    (path) => placeAt(text, locateInYaml(text, path) ?? 0, file),
    parsed.value.problems.map(asInput),
  );
}

/** The same from plain data: a record's fields, or what came in as JSON. */
export function readAnswersData(
  data: Fields,
  check: Check,
  placeOf: (path: readonly (string | number)[]) => Problem["place"] = () => undefined,
  already: readonly Problem[] = [],
): ReadAnswers {
  const problems: Problem[] = [...already];
  const tell = ({ path, message, hint }: AnswerFault) => {
    const place = problems.length < MOST_PLACED ? placeOf(path) : undefined;
    problems.push({
      code: "input.invalid",
      message,
      ...(place !== undefined && { place }),
      ...(hint !== undefined && { hint }),
    });
  };
  const named = data["check"];
  const other = named === undefined || named === null ? undefined : otherQuestions(String(named), check);
  if (other !== undefined) {
    tell(other);
    return { answers: {}, subjects: [], problems };
  }
  for (const key of Object.keys(data).filter((each) => !KEYS.includes(each))) tell(strayKey(key, check));
  const { date } = data;
  if (date !== undefined && (typeof date !== "string" || !isDateText(date))) {
    tell({ path: ["date"], message: "a date is written YYYY-MM-DD and must exist" });
  }
  const once = check.questions.filter((question) => check.subjects === undefined || question.once === true);
  const each = check.questions.filter((question) => check.subjects !== undefined && question.once !== true);
  const answers = readMap(data["answers"], once, each, ["answers"], tell);
  return {
    answers,
    subjects: readSubjects(data["subjects"], { check, once, each }, tell),
    ...(typeof date === "string" && isDateText(date) && { date }),
    problems: problems.sort((one, other) => lineOf(one) - lineOf(other)),
  };
}

/** What has no line stands behind everything that has one. */
function lineOf({ place }: Problem): number {
  return place?.line ?? Number.MAX_SAFE_INTEGER;
}

/** Answers to another check, or to another version of it, would be kept under questions that nobody was asked. */
function otherQuestions(named: string, { id, version }: Check): AnswerFault | undefined {
  const [name, of] = named.split("@");
  if (name !== id) return { path: ["check"], message: `these are answers to "${named}", not to "${id}"` };
  if (of === undefined || of === String(version)) return undefined;
  return {
    path: ["check"],
    message: `these are answers to version ${of} of "${id}", and its questions are those of version ${version} now`,
    hint: `\`upshot check ${id} --blank\` prints them; if the answers hold for these too, write check: ${id}@${version}`,
  };
}

function readSubjects(
  written: FieldValue | undefined,
  {
    check,
    once,
    each,
  }: { readonly check: Check; readonly once: readonly CheckQuestion[]; readonly each: readonly CheckQuestion[] },
  tell: (fault: AnswerFault) => void,
): Answered["subjects"] {
  if (written === undefined || written === null) return [];
  if (check.subjects === undefined) {
    tell({ path: ["subjects"], message: `"${check.id}" has no subjects`, hint: "answer its questions under answers:" });
    return [];
  }
  if (!isMap(written)) {
    tell({ path: ["subjects"], message: "subjects are a map of names, each with its answers" });
    return [];
  }
  const names = Object.keys(written);
  if (names.length > check.subjects.max) {
    tell({
      path: ["subjects"],
      message: `${names.length} are too many: ${check.title} takes ${check.subjects.max} at most`,
    });
  }
  return names.map((name) => ({
    name,
    answers: readMap(written[name] ?? null, each, once, ["subjects", name], tell),
  }));
}

/** `elsewhere` are the questions that are answered in the other map. */
function readMap(
  written: FieldValue | undefined,
  questions: readonly CheckQuestion[],
  elsewhere: readonly CheckQuestion[],
  path: readonly string[],
  tell: (fault: AnswerFault) => void,
): Answers {
  const answers: Record<string, Answer> = {};
  if (written === undefined || written === null) return answers;
  if (!isMap(written)) {
    tell({ path, message: "answers are a map of questions, each with its answer" });
    return answers;
  }
  for (const [id, value] of Object.entries(written)) {
    const question = questions.find((each) => each.id === id);
    if (question === undefined) {
      tell({ path: [...path, id], ...noQuestion(id, questions, elsewhere) });
      continue;
    }
    const read = readAnswer(question, value);
    for (const fault of read.faults) tell({ ...fault, path: [...path, id, ...fault.path] });
    if (read.answer !== undefined) answers[id] = read.answer;
  }
  return answers;
}

function noQuestion(
  id: string,
  questions: readonly CheckQuestion[],
  elsewhere: readonly CheckQuestion[],
): Pick<AnswerFault, "message" | "hint"> {
  if (elsewhere.some((each) => each.id === id)) {
    const isOnce = elsewhere.some((each) => each.id === id && each.once === true);
    return {
      message: `"${id}" is not asked here`,
      hint: isOnce ? "it is asked once: put it under answers:" : "it is asked for each subject: put it under subjects:",
    };
  }
  const ids = questions.map((each) => each.id);
  const near = nearest(id, ids);
  return {
    message: `there is no question "${id}"`,
    hint: near === undefined ? `the questions are ${ids.join(", ")}` : `did you mean "${near}"?`,
  };
}

function strayKey(key: string, check: Check): AnswerFault {
  const isQuestion = check.questions.some(({ id }) => id === key);
  const near = nearest(key, KEYS);
  return {
    path: [key],
    message: `there is no key "${key}" here`,
    hint: isQuestion ? "put it under answers:" : near === undefined ? `there are ${KEYS.join(", ")}` : `did you mean "${near}"?`,
  };
}

function asInput(problem: Problem): Problem {
  return { ...problem, code: "input.invalid" };
}
