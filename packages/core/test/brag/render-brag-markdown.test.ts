import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { buildBrag } from "../../src/brag/build-brag.js";
import { linkDestination } from "../../src/brag/link-destination.js";
import { inlineMarkdown } from "../../src/brag/markdown-text.js";
import { renderBragMarkdown } from "../../src/brag/render-brag-markdown.js";
import { type Entry, recordId, type VaultPath } from "../../src/record/entry.js";
import { day, options, sampleEntries, win } from "./sample-entries.js";

const config = { name: "Ines Keller", role: "Senior engineer" };
const inVault = { linkTo: ({ path }: { readonly path: string }) => path };

describe("the document as Markdown", () => {
  it("for me has every line, gap and question", async () => {
    const markdown = renderBragMarkdown(buildBrag(sampleEntries, options({ config })), inVault);
    await expect(markdown).toMatchFileSnapshot("golden/for-me.md");
  });

  it("for the manager has the same lines without what is for me", async () => {
    const markdown = renderBragMarkdown(
      buildBrag(sampleEntries, options({ config, audience: "manager", by: "quarter" })),
      inVault,
    );
    await expect(markdown).toMatchFileSnapshot("golden/for-the-manager.md");
  });

  it("with no wins says so and what to do", async () => {
    const markdown = renderBragMarkdown(buildBrag([], options()), inVault);
    await expect(markdown).toMatchFileSnapshot("golden/empty.md");
  });

  it("has days without links where the caller knows no path", () => {
    const brag = buildBrag([win("2026-11-01-w")], options());
    expect(renderBragMarkdown(brag, { linkTo: () => undefined })).toContain("\n  1 November 2026\n");
  });
});

type Node = { readonly type: string; readonly value?: string; readonly url?: string; readonly children?: readonly Node[] };

function parse(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function all(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(all)];
}

function text(node: Node): string {
  return node.value ?? (node.children ?? []).map(text).join("");
}

/** Pieces that mean something to Markdown, HTML, GitHub or a terminal, between arbitrary text. */
const nasty = fc.constantFrom(
  ..."* ** _ __ ~ ~~ ` `` ``` [ ] ![ [x](javascript:alert(1)) [^1] [x]: <b> </p> <script> <!-- --> <? <![CDATA[ &amp; &#x3c; &copy; \\ | |-| - + # ## > 1. 2) = === --- *** ___ : $ @".split(
    " ",
  ),
  ..."https://evil.example www.evil.example a@b.example mailto:a@b.example xmpp:a@b.example/x HTTP://E.X javascript:alert(1) <https://e.x>".split(
    " ",
  ),
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  "    ",
  "\u0000",
  "\u001b[31m",
  "\u001b]52;c;AAAA\u0007",
  "\u009b31m",
  "\u202e",
  "\u2066",
  "\u2028",
  "\u00a0",
  "\ud800",
);
const anyText = fc
  .array(fc.oneof(nasty, nasty, fc.string({ unit: "binary", maxLength: 12 }), fc.lorem({ maxCount: 2 })), { maxLength: 12 })
  .map((parts) => parts.join(""));

const anyWin: fc.Arbitrary<Entry> = fc
  .record({
    stem: anyText,
    title: anyText,
    result: anyText,
    person: anyText,
    theme: anyText,
    glue: anyText,
    name: anyText,
    unit: anyText,
    to: fc.option(fc.double()),
  })
  .map(({ stem, title, result, person, theme, glue, name, unit, to }, ...rest) => ({
    id: recordId("win", `${stem}${rest.length}`),
    kind: "win",
    stem,
    path: `wins/${stem}.md` as VaultPath,
    title,
    fields: {
      date: "2026-11-01",
      with: [person],
      seen_by: [person, "maria-lopez"],
      theme,
      glue,
      metrics: [{ name, unit, from: 1, ...(to !== null && Number.isFinite(to) && { to }) }],
    },
    body: `## Result\n\n${result}\n`,
  }));

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]/u;
const EXPECTED = new Set(["root", "heading", "paragraph", "list", "listItem", "strong", "text", "inlineCode", "link"]);

describe("whatever records hold", () => {
  it("the document keeps its structure, its links and its text", () => {
    fc.assert(
      fc.property(
        fc.array(anyWin, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("me" as const, "manager" as const),
        fc.constantFrom("theme" as const, "quarter" as const, "altitude" as const),
        anyText,
        (wins, audience, by, name) => {
          const brag = buildBrag(wins, options({ audience, by, config: { name } }));
          const markdown = renderBragMarkdown(brag, inVault);
          expect(markdown).not.toMatch(CONTROLS);

          const nodes = all(parse(markdown));
          expect([...new Set(nodes.map(({ type }) => type))].filter((type) => !EXPECTED.has(type))).toEqual([]);

          const lines = brag.groups.flatMap((group) => group.lines);
          const listed = [
            ...lines.map(({ record }) => record),
            ...brag.gaps.flatMap(({ items }) => items.flatMap(({ records }) => records)),
          ];
          expect(nodes.filter(({ type }) => type === "listItem")).toHaveLength(listed.length);
          const urls = nodes.filter(({ type }) => type === "link").map(({ url }) => url);
          expect(urls).toEqual(listed.map(({ path }) => linkDestination(path)));

          const items = nodes.filter(({ type }) => type === "listItem").slice(0, lines.length);
          for (const [at, line] of lines.entries()) {
            const leads = all(items[at] ?? { type: "none" })
              .filter(({ type }) => type === "strong")
              .map(text);
            expect(leads.map((lead) => lead.replace(/\.$/, ""))).toEqual([line.lead.replace(/\.$/, "")]);
          }
          const headings = nodes.filter(({ type }) => type === "heading").map(text);
          const titled = brag.groups.flatMap(({ title }) => title ?? []);
          expect(headings.slice(1)).toEqual([
            ...titled,
            ...(audience === "me" && brag.gaps.length > 0 ? ["What is missing"] : []),
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("one line of text stays that text", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const line = raw
          .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
          .trim()
          .replace(/ {2,}/g, " ");
        fc.pre(line !== "");
        const [paragraph, ...others] = parse(`x ${inlineMarkdown(line)}`).children ?? [];
        expect(others).toEqual([]);
        expect(text(paragraph ?? { type: "none" })).toBe(`x ${line}`);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a link's destination", () => {
  it.each([
    ["wins/2026/a-b_c.md", "wins/2026/a-b_c.md"],
    ["../career/wins/größe.md", "../career/wins/größe.md"],
    ["wins/a (1) [x].md", "wins/a%20%281%29%20%5Bx%5D.md"],
    ["javascript:alert(1)", "javascript%3Aalert%281%29"],
    ["//evil.example/x", "/evil.example/x"],
    ["a\\b?c#d%e.md", "a%5Cb%3Fc%23d%25e.md"],
    ["a\u0000\n.md", "a%00%0A.md"],
  ])("%j is %s", (path, destination) => expect(linkDestination(path)).toBe(destination));
});

it("a title of many words is cut with an ellipsis, and one of none falls back to the file's name", () => {
  const entry = { ...win("2026-11-01-the-name"), title: "\u200b\u0007" };
  const long = { ...win("2026-11-02-long"), title: "word ".repeat(500) };
  const brag = buildBrag([entry, long], options({ from: day("2026-11-01") }));
  expect(brag.groups[0]?.lines.map(({ lead }) => [lead.length, lead.slice(-5)])).toEqual([
    [300, "word…"],
    [19, "-name"],
  ]);
});
