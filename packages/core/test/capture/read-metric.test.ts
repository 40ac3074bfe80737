import { describe, expect, it } from "vitest";
import { readMetric, readMetrics } from "../../src/capture/read-metric.js";
import type { Metric } from "../../src/record/fields.js";

/** `name: from→to unit/period better`, so that a table of metrics can be read. */
function short({ name, from, to, unit, period, better }: Metric): string {
  const rate = period === undefined ? "" : `/${period}`;
  return `${name ?? "?"}: ${from}→${to}${unit === undefined ? "" : ` ${unit}`}${rate}${better === undefined ? "" : ` ${better}`}`;
}

const all = (sentence: string) => readMetrics(sentence).metrics.map(short).join("; ");

describe("a change in a sentence", () => {
  it.each([
    ["Cut checkout cold start 1.8s -> 650ms", "checkout cold start: 1800→650 ms lower"],
    ["p99 1,200 ms → 310 ms", "p99: 1200→310 ms lower"],
    ["p95: 1.8s->650ms", "p95: 1800→650 ms lower"],
    ["p95=1.8s => 650ms", "p95: 1800→650 ms lower"],
    ["冷启动1.8s → 650ms", "冷启动: 1800→650 ms lower"],
    ["冷启动 12分钟 → 4分钟", "冷启动: 12→4 分钟 lower"],
    ["latency 1\u202f200 ms -> 310 ms", "latency: 1200→310 ms lower"],
    ["cold start 1,8s -> 0,65s", "cold start: 1.8→0.65 s lower"],
    ["cold start 0,650 s -> 0,310 s", "cold start: 0.65→0.31 s lower"],
    ["error rate 0.8% -> 0.05%", "error rate: 0.8→0.05 % lower"],
    ["error rate 0.8 -> 0.05%", "error rate: 0.8→0.05 % lower"],
    ["availability 99.95% -> 99.99%", "availability: 99.95→99.99 % higher"],
    ["99.9 -> 99.99% uptime", "uptime: 99.9→99.99 % higher"],
    ["AWS bill $41k → $6k/mo", "AWS bill: 41000→6000 $/month lower"],
    ["AWS bill $41k/mo → $6k", "AWS bill: 41000→6000 $/month lower"],
    ["Cut AWS bill $5m -> $3.2m", "AWS bill: 5000000→3200000 $ lower"],
    ["Spend 41 k€ -> 6 k€", ""],
    ["Spend 41k€ -> 6k€ monthly", "Spend: 41000→6000 €/month lower"],
    ["-3 -> 5 NPS", "NPS: -3→5 NPS higher"],
    ["NPS −3 → 5", "NPS: -3→5 higher"],
    ["from 3 to 1 on-call pages a night", "on-call pages: 3→1 on-call pages/night lower"],
    ["Brought us from 3 to 1 on-call pages a night", "on-call pages: 3→1 on-call pages/night lower"],
    ["on-call load: 14 -> 1 page per shift", "on-call load: 14→1 page/shift lower"],
    ["12 -> 4 min build", "build: 12→4 min lower"],
    ["Release notes 2h30 -> 20min", "Release notes: 150→20 min lower"],
    ["Onboarding 3d 4h -> 1d", "Onboarding: 76→24 h lower"],
    ["1 hour 30 minutes -> 20 minutes", "?: 90→20 min lower"],
    ["Lead time 5 weeks -> 9 days", "Lead time: 35→9 days lower"],
    ["1.5x -> 3x throughput", "throughput: 1.5→3 × higher"],
    ["~40 -> ~12 tickets/week", "tickets: 40→12 tickets/week lower"],
    ["Cut p99 from 2.3s to <500ms", "p99: 2300→500 ms lower"],
    ["p95 in prod went from ~2s to ~300ms", "p95 in prod: 2000→300 ms lower"],
    ["500 -> 1200 req/s on one box", "req: 500→1200 req/second higher"],
    ["deploys 1 -> 5 per day", "deploys: 1→5/day higher"],
    ["12 flaky tests -> 0", "flaky tests: 12→0 flaky tests lower"],
    ["3 services → 12 services", "services: 3→12 services higher"],
    ["3 services → 1 service", "services: 3→1 services lower"],
    ["Migrated 3 → 12 services off the monolith", "services: 3→12 services higher"],
    ["Grew mailing list 1,200 -> 12,000 readers", "mailing list: 1200→12000 readers higher"],
    ["Went from 0 to 1 on-call rotation", "on-call rotation: 0→1 on-call rotation higher"],
    ["Reduced bundle 2.1MB to 480kB", "bundle: 2100→480 kB lower"],
    ["Heap 2.5 GiB -> 900 MiB", "Heap: 2560→900 MiB lower"],
    ["Cut `npm ci` 3 Minutes -> 40s", "npm ci: 180→40 s lower"],
    ["errors dropped 30 -> 3", "errors: 30→3 lower"],
    ["Test coverage 61 -> 84", "Test coverage: 61→84 higher"],
    ["open bugs in CI 120 -> 30", "open bugs in CI: 120→30 lower"],
    ["Cut errors with retries 3% -> 1%", "errors: 3→1 % lower"],
    ["Rewrote it so that the build takes 12 min -> 4 min", "build: 12→4 min lower"],
    ["Cut flaky tests 12 -> 3 overnight", "flaky tests: 12→3 lower"],
    ["Abandoned quotes fell from 7.8 to 4.1 % in July", "Abandoned quotes: 7.8→4.1 % lower"],
    ["The index has grown from 14MB to 16MB", "index: 14→16 MB higher"],
    ["Brings failures down from 51% to 14%", "failures: 51→14 % lower"],
    ["and with it cut restarts 40 -> 2 a week", "restarts: 40→2/week lower"],
    ["Speeds up in-house tests from over 20s to 2s", "in-house tests: 20→2 s lower"],
    ["A release from 500 bytes to 1 kB", ""],
    ["Shrank a record 500 bytes -> 120 B", "record: 500→120 B lower"],
  ])("%s", (sentence, metrics) => expect(all(sentence)).toBe(metrics));

  it("is read as often as it stands there, each with its own name", () => {
    expect(all("Cut p95 1.8s -> 650ms, errors 1% -> 0.2% and cost $9k -> $4k")).toBe(
      "p95: 1800→650 ms lower; errors: 1→0.2 % lower; cost: 9000→4000 $ lower",
    );
  });
  it("takes the verb's word for what is better, also where the numbers went the other way", () => {
    expect(all("Cut memory 512MB -> 1.5GB")).toBe("memory: 512→1500 MB lower");
  });
});

