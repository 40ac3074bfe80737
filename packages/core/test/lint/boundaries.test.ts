import { expect, test } from "vitest";
import { found } from "./built-in-rules.js";

// The edges of each rule that docs/lint.md names: one text that it finds, one beside it that it leaves alone.

test.each([
  ["no-result", "Wrote the runbook for failover, 3 pages for 2 teams", false],
  ["no-result", "Wrote the runbook for failover", true],
  ["no-result", "Wrote the runbook to help teams recover faster", true],
  ["no-result", "Wrote the runbook, so the night shift restores it alone", false],
  ["no-result", "Reviewed 31 PRs", true],
  ["no-result", "Migrated 40 services", false],
  ["no-result", "Errors name the invoice and the line", false],
  ["no-result", "Worked on reducing latency", true],
  ["no-result", "Reduced latency", false],
  ["no-number", "Upgraded Postgres 12 to 16 in May 2025, see JIRA-12", true],
  ["no-number", "Led a team of 6 engineers for 3 months to rebuild the portal", true],
  ["no-number", "Trained 12 engineers", false],
  ["no-number", "Halved the build time", false],
  ["no-number", "Not a single page since the fix", false],
  ["no-baseline", "Latency is now 200 ms", true],
  ["no-baseline", "Latency is now 200 ms, it was 800", false],
  ["no-baseline", "Reduced latency to 200 ms", true],
  ["no-baseline", "40 % faster checkout", false],
  ["no-baseline", "Made checkout 3x faster", false],
  ["no-baseline", "Migrated 40 services", false],
  ["no-baseline", "Achieved 99.95% availability", true],
  ["no-baseline", "Handles 10k requests per second", true],
  ["no-period", "Saved $40k", true],
  ["no-period", "Saved $40k a year", false],
  ["no-period", "Cut the AWS bill from $40k to $25k", true],
  ["no-period", "Cut the AWS bill by 30 %", false],
  ["no-period", "Cut pages from 40 to 6", true],
  ["no-period", "Cut pages from 40 to 6 a week", false],
  ["no-period", "Cut the ticket backlog from 900 to 150", false],
  ["vague-verb", "I was involved in planning", true],
  ["vague-verb", "The gateway now handles retries", false],
  ["vague-verb", "Contributed 14 patches upstream", false],
  ["vague-verb", "Contributed to the style guide", true],
  ["vague-quantity", "Significantly reduced errors", true],
  ["vague-quantity", "Significantly reduced errors, from 9 % to 1 %", false],
  ["vague-quantity", "The gain was statistically significant, p95 down 20 %", false],
  ["vague-quantity", "Modelled a many-to-many relation", false],
  ["vague-quantity", "Migrated many services", true],
  ["adjective", "Delivered an outstanding redesign", true],
  ["adjective", "Closed 40 outstanding tickets", false],
  ["adjective", "Enforced strong passwords", false],
  ["effort", "Put in long hours on the release", true],
  ["effort", "Saved 10 hours a week", false],
  ["effort", "Moved deploys away from weekend nights", false],
  ["effort", "Replaced hard-coded limits", false],
  ["no-owner", "We shipped it", true],
  ["no-owner", "The cache was replaced by our team", true],
  ["no-owner", "We shipped it; I wrote the parser", false],
  ["no-owner", "Led the group; we shipped it", false],
  ["no-owner", "Tickets are now routed by product", false],
  ["sole-credit", "Single-handedly rebuilt it", true],
  ["sole-credit", "Built a stand-alone tool; the saving alone is €4k a month", false],
])("win/%s in %j: %s", (rule, text, isFound) => {
  expect(rule in found("win", text)).toBe(isFound);
});

test.each([
  ["effort", "I'd like a raise, I worked every weekend", true],
  ["effort", "I'd like to own deploys; weekend pages fell from 9 to 1", false],
  ["tenure", "I've been here three years", true],
  ["tenure", "Over the last two years I cut errors from 9 % to 1 %", false],
  ["comparison", "Tom was promoted and did less than me", true],
  ["comparison", "Tom, whom I coached, was promoted to senior", false],
  ["threat", "Otherwise I will have to look elsewhere", true],
  ["threat", "I am back from parental leave in May", false],
  ["no-ask", "I cut errors from 9 % to 1 %", true],
  ["no-ask", "I cut errors from 9 % to 1 %. Could you sponsor me?", false],
  ["no-evidence", "I'd like to be promoted", true],
  ["no-evidence", "I'd like to be promoted. I led the cutover for three teams", false],
  ["no-evidence", "I'd like 15 % more", true],
])("ask/%s in %j: %s", (rule, text, isFound) => {
  expect(rule in found("ask", text)).toBe(isFound);
});

test.each([
  ["too-broad", "Known for security", true],
  ["too-broad", "Known for security reviews that take a day", false],
  ["title", "Known as a Staff Engineer", true],
  ["title", "The tech lead who gets three teams to agree on one API", false],
  ["tool", "The Kafka person", true],
  ["tool", "Keeps Kafka consumers correct through a failover", false],
  ["hype", "A visionary disrupting finance", true],
  ["hype", "Keeps AI inference affordable under real traffic", false],
  ["adjective", "A passionate engineer", true],
  ["adjective", "Makes payments reliable when providers fail", false],
  ["not-one-sentence", "I fix pipelines. I also mentor.", true],
  ["not-one-sentence", "I fix pipelines, e.g. those that fail at night", false],
])("position/%s in %j: %s", (rule, text, isFound) => {
  expect(rule in found("position", text)).toBe(isFound);
});
