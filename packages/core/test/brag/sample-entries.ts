import type { BragOptions } from "../../src/brag/build-brag.js";
import { readEntry } from "../../src/codec/read-entry.js";
import type { DateText, Entry, VaultPath } from "../../src/record/entry.js";

/** The record in a file of that path and text; throws when there is none. */
export function record(path: string, text: string): Entry {
  const { entry, problems } = readEntry(path as VaultPath, text);
  if (entry === undefined) throw new Error(`${path}: ${JSON.stringify(problems)}`);
  return entry;
}

/** A win of the day in its stem, with these front-matter lines. */
export function win(stem: string, frontMatter = "", body = `# ${stem.slice(11).replaceAll("-", " ")}\n`): Entry {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(stem)?.[0];
  const dated = date === undefined || /^date:/m.test(frontMatter) ? "" : `date: ${date}\n`;
  return record(`wins/2026/${stem}.md`, `---\n${dated}${frontMatter}\n---\n\n${body}`);
}

export function day(text: string): DateText {
  return text as DateText;
}

/** For me, by theme, made on 20 November 2026, unless said otherwise. */
export function options(changes: Partial<BragOptions> = {}): BragOptions {
  return { by: "theme", audience: "me", today: day("2026-11-20"), config: {}, ...changes };
}

/** A small vault with one of everything that a brag document treats in its own way. */
export const sampleEntries: readonly Entry[] = [
  record("people/maria-lopez.md", "---\nrole: Director\ndecides: true\n---\n\n# Maria Lopez\n"),
  record("people/jonas-faber.md", "# Jonas Faber\n"),
  record("people/p-9x2.md", "---\nprivate: true\n---\n\n# Sam Secret\n"),
  record("themes/fast-quotes.md", "# Fast quotes\n"),
  record("themes/clean-ledger.md", "# Clean ledger\n"),
  record(
    "wins/2026/2026-11-03-daily-reconciliation.md",
    `---
date: 2026-11-03
end: 2026-11-13
role: led
metrics:
  - { name: hand matching, from: 390, to: 40, unit: min, period: week, better: lower }
  - { name: month-end delay, from: 3, to: 0, unit: days, better: lower }
theme: clean-ledger
altitude: system
level: { ownership: next, operations: current }
with: [jonas-faber, p-9x2]
seen_by: [maria-lopez]
---

# Daily reconciliation closes itself

## Problem

Two people matched carrier invoices by hand each morning.

## Result

Hand work fell from 6.5 hours to 40 minutes a week. October closed on day two.
`,
  ),
  record(
    "wins/2026/2026-11-20-carrier-tariffs-cached.md",
    `---
date: 2026-11-20
role: led
metrics:
  - { name: quote p95, from: 1800, to: 650, unit: ms, better: lower }
theme: fast-quotes
altitude: business
with: ["[[people/maria-lopez|Maria]]"]
seen_by: [maria-lopez]
---

# Carrier tariffs cached; quotes arrive in time

## Result

No quote has timed out at the morning peak since. Support stopped writing them by hand.
`,
  ),
  win(
    "2026-09-18-cut-checkout-cold-start",
    "theme: fast-quotes\nmetrics: [{ from: 1800, to: 650, unit: ms }]",
    "# Cut checkout cold start 1.8s -> 650ms\n",
  ),
  win(
    "2026-08-17-contract-test-for-the-rate-api",
    "theme: fast-quotes\naltitude: code\nrole: contributed\nmetrics: [{ name: breaking changes, from: 1, to: 4, unit: breaks, period: month, better: lower }]",
    "# Contract test for the rate API\n",
  ),
  win(
    "2026-07-03-carrier-outage-drill",
    "altitude: system\nrole: supported\nglue: the on-call rota of three teams\nwith: [tim-meyer]\nseen_by: [jonas-faber]",
    "# Carrier outage drill\n\n## Problem\n\n## Action\n\n## Result\n",
  ),
  win(
    "2026-06-03-quote-accuracy-above-target",
    'metrics: [{ name: accuracy, to: 99.2, unit: "%" }]',
    "# Quote accuracy above target\n",
  ),
  win("2026-06-11-asked-for-the-tariff-team", "visibility: me", "# Asked for the tariff team\n"),
  win("2026-06-12-unsaid", "private: true", "# Unsaid\n"),
  record("promises/2026/2026-06-01-runbook.md", "---\ndate: 2026-06-01\ndue: 2026-07-01\nstate: landed\n---\n\n# Runbook\n"),
  record(
    "promises/2026/2026-06-02-freeze.md",
    "---\ndate: 2026-06-02\ndue: 2026-09-01\nstate: landed\nmoved: [{ on: 2026-07-20, from: 2026-08-01, to: 2026-09-01 }]\n---\n\n# Freeze\n",
  ),
  record("promises/2026/2026-06-03-brief.md", "---\ndate: 2026-06-03\ndue: 2026-08-01\nstate: missed\n---\n\n# Brief\n"),
  record("promises/2026/2026-11-10-later.md", "---\ndate: 2026-11-10\ndue: 2026-12-01\nstate: open\n---\n\n# Later\n"),
];