describe("numbers that are no result stay in the text", () => {
  it.each([
    ...["v1.2 -> v1.3", "1.2.3 -> 1.3.0", "Bumped foo 1.2 -> 1.3", "Next.js 13 -> 14", "k8s 1.24 -> 1.29", "node 18 -> 20"],
    ...["Postgres 12 -> 16", "Upgraded Postgres from 12 to 16", "Cut node 18 -> 20", "Python 3.8 -> 3.11 upgrades"],
    ...["Upgraded 12 services to node 18 -> 20", "Upgraded the fleet 3 -> 4", "level 4 -> 5", "L4 -> L5"],
    ...["2024 -> 2025", "Cut costs 2024 -> 2025", "2026-11-18 -> 2026-11-20", "18 Nov -> 20 Nov", "Nov 18 -> 20"],
    ...["port 8080 -> 9090", "10.0.0.1 -> 10.0.0.2", "HTTP 500 -> 200", "status codes 500 -> 200", "PR #123 -> #124"],
    ...["standup 9:00 -> 10:00", "standup 9am -> 10am", "standup 9 -> 10 am", "9:30->10"],
    ...["10^6 -> 10^4", "2 + 2 -> 5", "1/3 -> 2/3", "a[0] -> 1", "3rd -> 1st place", '24" -> 27" monitor', "1x1 -> 2x2"],
    ...["tests passing 3 of 12 -> 9 of 12", "3 out of 12 -> 9 out of 12", "ports 80, 443 -> 8443", "12 -> 3-fold"],
    ...["Cut queue 40 -> 12 -> 3", "Rolled out 5% -> 50% -> 100%", "Rolled the flag out 5% -> 100%", "5% -> 10% of users"],
    ...["Cut cache TTL 24h -> 1h", "Raised timeout 30s -> 60s", "Raised the rate limit 100 -> 500"],
    ...[
      "Changes from 2.35 to 2.36",
      "Bumped lodash from 4 to 5",
      "changed the mode of pages from 755 to 644",
      "file mode changes (644->755)",
    ],
    ...["supports values from 1 to 7", "works in steps from 2 to 200 ms", "Cut the Tcl version requirement 8.6 -> 8.5"],
    ...[
      "Increased the default pool 4 -> 8",
      "Raised the maximum body size from 1 MB to 8 MB",
      "Increased the read buffer 4 KiB -> 64 KiB",
    ],
    ...["from 9 to 5", "takes from 3 to 5 minutes", "moved 3 to 4 teams", "Cut pauses 3s to 5s", "1 to 100"],
    ...["deploys 1/week -> 5/day", "3 weeks -> 12 tickets", "$41k -> €6k", "5 days -> 3 months"],
    ...["p95 1.8s -> 650", "p95 2s -> 40", "$41k -> 6", "41k -> 6 users", "p95 1.200 s -> 310 ms", "1 200 ms -> 310 ms"],
    ...[
      "Shrunk image 2G -> 500M",
      "1.2B -> 3B rows",
      "12 -> 12 pages",
      "12 -> 3 overnight",
      "Cut 12 -> 3",
      "->",
      "12 ->",
      "-> 3",
    ],
  ])("%s", (sentence) => expect(readMetrics(sentence)).toEqual({ metrics: [], title: sentence }));
});

