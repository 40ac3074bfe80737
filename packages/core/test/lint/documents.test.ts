import { describe, expect, it, test } from "vitest";
import { found } from "./built-in-rules.js";

const rulesOf = (as: Parameters<typeof found>[0], text: string) => Object.keys(found(as, text)).sort();

describe("theme", () => {
  it("keeps a label of three words with three numbers and an owned blast radius", () => {
    const text = `# No Friday incidents

## Metrics
- tickets from customers on weekends
- incidents per week
- hours from commit to production

## Blast radius
Checkout; the release team owns it and can roll back in minutes.
`;
    expect(rulesOf("theme", text)).toEqual([]);
  });

  it("finds what is missing", () => {
    expect(found("theme", "# Strategic platform enablement initiative\n\nWe make things better.")).toMatchObject({
      "label-too-long": "Strategic platform enablement initiative",
      "needs-explaining": "Strategic",
      "missing-metric": expect.any(String),
      "no-blast-radius": expect.any(String),
    });
  });

  it("asks for three numbers where there are two", () => {
    expect(found("theme", "# Cheap experiments\n\n## Metrics\n- cost\n- days\n\n## Risks\nnone")).toHaveProperty(
      "missing-metric",
    );
  });
});

describe("brief", () => {
  const good = `## Decision asked for
Approve option B by Friday.
## Problem
Exports fail at night.
## Options
1. Leave it
2. Queue
3. Rewrite
## Recommendation
The queue.
## Costs and risks
Two engineers for three weeks.
`;

  it("keeps a brief with all its parts", () => {
    expect(rulesOf("brief", good)).toEqual([]);
  });

  it("counts options in headings and rows of a table as well", () => {
    expect(
      rulesOf("brief", good.replace(/## Options[^#]*/, "## Options\n### Option A\nx\n### Option B\ny\n### Option C\nz\n")),
    ).toEqual([]);
    expect(
      rulesOf(
        "brief",
        good.replace(/## Options[^#]*/, "## Options\n\n| option | cost |\n|---|---|\n| a | 1 |\n| b | 2 |\n| c | 3 |\n\n"),
      ),
    ).toEqual([]);
  });

  it("does not take a template's hint for an answer", () => {
    const empty = good.replace("The queue.", "<!-- What would you do? -->");
    expect(found("brief", empty)).toEqual({ "no-recommendation": "## Recommendation" });
  });

  it("finds two options, no recommendation, no decision and no cost", () => {
    expect(rulesOf("brief", "## Problem\nExports fail.\n## Options\n- a\n- b\n")).toEqual([
      "no-cost",
      "no-decision",
      "no-recommendation",
      "options",
    ]);
  });

  it("is too long from the word after two pages on", () => {
    expect(found("brief", `${good}${"word ".repeat(1000)}`)).toHaveProperty("too-long");
  });
});

describe("scope", () => {
  const letter =
    "Refund disputes cost us €60k a month and no team owns them. I would like to own them through Q2: one queue, one rule set, disputes under €35k. Support and finance have agreed. Anything that changes what a customer is paid stays your decision. Could you decide by Friday?";

  it("keeps a letter that answers each question, without headings too", () => {
    expect(rulesOf("scope", letter)).toEqual([]);
  });

  it("names the part that is missing", () => {
    expect(found("scope", "Please let me own developer experience.")).toMatchObject({
      "missing-section": expect.any(String),
      "no-metric": expect.any(String),
    });
  });
});

describe("post-mortem", () => {
  it("finds blame, human error, and actions that nobody could finish", () => {
    const text = `## Cause
The root cause was human error: Tom forgot to renew the certificate.

## Actions
- Be more careful with certificates
- Alert 30 days before expiry, owner: Ana, by 2026-12-01, proof: drill in staging
`;
    expect(found("post-mortem", text)).toEqual({
      blame: "Tom forgot",
      "human-error": "human error",
      "action-owner": "Be more careful with certificates",
      "action-date": "Be more careful with certificates",
      "action-proof": "Be more careful with certificates",
      "vague-action": "Be more careful with certificates",
    });
  });

  it("leaves systems and blameless words alone", () => {
    expect(
      rulesOf("post-mortem", "A blameless review. The server failed to renew its lease. The alert should have fired."),
    ).toEqual([]);
  });

  it("reads actions from a table", () => {
    const table =
      "## Actions\n\n| what | owner | by | proof |\n|---|---|---|---|\n| Limit the retry budget | Ana Ruiz | 12 May | load test |\n";
    expect(rulesOf("post-mortem", table)).toEqual([]);
  });
});

test("weekly: activity and more than five points", () => {
  expect(found("weekly", "- Attended three planning meetings\n- Cut p95 from 900 to 300 ms")).toEqual({
    activity: "Attended three planning meetings",
  });
  expect(found("weekly", "- a b\n".repeat(7))).toHaveProperty("too-many");
});

test("story: a problem, an obstacle, a result, and nobody to blame", () => {
  const text =
    "Settlement failed twice a week and somebody restarted it at night. I wanted to rewrite it, but there was no budget and the vendor refused to change the lock. I moved the currency call out of the transaction. Since then it has not failed in eleven weeks.";
  expect(rulesOf("story", text)).toEqual([]);
  expect(
    rulesOf(
      "story",
      "My manager never listened. I built a new scheduler with queues and workers and a dashboard for the teams that wanted one.",
    ),
  ).toEqual(expect.arrayContaining(["blames", "no-result"]));
});

test("meeting: a decision at stake and owners of what follows", () => {
  expect(
    rulesOf("meeting", "## Decision at stake\nWhich queue we use.\n## Next steps\n- Maria to write the test by Friday\n"),
  ).toEqual([]);
  expect(rulesOf("meeting", "We talked about the roadmap.\n\n## Next steps\n- write the test\n")).toEqual([
    "no-decision",
    "no-owners",
  ]);
});

test("acceleration: a difference and a guardrail", () => {
  expect(
    rulesOf(
      "acceleration",
      "Review notes took 40 minutes, now 5 minutes. No customer data goes in, and a person approves each note.",
    ),
  ).toEqual([]);
  expect(rulesOf("acceleration", "We now use a model to write release notes.")).toEqual(["no-delta", "no-guardrail"]);
});

describe("what nobody has written yet", () => {
  const actions = (rows: string) => `## Actions\n\n${rows}\n`;

  it("is not said by a title, a heading above nothing, a blank or a placeholder", () => {
    const empty = ["", "TBD", "**Recommendation:** to be decided", "___ because ___."];
    for (const text of empty)
      expect(found("brief", `# Decision brief\n\n## Recommendation\n\n${text}\n`)).toHaveProperty("no-recommendation");
  });

  it("is missing from a row by its column, whatever the cell is called", () => {
    const head = "| action | who | until | proof |\n| --- | --- | --- | --- |";
    expect(rulesOf("post-mortem", actions(`${head}\n| limit the queue | billing | 2026-12-01 | load run |`))).toEqual([]);
    expect(rulesOf("post-mortem", actions(`${head}\n| limit the queue | everyone | | tbd |`))).toEqual([
      "action-date",
      "action-owner",
      "action-proof",
    ]);
    expect(rulesOf("post-mortem", actions(head))).toEqual([]);
  });

  it("is still missing when a rewrite was taken over with its blank", () => {
    const text = actions("- limit the queue (owner: ___, by 2026-12-01), checked by a test");
    expect(found("post-mortem", text)).toEqual({ "action-owner": expect.stringContaining("limit the queue") });
  });

  it("keeps the blanks of a win's own sentence out of it", () => {
    expect(found("win", "Cut p95 of checkout from ___ to 200 ms")).not.toHaveProperty("no-result");
  });
});

describe("what stands for a heading", () => {
  it.each([
    ["a bold line", "**Next steps**\n\n- look at it\n"],
    ["a bold label", "**Next steps.** Look at it.\n"],
    ["a few words above a list", "Next steps\n- look at it\n"],
  ])("is %s", (_, text) => {
    expect(found("meeting", `Decision: we go.\n\n${text}`)).toHaveProperty("no-owners");
  });

  it("is no link to a record, whose name is not the writer's word", () => {
    const text =
      "Impact is in [[2026-11-06-human-error-in-the-parser]].\n\n## Actions\n- Ana: limit, see [[2026-11-06-limit]], test\n";
    expect(rulesOf("post-mortem", text)).toEqual(["action-date"]);
  });
});

it("a self-review may praise nobody's hours, and need not ask for anything", () => {
  expect(rulesOf("self-review", "Disputed invoices fell from 3.9 to 1.1 %.")).toEqual([]);
  expect(rulesOf("self-review", "I worked many late nights this year.")).toEqual(["effort"]);
});
