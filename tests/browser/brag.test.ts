/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BragOptions, buildBrag } from "@upshot/core/brag/build-brag";
import { readEntry } from "@upshot/core/codec/read-entry";
import type { DateText, Entry, VaultPath } from "@upshot/core/record/entry";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { renderBragHtml } from "../../packages/app/src/export/brag-html.js";
import { skipWithout } from "../tools.js";

const PROGRAM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const QUIET =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
    " ",
  );
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WIN = `---
date: 2026-DAY
role: led
altitude: system
level: next
theme: clean-ledger
with: [jonas-faber]
metrics:
  - { name: hand matching, from: 390, to: 40, unit: min, period: week, better: lower }
  - { name: pages, from: 3, to: 14, unit: pages, better: lower }
---

# Daily reconciliation closes itself

## Result

Hand work fell from 6.5 hours to 40 minutes a week.
`;

const usual = [
  record("themes/clean-ledger.md", "# Clean ledger\n"),
  record("people/jonas-faber.md", "# Jonas Faber\n"),
  ...["06-03", "07-14", "08-25", "09-06", "10-17", "11-18"].map((day) =>
    record(`wins/2026/2026-${day}-w.md`, WIN.replace("DAY", day)),
  ),
  record("wins/2026/2026-10-01-drill.md", "---\ndate: 2026-09-28\nend: 2026-10-01\naltitude: code\n---\n\n# Outage drill\n"),
  record(
    "wins/2026/2026-10-02-drill.md",
    "---\ndate: 2026-10-02\naltitude: business\nmetrics: [{ to: 4, unit: h }]\n---\n\n# Second drill\n",
  ),
];

const hostile = [
  ["script", "<script>window.ran = 1</script><img src=https://evil.example/x.png onerror='window.ran = 2'>"],
  ["link", "[click](javascript:window.ran=3) <a href='javascript:window.ran=4'>x</a> https://evil.example/ a@b.example"],
  ["bidi", "\u202eeltit desrever\u202c and \u2066isolated"],
  ["long", "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(6)],
  ["rtl", "خفضنا زمن بدء الدفع من ثانيتين إلى نصف ثانية"],
].map(([stem = "", title = ""]) => ({
  ...record(
    `wins/2026/2026-11-01-${stem}.md`,
    `---\ndate: 2026-11-01\ntheme: '"><svg/onload="window.ran=5">'\n---\n\n# x\n\n## Result\n\n</style>${title}\n`,
  ),
  title,
}));

describe("the brag document in a browser", () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "upshot-brag-"));
    browser = await chromium
      .launch({ executablePath: PROGRAM, args: QUIET })
      .catch(() => Promise.reject(new Error(`no browser at ${PROGRAM}`)));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    text: string,
    options: BrowserContextOptions = {},
  ): Promise<{ readonly page: Page; readonly noise: readonly string[] }> {
    const file = join(folder, "brag.html");
    writeFileSync(file, text);
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
    const noise: string[] = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    const address = pathToFileURL(file).href;
    page.on("request", (request) => request.url() !== address && noise.push(request.url()));
    await page.goto(address);
    return { page, noise };
  }

  it.each([
    ["for me", usual, {}],
    ["for the manager", usual, { audience: "manager" }],
    ["by quarter over two years", usual, { by: "quarter", from: "2025-01-01" as DateText }],
    ["of hostile records", hostile, { by: "quarter" }],
    ["without wins", [], {}],
  ] as const)("%s asks for nothing, complains of nothing and fits a phone", async (_, entries, changes) => {
    const { page, noise } = await open(html(entries, changes), { viewport: { width: 390, height: 844 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["light", usual],
    ["dark", usual],
    ["light", hostile],
    ["dark", []],
  ] as const)("meets WCAG 2.2 AA in the %s theme", async (colorScheme, entries) => {
    const { page } = await open(html(entries), { colorScheme, bypassCSP: true });
    await page.addScriptTag({ content: AXE });
    const broken = await page.evaluate(async () => {
      const axe = Reflect.get(window, "axe");
      const found = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
      return found.violations.map((each: { id: string; nodes: { html: string }[] }) => `${each.id}: ${each.nodes[0]?.html}`);
    });
    expect(broken).toEqual([]);
    await page.context().close();
  });

  it("keeps hostile text inert even where no policy guards it", async () => {
    const { page, noise } = await open(html(hostile), { bypassCSP: true });
    const found = await page.evaluate(() => ({
      ran: Reflect.get(window, "ran"),
      elements: document.querySelectorAll("script, img, iframe, svg[onload], main style").length,
      handlers: [...document.querySelectorAll("*")]
        .flatMap((each) => each.getAttributeNames())
        .filter((name) => name.startsWith("on")),
      links: [...document.querySelectorAll("a")].map((link) => link.protocol),
      text: document.body.innerText,
    }));
    expect(found).toMatchObject({ elements: 0, handlers: [] });
    expect(found.ran).toBeUndefined();
    expect(new Set(found.links)).toEqual(new Set(["file:"]));
    expect(found.text).toContain("<script>window.ran = 1</script>");
    expect(found.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  it.each(["A4", "Letter"])("prints on %s: pages with whole rows, paths instead of links, ink on white", async (format) => {
    const many = Array.from({ length: 40 }, (_, at) => record(`wins/2026/2026-11-01-n${at}.md`, WIN.replace("DAY", "11-01")));
    const { page } = await open(html(many), { colorScheme: "dark" });
    const pdf = (await page.pdf({ format })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(20);

    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const printed = await page.evaluate(() => {
      const row = document.querySelector(".lines > li");
      const file = row?.querySelector(".file");
      return {
        breaks: row === null ? "" : getComputedStyle(row).breakInside,
        path: file instanceof HTMLElement ? file.innerText : "",
        ground: getComputedStyle(document.documentElement).backgroundColor,
        ink: getComputedStyle(document.body).color,
      };
    });
    expect(printed).toEqual({
      breaks: "avoid",
      path: "wins/2026/2026-11-01-n0.md",
      ground: "rgb(255, 255, 255)",
      ink: "rgb(33, 31, 27)",
    });
    await page.context().close();
  });

  beforeEach(skipWithout("chromium"));
});

function record(path: string, text: string): Entry {
  const { entry } = readEntry(path as VaultPath, text);
  if (entry === undefined) throw new Error(path);
  return entry;
}

function html(entries: readonly Entry[], changes: Partial<BragOptions> = {}): string {
  const options = {
    by: "theme",
    audience: "me",
    today: "2026-11-20" as DateText,
    config: { name: "Ines Keller", role: "Senior engineer" },
  } as const;
  return renderBragHtml(buildBrag(entries, { ...options, ...changes }), { linkTo: ({ path }) => `../career/${path}` });
}
