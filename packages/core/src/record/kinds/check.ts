import * as z from "zod/mini";
import type { Entry } from "../entry.js";
import { DateField, FilledText, needed, optional, Ref } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** One answer: its value, or that with the records it rests on and a note. */
const Answer = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.looseObject({
    value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
    evidence: z.optional(z.union([z.string(), z.array(z.string())])),
    note: z.optional(z.string()),
  }),
]);
const Answers = z.record(z.string(), Answer);
const Scores = z.record(z.string(), z.number());

/** An answered questionnaire. Its body holds the questions as they were asked, so that it can be read when they have changed. */
export const check = kind({
  name: "check",
  folder: "checks",
  summary: "An answered questionnaire: the questions of that day, your answers, and what they came to",
  date: "date",
  visibility: "me",
  fields: () => ({
    date: needed(DateField, "Day on which you answered"),
    check: needed(FilledText, "Which check, and which version of it: six-pillars@1"),
    about: optional(z.array(z.string()), "What it was answered about, when it is asked for several things"),
    answers: optional(Answers, "Answers by question: a value, or { value, evidence, note }"),
    subjects: optional(z.record(z.string(), Answers), "The same for each thing it was answered about"),
    scores: optional(Scores, "What the answers came to, on that day"),
    subject_scores: optional(z.record(z.string(), Scores), "The same for each thing it was answered about"),
    findings: optional(z.array(z.string()), "Findings that held on that day"),
    evidence: optional(z.array(Ref), "Every record that an answer rests on"),
  }),
  sections: [],
  line: (entry) => [...texts(entry, "check"), ...aboutLine(entry), ...countLine(entry)],
});

function aboutLine(entry: Entry): readonly string[] {
  const about = texts(entry, "about");
  return about.length === 0 ? [] : [about.join(", ")];
}

function countLine(entry: Entry): readonly string[] {
  const count = texts(entry, "findings").length;
  return count === 0 ? [] : [`${count} ${count === 1 ? "finding" : "findings"}`];
}
