import * as z from "zod";
import { head as every, Id, Text } from "./common.js";

const head = { ...every, topics: z.array(Id).optional().describe("What it is about, in the same words for both sets") };

/** A question that an interviewer asks, or one to ask them. */
export const Question = z.discriminatedUnion("set", [
  z.strictObject({
    ...head,
    set: z.literal("interview"),
    group: z.enum(["behavioural", "career", "scenario"]),
    asks: Text,
    probes: z.array(Text).min(1).describe("What it is really about"),
    strong: z.array(Text).min(2).describe("Signs of a strong answer"),
    weak: z.array(Text).min(2).describe("Signs of a weak answer"),
    follow_ups: z.array(Text).min(1),
  }),
  z.strictObject({
    ...head,
    set: z.literal("reverse"),
    group: z.enum(["work", "team", "manager", "growth", "company", "pay"]),
    asks: Text,
    learns: Text.describe("What you are trying to learn"),
    good: Text.describe("An answer that speaks for them"),
    red_flag: Text.describe("An answer that speaks against them"),
    follow_ups: z.array(Text).optional(),
  }),
]);

export type Question = z.output<typeof Question>;