describe("the title of a sentence with a change", () => {
  it.each([
    ["Cut checkout cold start 1.8s -> 650ms", "Cut checkout cold start"],
    ["Cut checkout cold start from 1.8s to 650ms.", "Cut checkout cold start"],
    ["Cut checkout cold start (1.8s -> 650ms)", "Cut checkout cold start"],
    ["Cut checkout cold start: 1.8s -> 650ms", "Cut checkout cold start"],
    ["Cut cold start by 64% (1.8s -> 650ms)", "Cut cold start by 64%"],
    ["Automated release notes 2h30 -> 20min", "Automated release notes"],
  ])("leaves the numbers out where it reads well without them: %s", (sentence, title) =>
    expect(readMetrics(sentence).title).toBe(title),
  );
  it.each([
    ["names what was measured and nothing else", "p95 1.2s -> 310ms"],
    ["has one word before them", "Halved 3s -> 1s"],
    ["has a verb that needs them", "Took p95 from 1.2s down to 310ms"],
    ["ends in a verb before them", "Rewrote it so that the build takes 12 min -> 4 min"],
    ["goes on behind them", "Cut pages 12 -> 3 a week by fixing alerts"],
    ["has numbers that are not exact", "Cut tickets ~40 -> ~12 per week"],
    ["has two of them", "Cut p95 1.8s -> 650ms and p99 4s -> 1.2s"],
  ])("stays whole where it %s: %s", (_, sentence) => {
    const read = readMetrics(sentence);
    expect(read.metrics).not.toEqual([]);
    expect(read.title).toBe(sentence);
  });
});

describe("a text that is given as a metric", () => {
  it.each([
    ["cold start 1.8s -> 650ms", "cold start: 1800→650 ms lower"],
    ["pages 14 -> 3 /month", "pages: 14→3/month lower"],
    ["Postgres 12 -> 16", "Postgres: 12→16 higher"],
    ["timeout 30s -> 60s", "timeout: 30→60 s higher"],
    ["cold start 1.8s -> 650ms on mobile", "cold start on mobile: 1800→650 ms lower"],
    ["Cut pages 14 -> 3", "pages: 14→3 lower"],
    ["14 -> 3 pages", "pages: 14→3 pages lower"],
    ["1.8s to 650ms", "?: 1800→650 ms lower"],
    ["retried postings 6% -> 1.4%", "retried postings: 6→1.4 % lower"],
    ["6% -> 1.4% of postings retried", "postings retried: 6→1.4 % lower"],
    ["errors: from 12 to 3", "errors: 12→3 lower"],
    ["Fixed, EU only: cold start went from 3 s to 2 s", "Fixed, EU only: cold start: 3→2 s lower"],
    ["Raised cases passed by review (40% -> 70%) in one go", "cases passed by review in one go: 40→70 % higher"],
  ])("is one, whatever it measures: %s", (text, metric) => {
    const read = readMetric(text);
    expect(read === undefined ? "" : short(read)).toBe(metric);
  });
  it("is none without two numbers of the same kind", () => {
    expect(readMetric("faster")).toBeUndefined();
    expect(readMetric("3 days -> 4 tickets")).toBeUndefined();
  });
});

it("reads hostile text of any length without delay", () => {
  for (const part of ["1 -> ", "1,1,", "from 1 to ", "- ", "1.8s -> 650ms ", "->", "-> 1".padEnd(80), "((((", "1 of "]) {
    const sentence = part.repeat(Math.ceil(100_000 / part.length));
    expect(readMetrics(sentence).title).toBe(sentence);
    readMetric(sentence);
  }
});
