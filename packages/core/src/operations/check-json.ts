import * as z from "zod";

const Rest = z.object({
  subject: z.string().optional(),
  question: z.string(),
  asks: z.string().optional().describe("The question as it is asked"),
  answer: z.string().optional().describe("The answer in words"),
  opinion: z.boolean().optional().describe("It claims something and has no evidence; absent when it does not"),
});

const Score = z.object({
  id: z.string(),
  title: z.string(),
  value: z.number().optional().describe("Absent when nothing counted"),
  withOpinions: z.number().optional().describe("What it would be with opinions counted"),
  counted: z.int().describe("Answers that counted"),
  answered: z.int(),
  asked: z.int(),
  band: z.string().optional().describe("What the value means"),
  share: z.number().optional().describe("Between the lowest possible and the highest, 0 to 1"),
  by: z.string().describe("How it is reckoned: mean, sum, product, lowest, share-yes or count-yes"),
  weakest: z.array(z.string()).describe("Questions with the weakest answers"),
});

/** What a check's answers come to, as faces give it out. */
export const CheckResultJson = z.object({
  parts: z
    .array(
      z.object({
        subject: z.string().optional().describe("Absent for the whole check"),
        scores: z.array(Score),
        profiles: z.array(z.object({ id: z.string(), title: z.string(), says: z.string(), fit: z.int() })),
        quadrant: z.object({ id: z.string(), title: z.string(), says: z.string() }).optional(),
      }),
    )
    .describe("The whole check first, then its subjects by rank"),
  findings: z.array(
    z.object({
      id: z.string(),
      subject: z.string().optional(),
      severity: z.enum(["notice", "warn", "alarm", "good"]),
      says: z.string(),
      because: z.string().optional(),
      try: z.array(z.string()),
      rests: z.array(Rest).describe("The answers it rests on"),
    }),
  ),
  opinions: z.array(Rest).describe("Answers that want evidence and have none"),
  unanswered: z.array(Rest),
  changes: z
    .array(
      z.object({
        type: z.enum(["score", "answer", "evidence"]),
        subject: z.string().optional(),
        what: z.string().describe("The score's title, or the question"),
        id: z.string(),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    )
    .optional()
    .describe("Since the check before; absent when there is none that can be compared"),
});

/** Which check it is. */
export const CheckName = z.object({ id: z.string(), version: z.int(), title: z.string() });

/** Evidence that leads nowhere; an answer with no other counts as opinion. */
export const Dangling = z.array(z.object({ reference: z.string(), message: z.string() }));
