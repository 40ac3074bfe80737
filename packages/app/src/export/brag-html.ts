import { createHash } from "node:crypto";
import type { Brag, BragGap, BragGroup, BragLine, BragMetric, BragRecord } from "@upshot/core/brag/brag";
import { capital, counted, lineFacts, partPhrase } from "@upshot/core/brag/brag-words";
import { isMeasuredLine, metricNote } from "@upshot/core/brag/line-metrics";
import { linkDestination } from "@upshot/core/brag/link-destination";
import { listed } from "@upshot/core/brag/listed";
import type { BragLinks } from "@upshot/core/brag/render-brag-markdown";
import { dayInWords, shortDays } from "@upshot/core/record/period";
import { toHtml } from "hast-util-to-html";
import { BRAG_STYLE } from "./brag-style.js";
import { element, type HtmlNode } from "./html-element.js";

/** Nothing may be loaded, run or sent; the one style sheet is known by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(BRAG_STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const SHAPES = { code: circle, system: square, business: diamond } as const;

/**
 * The document as one HTML file that needs nothing from anywhere, works in two themes and on paper. Text of records is
 * only ever text; links are paths.
 */
export function renderBragHtml(brag: Brag, links: BragLinks): string {
  const heading = `${brag.title}, ${brag.period.words}`;
  const head = element(
    "head",
    {},
    element("meta", { charSet: "utf-8" }),
    element("meta", { httpEquiv: ["Content-Security-Policy"], content: POLICY }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "referrer", content: "no-referrer" }),
    element("title", {}, brag.owner.name === undefined ? heading : `${heading} · ${brag.owner.name}`),
    element("style", {}, BRAG_STYLE),
  );
  const main = element(
    "main",
    { className: [`for-${brag.audience}`] },
    titleBlock(brag),
    ...(brag.empty === undefined
      ? [element("p", { className: ["summary"] }, brag.summary)]
      : [
          element("p", { className: ["empty"] }, "No wins in this period."),
          element("p", { className: ["todo"] }, ...withCode(brag.empty)),
        ]),
    ...brag.groups.map((group, at) => groupSection(group, { brag, links, id: `group-${at + 1}` })),
    missingSection(brag, links),
    foot(brag),
  );
  const html = element("html", { lang: "en" }, head, element("body", {}, main));
  return `<!doctype html>\n${toHtml(html)}\n`;
}

function titleBlock({ title, owner, period }: Brag): HtmlNode {
  const by = [owner.name, owner.role].filter((part) => part !== undefined).join(", ");
  return element(
    "header",
    { className: ["head"] },
    element("h1", {}, title),
    element("p", { className: ["period"] }, period.words),
    by === "" ? undefined : element("p", { dir: "auto" }, by),
  );
}

interface InGroup {
  readonly brag: Brag;
  readonly links: BragLinks;
  readonly id: string;
}

function groupSection(group: BragGroup, { brag, links, id }: InGroup): HtmlNode {
  const items = group.lines.map((line) => lineItem(line, brag, links));
  if (group.title === undefined) return element("ol", { className: ["lines", "bare"] }, ...items);
  const measured = group.lines.filter(({ metrics }) => isMeasuredLine(metrics)).length;
  const count = `${counted(group.lines.length, "win")}, ${measured === 0 ? "none" : measured} measured`;
  return element(
    "section",
    { className: ["group"], ariaLabelledBy: [id] },
    element("header", {}, element("h2", { id, dir: "auto" }, group.title), element("p", {}, count)),
    element("ol", { className: ["lines"] }, ...items),
  );
}

function lineItem(line: BragLine, brag: Brag, links: BragLinks): HtmlNode {
  const part = partPhrase(line);
  const facts = lineFacts(line, brag.by).join(", ");
  const said = [
    part,
    line.unlocked === undefined ? undefined : `Unlocked: ${line.unlocked}`,
    facts === "" ? undefined : capital(facts),
  ];
  const below = said.filter((text) => text !== undefined).map((text) => `${text.replace(/(?<!\.)\.$/, "")}.`);
  const years = brag.period.from.slice(0, 4) !== brag.period.to.slice(0, 4);
  const second = line.titled ? line.result : tied(line.record, line.record.title, links);
  return element(
    "li",
    {},
    element("p", { className: ["day"] }, ...shortDays(line, years).flatMap((text) => [element("span", {}, text), " "])),
    mark(line, brag.audience),
    element(
      "div",
      { className: ["what"] },
      element("p", { className: ["lead"], dir: "auto" }, line.titled ? tied(line.record, line.lead, links) : line.lead),
      second === undefined ? undefined : element("p", { className: ["second"], dir: "auto" }, second),
      below.length === 0 ? undefined : element("p", { dir: "auto" }, below.join(" ")),
      element("p", { className: ["file"] }, line.record.path),
    ),
    numbers(line.metrics),
  );
}

