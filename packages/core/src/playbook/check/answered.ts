import type { DateText } from "../../record/entry.js";

/** What was answered: a number, yes or no, text (also a date and the value of an option), or the values of several options. */
export type AnswerValue = string | number | boolean | readonly string[];

/** One answer with the records it rests on. */
export interface Answer {
  readonly value: AnswerValue;
  /** References to records that show it; empty for an opinion. */
  readonly evidence: readonly string[];
  readonly note?: string;
}

/** Answers by the id of their question; a question that was left out is not there. */
export type Answers = Readonly<Record<string, Answer>>;

/** One thing that a check was answered about, with its answers. */
export interface AnsweredSubject {
  readonly name: string;
  readonly answers: Answers;
}

/** A check as it was answered on one day. */
export interface Answered {
  readonly date: DateText;
  /** Answers to what is asked once; in a check without subjects, all of them. */
  readonly answers: Answers;
  readonly subjects: readonly AnsweredSubject[];
}

/** The answer to a question, if there is one. */
export function answerTo(answers: Answers, question: string): Answer | undefined {
  return Object.hasOwn(answers, question) ? answers[question] : undefined;
}
