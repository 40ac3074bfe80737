import { isCancel, log, select, text } from "@clack/prompts";
import { type Answer, type Answers, answerTo } from "@upshot/core/playbook/check/answered";
import { isAsked } from "@upshot/core/playbook/check/points";
import type { Check, CheckQuestion } from "@upshot/core/playbook/formats/check";
import type { Index } from "@upshot/core/ports";
import { askQuestion, barred, wrapped } from "./ask-question.js";
import type { Draft, DraftAnswers } from "./draft.js";
import { type Offered, offeredRecords } from "./find-evidence.js";

/** Asks every question of a check, one at a time, and keeps each answer in the draft at once. Nothing when the user stops. */
export async function askCheck(check: Check, index: Index, draft: Draft): Promise<DraftAnswers | undefined> {
  const kept = await askWhetherToGoOn(draft);
  if (kept === "stop") return undefined;
  log.info(wrapped(check.intro));
  let records: Promise<readonly Offered[]> | undefined;
  const offered = () => {
    records ??= offeredRecords(index);
    return records;
  };
  const names = check.subjects === undefined ? [] : await askNames(check.subjects, kept?.subjects.map(({ name }) => name) ?? []);
  if (names === undefined) return undefined;
  let state: DraftAnswers = {
    answers: kept?.answers ?? {},
    subjects: names.map((name) => ({ name, answers: kept?.subjects.find((each) => each.name === name)?.answers ?? {} })),
  };
  if (names.length > 0) draft.keep(state);
  const places = placesOf(check, names);
  const waiting = places.findIndex((place) => answerTo(answersAt(state, place), place.question.id) === undefined);
  let at = kept === undefined || waiting < 0 ? 0 : waiting;
  let step = 1;
  while (at >= 0 && at < places.length) {
    const place = places[at];
    if (place === undefined) break;
    const { question, subject } = place;
    if (!isAsked(question, { ...state.answers, ...answersAt(state, place) })) {
      // Going back over a question that is not asked goes on going back, but never past the beginning.
      if (at === 0) step = 1;
      at += step;
      continue;
    }
    const group = check.groups?.find(({ id }) => id === question.group)?.title;
    const about = [subject, group].filter((part) => part !== undefined).join(", ");
    const head = `${at + 1} of ${places.length}${about === "" ? "" : `  ${about}`}`;
    const asked = await askQuestion(question, { head, now: answerTo(answersAt(state, place), question.id), offered });
    if (asked.type === "stop") {
      if (asked.answer !== undefined) draft.keep(withAnswer(state, place, asked.answer));
      return undefined;
    }
    step = asked.type === "back" ? -1 : 1;
    if (asked.type !== "back") {
      state = withAnswer(state, place, asked.type === "answer" ? asked.answer : undefined);
      draft.keep(state);
    }
    at = Math.max(0, at + step);
  }
  return state;
}

interface QuestionPlace {
  readonly question: CheckQuestion;
  readonly subject?: string;
}

/** Every question in the order in which it is asked: for each subject first, then what is asked once. */
function placesOf(check: Check, names: readonly string[]): readonly QuestionPlace[] {
  if (check.subjects === undefined) return check.questions.map((question) => ({ question }));
  const once = check.questions.filter((question) => question.once === true);
  const each = check.questions.filter((question) => question.once !== true);
  return [
    ...names.flatMap((subject) => each.map((question) => ({ question, subject }))),
    ...once.map((question) => ({ question })),
  ];
}

function answersAt(state: DraftAnswers, { subject }: QuestionPlace): Answers {
  return subject === undefined ? state.answers : (state.subjects.find(({ name }) => name === subject)?.answers ?? {});
}

function withAnswer(state: DraftAnswers, { question, subject }: QuestionPlace, answer: Answer | undefined): DraftAnswers {
  const changed = (answers: Answers): Answers => {
    const { [question.id]: _before, ...others } = answers;
    return answer === undefined ? others : { ...others, [question.id]: answer };
  };
  if (subject === undefined) return { ...state, answers: changed(state.answers) };
  return {
    ...state,
    subjects: state.subjects.map((each) => (each.name === subject ? { ...each, answers: changed(each.answers) } : each)),
  };
}

async function askWhetherToGoOn(draft: Draft): Promise<ReturnType<Draft["read"]> | "stop"> {
  const kept = draft.read();
  if (kept === undefined) return undefined;
  const chosen = await select({
    message: `Answers of ${kept.day} were not finished.`,
    options: [
      { value: "on", label: "Go on with them" },
      { value: "over", label: "Begin again" },
    ],
  });
  if (isCancel(chosen)) return "stop";
  return chosen === "on" ? kept : undefined;
}

/** The names of the subjects, one at a time; an empty one ends the list once there are enough. */
async function askNames(
  subjects: NonNullable<Check["subjects"]>,
  already: readonly string[],
): Promise<readonly string[] | undefined> {
  const names = [...already];
  while (names.length < subjects.max) {
    const isEnough = names.length >= subjects.min;
    const name = await text({
      message: barred(
        `${wrapped(subjects.asks)}\n${subjects.name} ${names.length + 1}${isEnough ? "; empty when these are all" : ""}`,
      ),
      validate: (given = "") => {
        if (given.trim() === "") return isEnough ? undefined : `At least ${subjects.min} are needed`;
        return names.includes(given.trim()) ? "That one is there already" : undefined;
      },
    });
    if (isCancel(name)) return undefined;
    if (name === undefined || name.trim() === "") break;
    names.push(name.trim());
  }
  return names;
}
