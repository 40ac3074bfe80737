import { createHash } from "node:crypto";
import { type BragOptions, buildBrag } from "@upshot/core/brag/build-brag";
import { readEntry } from "@upshot/core/codec/read-entry";
import type { DateText, Entry, VaultPath } from "@upshot/core/record/entry";
import { describe, expect, it } from "vitest";
import { renderBragHtml } from "../../src/export/brag-html.js";

function record(path: string, text: string): Entry {
  const { entry } = readEntry(path as VaultPath, text);
  if (entry === undefined) throw new Error(path);
  return entry;
}

function html(
  entries: readonly Entry[],
  changes: Partial<BragOptions> = {},
  linkTo = ({ path }: { path: string }): string | undefined => path,
) {
  const options = { by: "theme", audience: "me", today: "2026-11-20" as DateText, config: { name: "Ines <Keller>" } } as const;
  return renderBragHtml(buildBrag(entries, { ...options, ...changes }), { linkTo });
}

const reconciliation = record(
  "wins/2026/2026-11-13-reconciliation (1).md",
  "---\ndate: 2026-11-13\nrole: led\naltitude: system\nlevel: next\nmetrics: [{ name: hand matching, from: 390, to: 40, unit: min, better: lower }]\n---\n\n# Reconciliation closes itself\n\n## Result\n\nOctober closed on day two.\n",
);
const worse = record(
  "wins/2026/2026-11-01-w.md",
  "---\ndate: 2026-11-01\nmetrics: [{ from: 1, to: 4, unit: breaks, better: lower }]\n---\n\n# Contract test\n",
);
const bare = record("wins/2026/2026-10-01-b.md", "---\ndate: 2026-10-01\n---\n\n# Outage drill\n");

describe("the document as HTML", () => {
  it("is one file whose policy lets nothing in but its own style sheet", () => {
    const text = html([reconciliation]);
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(text.replaceAll("&#x27;", "'")).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\sstyle=/);
  });

  it("says result, number, change, part and record of a win", () => {
    const text = html([reconciliation]);
    expect(text).toContain('<a href="wins/2026/2026-11-13-reconciliation%20%281%29.md">Reconciliation closes itself</a>');
    for (const said of [
      "October closed on day two",
      "6.5\u202fh → 40\u202fmin",
      "−90\u202f%",
      "hand matching",
      "Led. System altitude, next level, seen by no one yet.",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("says no number, and that a number got worse, in words", () => {
    expect(html([bare])).toContain(">no number</span>");
    expect(html([worse])).toContain(">got worse</span>");
  });

  it("has questions for me and none for the manager", () => {
    expect(html([bare])).toContain("what changed because of it, from what to what?");
    const managers = html([bare], { audience: "manager" });
    expect(managers).not.toMatch(/what is missing|\?<|seen by/i);
    expect(managers).toContain("The only win has no measured result. It says what is not known.");
  });

  it("has no links where the caller knows no path", () => {
    expect(html([bare], {}, () => undefined)).not.toContain("<a ");
  });

  it("says what to do when there are no wins", () => {
    const text = html([]);
    expect(text).toContain("No wins in this period.");
    expect(text).toContain("<code>upshot log</code>");
  });

  it("shows hostile text as text", () => {
    const hostile = record(
      "wins/2026/2026-11-01-h.md",
      `---\ndate: 2026-11-01\ntitle: "<script>alert(1)</script> \\e[31m \\u202e"\nwith: ["<img src=x onerror=alert(1)>"]\ntheme: "\\"><svg onload=alert(1)>"\n---\n\n## Result\n\n<script>alert(2)</script>\n\n[x](javascript:alert(3)) </style><script>alert(4)</script>\n`,
    );
    const text = html([hostile], { config: { name: "</title><script>alert(5)</script>" } }, () => "javascript:alert(6)");
    expect(text).not.toMatch(/<script|<img|<svg onload|<\/title><script|href="javascript:/);
    expect(text.match(/<style>/g)).toHaveLength(1);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).toContain('href="javascript%3Aalert%286%29"');
  });
});