function numbers(metrics: readonly BragMetric[]): HtmlNode {
  const none = element("p", {}, element("span", { className: ["open"] }, "no number"));
  return element("div", { className: ["numbers"] }, ...(metrics.length === 0 ? [none] : metrics.map(metricRow)));
}

function metricRow({ name, values, change, outcome }: BragMetric): HtmlNode {
  const note = metricNote({ outcome });
  const tone = outcome === "unchanged" ? "even" : outcome === "worse" ? "open worse" : "open";
  const said = [
    values === undefined ? undefined : element("span", { className: ["values"] }, values),
    change === undefined ? undefined : element("b", {}, change),
    note === undefined ? undefined : element("span", { className: tone.split(" ") }, note),
    name === undefined ? undefined : element("span", { className: ["name"], dir: "auto" }, name),
  ].filter((part) => part !== undefined);
  return element("p", {}, ...said.flatMap((part, at) => (at === 0 ? [part] : [" ", part])));
}

/** A shape for the altitude, which the line also names; solid but for evidence that is not for the next level. */
function mark({ altitude, level }: BragLine, audience: Brag["audience"]): HtmlNode {
  if (altitude === undefined) return element("span", { className: ["mark"] });
  const full = audience === "manager" || level === "next" ? ["full"] : [];
  const shape = SHAPES[altitude]();
  return element("svg", { className: ["mark", altitude, ...full], viewBox: "0 0 12 12", ariaHidden: "true" }, shape);
}

function circle(): HtmlNode {
  return element("circle", { cx: "6", cy: "6", r: "4.7" });
}

function square(): HtmlNode {
  return element("rect", { x: "1.6", y: "1.6", width: "8.8", height: "8.8" });
}

function diamond(): HtmlNode {
  return element("path", { d: "M6 .6 11.4 6 6 11.4.6 6Z" });
}

function missingSection(brag: Brag, links: BragLinks): HtmlNode | undefined {
  if (brag.audience === "manager" || brag.gaps.length === 0) return undefined;
  return element(
    "section",
    { className: ["missing"], ariaLabelledBy: ["missing"] },
    element("h2", { id: "missing" }, "What is missing"),
    ...brag.gaps.map((gap) => gapBlock(gap, links)),
  );
}

function gapBlock({ statement, items }: BragGap, links: BragLinks): HtmlNode {
  return element(
    "div",
    { className: ["gap"] },
    element("h3", {}, statement),
    ...items.flatMap(({ question, records }) => {
      const { shown, more } = listed(records);
      return [
        element("p", { className: ["question"] }, question),
        shown.length === 0
          ? undefined
          : element("ul", {}, ...shown.map((record) => element("li", { dir: "auto" }, tied(record, record.title, links)))),
        more === "" ? undefined : element("p", {}, more),
      ];
    }),
  );
}

function foot(brag: Brag): HtmlNode {
  const honest = brag.audience === "manager" ? brag.gaps.map(({ statement }) => statement) : [];
  const rests = brag.counts.wins === 0 ? [] : ["Each line links to the record it rests on, a text file that its author keeps."];
  const said = [
    ...honest,
    ...(brag.promises === undefined ? [] : [brag.promises]),
    ...rests,
    `Made on ${dayInWords(brag.made)}.`,
  ];
  return element("footer", { className: ["foot"] }, ...said.map((text) => element("p", {}, text)));
}

/** Text that links to the record's file, where the caller knows a path. */
function tied(record: BragRecord, text: string, { linkTo }: BragLinks): HtmlNode | string {
  const path = linkTo(record);
  return path === undefined ? text : element("a", { href: linkDestination(path) }, text);
}

/** Commands stand in backticks. */
function withCode(text: string): readonly (HtmlNode | string)[] {
  return text.split("`").map((part, at) => (at % 2 === 0 ? part : element("code", {}, part)));
}
