import { isCancel, log, multiselect, S_BAR, select, text } from "@clack/prompts";
import { parseScalar } from "@upshot/core/codec/parse-scalar";
import type { Answer, AnswerValue } from "@upshot/core/playbook/check/answered";
import { claims } from "@upshot/core/playbook/check/points";
import { expects, readAnswer } from "@upshot/core/playbook/check/read-answer";
import type { CheckQuestion } from "@upshot/core/playbook/formats/check";
import colors from "picocolors";
import { wrapWords } from "../render/wrap-words.js";
import { askEvidence, type Offered } from "./find-evidence.js";

/** What became of one question. */
export type Asked =
  | { readonly type: "answer"; readonly answer: Answer }
  | { readonly type: "skip" }
  | { readonly type: "back" }
  /** With the answer, when it was stopped while evidence was asked for. */
  | { readonly type: "stop"; readonly answer?: Answer };

/** Ways on that are no answer; an option's id has no colon. */
const SKIP = "skip:";
const BACK = "back:";
const NOTE = "note:";

/** What is typed to go back where something is typed. */
const BACK_TYPED = "<";

const LAST_WAYS = [
  { value: SKIP, label: colors.dim("Skip it") },
  { value: BACK, label: colors.dim("Back to the question before") },
];
const WAYS = [{ value: NOTE, label: colors.dim("Write a note to it first") }, ...LAST_WAYS];

/** Asks one question, and for evidence where the answer wants some. `now` is the answer there is already. */
export async function askQuestion(
  question: CheckQuestion,
  {
    head,
    now,
    offered,
  }: { readonly head: string; readonly now?: Answer | undefined; readonly offered: () => Promise<readonly Offered[]> },
): Promise<Asked> {
  const help = question.help === undefined ? [] : [colors.dim(wrapped(question.help))];
  const message = [colors.dim(wrapped(head)), colors.bold(wrapped(question.asks)), ...help].join("\n");
  let note = now?.note;
  let value = await askValue(question, message, now?.value);
  while (value === NOTE) {
    const given = await text({ message: "Your note", ...(note !== undefined && { initialValue: note }) });
    if (isCancel(given)) return { type: "stop" };
    note = given?.trim() || undefined;
    value = await askValue(question, message, now?.value);
  }
  if (typeof value === "symbol") return { type: "stop" };
  if (value === SKIP) return { type: "skip" };
  if (value === BACK) return { type: "back" };
  const answer: Answer = { value, evidence: now?.evidence ?? [], ...(note !== undefined && { note }) };
  if (question.evidence !== "wanted" || !claims(question, answer)) return { type: "answer", answer };
  const evidence = await askEvidence(await offered(), answer.evidence);
  if (evidence === undefined) return { type: "stop", answer };
  if (evidence.length === 0) log.message(colors.yellow("Kept as opinion: nothing shows it."));
  return { type: "answer", answer: { ...answer, evidence } };
}

async function askValue(
  question: CheckQuestion,
  message: string,
  now: AnswerValue | undefined,
): Promise<AnswerValue | typeof SKIP | typeof BACK | typeof NOTE | symbol> {
  const { answer, options = [] } = question;
  if (answer === "scale") {
    const labels = ["1", "2", "3", "4", "5"].map((step) => ({ value: step, label: scaleLabel(question, step) }));
    const chosen = await select<string>({ message, options: [...labels, ...WAYS], initialValue: String(now ?? "3") });
    return isCancel(chosen) || isWay(chosen) ? chosen : Number(chosen);
  }
  if (answer === "yes-no") {
    const labels = [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ];
    const chosen = await select<string>({ message, options: [...labels, ...WAYS], initialValue: now === true ? "yes" : "no" });
    return isCancel(chosen) || isWay(chosen) ? chosen : chosen === "yes";
  }
  if (answer === "choice") {
    const labels = options.map(({ value, label }) => ({ value, label }));
    return select<string>({
      message,
      options: [...labels, ...WAYS],
      ...(typeof now === "string" && { initialValue: now }),
    });
  }
  if (answer === "choices") {
    const labels = options.map(({ value, label }) => ({ value, label }));
    const chosen = await multiselect<string>({
      message: `${message}\n(none: skip it)`,
      options: [...labels, ...LAST_WAYS.slice(1)],
      initialValues: typeof now === "object" ? [...now] : [],
      required: false,
    });
    if (isCancel(chosen)) return chosen;
    return chosen.includes(BACK) ? BACK : chosen.length === 0 ? SKIP : chosen;
  }
  const typed = await text({
    message: barred(`${message}\n${colors.dim(`${expects(question)}; empty to skip it, ${BACK_TYPED} to go back`)}`),
    ...(now !== undefined && { initialValue: String(now) }),
    validate: (given = "") => (["", BACK_TYPED].includes(given.trim()) ? undefined : faultIn(question, given)),
  });
  if (isCancel(typed)) return typed;
  if (typed === undefined || typed.trim() === "") return SKIP;
  if (typed.trim() === BACK_TYPED) return BACK;
  return readAnswer(question, asWritten(question, typed)).answer?.value ?? SKIP;
}

/** Prompts for text draw their rule beside the first line only. */
export function barred(message: string): string {
  return message.split("\n").join(`\n${colors.gray(S_BAR)}  `);
}

/** A text in lines that fit beside the rule that prompts stand at. */
export function wrapped(text: string): string {
  return wrapWords(text, (process.stdout.columns ?? 80) - 4).join("\n");
}

function isWay(chosen: string): chosen is typeof SKIP | typeof BACK | typeof NOTE {
  return [SKIP, BACK, NOTE].includes(chosen);
}

function scaleLabel({ low, high }: CheckQuestion, step: string): string {
  const meaning = step === "1" ? low : step === "5" ? high : undefined;
  return meaning === undefined ? step : `${step}  ${meaning}`;
}

function faultIn(question: CheckQuestion, typed: string): string | undefined {
  const fault = readAnswer(question, asWritten(question, typed)).faults[0];
  return fault === undefined ? undefined : `${fault.message}; ${fault.hint ?? expects(question)}`;
}

/** A number is read as one; everything else is text, also when it looks like YAML. */
function asWritten(question: CheckQuestion, typed: string) {
  return question.answer === "number" ? parseScalar(typed.trim()) : typed.trim();
}
