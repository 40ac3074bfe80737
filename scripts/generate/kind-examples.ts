import type { Fields } from "@upshot/core/record/entry";

/** What the example file of a kind holds; its sections are the kind's own. */
interface Example {
  readonly title: string;
  readonly fields: Fields;
}

/** An example for each kind; the generator fails when one is missing or does not fit its kind. */
export const kindExamples: Readonly<Record<string, Example>> = {
  win: {
    title: "Checkout starts in 650 ms",
    fields: {
      date: "2026-11-18",
      role: "led",
      metrics: [{ name: "cold start", from: 1800, to: 650, unit: "ms", better: "lower" }],
      theme: "faster-cold-start",
      altitude: "system",
      level: "next",
      with: ["maria-lopez"],
      seen_by: ["ada-okafor"],
    },
  },
  promise: {
    title: "Cost sheet for the freeze",
    fields: { date: "2026-11-02", to: ["ada-okafor"], due: "2026-11-30", state: "open" },
  },
  decision: {
    title: "Cache tariffs until their file says otherwise",
    fields: {
      date: "2026-11-16",
      options: ["cache by version", "cache for an hour", "batch the calls"],
      choice: "cache by version",
      confidence: 70,
      indicators: ["hit rate above 90 % in the first week"],
      review: "2027-01-15",
    },
  },
  person: {
    title: "Maria Lopez",
    fields: {
      role: "Staff engineer",
      team: "Checkout",
      relation: "peer",
      decides: false,
      cadence: 14,
      emails: ["maria@example.org"],
    },
  },
  theme: {
    title: "Faster cold start",
    fields: {
      state: "active",
      start: "2026-07-01",
      metrics: [{ name: "cold start p95", from: 2400, to: 650, unit: "ms", better: "lower" }],
    },
  },
  note: { title: "Finance reads our logs", fields: { date: "2026-11-12", tags: ["earned-secret"], private: true } },
  check: {
    title: "Six pillars",
    fields: {
      date: "2026-11-20",
      check: "six-pillars@1",
      answers: {
        "reads-easily": 4,
        "watches-unasked": { value: 4, evidence: ["win/2026-11-18-checkout-starts-in-650-ms"], note: "Only for checkout." },
      },
      scores: { technical: 4, ownership: 4 },
      findings: ["few-supported"],
      evidence: ["win/2026-11-18-checkout-starts-in-650-ms"],
    },
  },
  document: {
    title: "Decision brief: one queue for each carrier",
    fields: {
      date: "2026-11-09",
      template: "decision-brief@1",
      status: "circulated",
      audience: "the platform review",
      rests_on: ["2026-11-18-checkout-starts-in-650-ms"],
      prewire: [{ who: "ada-okafor", on: "2026-11-12", objection: "who is on call for it", changed: "an owner is named" }],
    },
  },
};
