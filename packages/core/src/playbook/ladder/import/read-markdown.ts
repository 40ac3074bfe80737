import { htmlTables, htmlText } from "./html-text.js";
import { levelName, levelsAmong } from "./level-names.js";
import { blocksOf, type Nodes, type RootContent } from "./markdown-blocks.js";
import { readMatrix } from "./read-matrix.js";
import { type Label, type Leaf, readOutline } from "./read-outline.js";
import { type Draft, type Hints, listed, NameList, plainName, type Question } from "./reading.js";
import { splitCell } from "./split-cell.js";
import type { Grid } from "./table.js";

type Table = Extract<RootContent, { readonly type: "table" }>;

/** Depths below those of the six ranks of headings: a bold line of its own, and the beginning of a list item. */
const BOLD_LINE = 7;
const ITEM_START = 8;

/** A table of the text, and the headings that it stands under. */
interface Found {
  readonly grid: Grid;
  readonly under: readonly string[];
}

/** A Markdown text as a draft: out of its tables or out of its headings and lists, whichever says more. */
export function readMarkdown(text: string, file: string, hints: Hints): Draft | undefined {
  const source = text
    .replace(/^\ufeff/, "")
    .replace(/^---\r?\n[\s\S]*?\n---(?:\r?\n|$)/, (matter) => matter.replace(/[^\n]/g, ""));
  const { tables, leaves, title } = walk(source, file);
  const fromTables = mergeTables(tables, hints);
  const fromOutline = readOutline(leaves, hints, "headings");
  const count = (draft: Draft | undefined) => draft?.cells.length ?? 0;
  const useTables =
    fromTables !== undefined &&
    (count(fromTables) >= count(fromOutline) ||
      (fromOutline?.questions.some(({ id }) => id === "rows") === true && fromTables.questions.length === 0));
  const draft = useTables ? fromTables : fromOutline;
  if (draft === undefined) return undefined;
  const other = useTables ? fromOutline : fromTables;
  return {
    ...draft,
    ...(title !== undefined && { title }),
    how: [
      useTables
        ? `Read from the ${tables.length === 1 ? "table" : "tables"}.`
        : "Read from the headings and what stands under them.",
      ...draft.how,
      ...(other === undefined || other.questions.some(({ id }) => id === "rows")
        ? []
        : [`The ${useTables ? "headings" : "tables"} hold levels as well (${other.cells.length} cells); they were left out.`]),
    ],
  };
}

/** Tables with the same levels are parts of one ladder; the group with the most cells is taken. */
function mergeTables(tables: readonly Found[], hints: Hints): Draft | undefined {
  const read = tables.flatMap(({ grid, under }) => {
    const draft = readMatrix(grid, hints);
    return draft === undefined || draft.cells.length === 0 ? [] : [{ draft, under }];
  });
  // Tables that say nothing about levels are many in any text; they count only where no other does.
  const sure = read.filter(({ draft }) => draft.questions.every(({ id }) => id !== "rows"));
  const groups = new Map<string, typeof read>();
  for (const each of sure.length > 0 ? sure : read) {
    const key = each.draft.levels.map(({ title }) => plainName(title)).join("|");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const size = (group: typeof read) => group.reduce((sum, { draft }) => sum + draft.cells.length, 0);
  const ordered = [...groups.values()].sort((a, b) => size(b) - size(a));
  const { group, questions } = sure.length > 0 ? chosenGroup(ordered, hints) : { group: ordered[0], questions: [] };
  const first = group?.[0];
  if (group === undefined || first === undefined) return undefined;
  const asked = { ...first.draft, questions: [...questions, ...first.draft.questions] };
  if (group.length === 1) return withLeftTables(asked, tables.length - 1);
  // Tables of one column of the same name are each about what their heading names.
  const [column] = first.draft.criteria;
  const isByHeading = group.every(
    ({ draft, under }) => draft.criteria.length === 1 && draft.criteria[0]?.title === column?.title && under.length > 0,
  );
  const names = new NameList();
  const criteria: { title: string; note?: string }[] = [];
  const cells = group.flatMap(({ draft, under }) => {
    const heading = under.at(-1) ?? "";
    const places = draft.criteria.map((criterion) => {
      const title = isByHeading ? heading : criterion.title;
      const at = names.at(title, isByHeading ? "" : heading);
      criteria[at] ??= { ...criterion, title };
      return at;
    });
    return draft.cells.map((cell) => ({ ...cell, criterion: places[cell.criterion] ?? 0 }));
  });
  const counts = new Map<string, number>();
  for (const { title } of criteria) counts.set(plainName(title), (counts.get(plainName(title)) ?? 0) + 1);
  const merged: Draft = {
    ...asked,
    criteria: criteria.map((criterion, at) => {
      if ((counts.get(plainName(criterion.title)) ?? 0) < 2) return criterion;
      const heading = group
        .find(
          ({ draft, under }) =>
            draft.criteria.some(({ title }) => title === criterion.title) && names.at(criterion.title, under.at(-1)) === at,
        )
        ?.under.at(-1);
      return heading === undefined ? criterion : { ...criterion, title: `${heading}: ${criterion.title}` };
    }),
    cells,
    how: [...first.draft.how, `${group.length} tables have the same levels and were read as one.`],
    problems: group.flatMap(({ draft }) => draft.problems),
  };
  return withLeftTables(merged, tables.length - group.length);
}

/** Tables with other levels are another ladder, say that of managers: which one is meant has to be asked. */
function chosenGroup<Read extends { readonly draft: Draft; readonly under: readonly string[] }>(
  groups: readonly (readonly Read[])[],
  { section }: Hints,
): { readonly group: readonly Read[] | undefined; readonly questions: readonly Question[] } {
  const ladders = groups
    .filter(([first]) => levelsAmong(first?.draft.levels.map(({ title }) => title) ?? []) >= 2)
    .map((group) => ({
      group,
      title: group[0]?.under.at(-1) ?? listed(group[0]?.draft.levels.map(({ title }) => title) ?? [], 3),
    }));
  const titles = [...new Set(ladders.map(({ title }) => title))];
  if (titles.length < 2) return { group: groups[0], questions: [] };
  const wanted = ladders.find(({ title }) => plainName(title) === plainName(section ?? ""));
  if (wanted !== undefined) return { group: wanted.group, questions: [] };
  const question: Question = {
    id: "section",
    asks: `The file holds ${titles.length} ladders: ${listed(titles)}. Which one is it?`,
    options: titles.map((title) => ({ value: title, label: title })),
  };
  return { group: ladders[0]?.group, questions: [question] };
}

function withLeftTables(draft: Draft, left: number): Draft {
  return left === 0
    ? draft
    : { ...draft, how: [...draft.how, `${left} other ${left === 1 ? "table was" : "tables were"} left out.`] };
}

/** Every table, and every text with the names it stands under, in one pass. */
function walk(
  source: string,
  file: string,
): { readonly tables: readonly Found[]; readonly leaves: readonly Leaf[]; readonly title?: string } {
  const tables: Found[] = [];
  const leaves: Leaf[] = [];
  const html = htmlTables(source);
  const takenUntil = (offset: number) =>
    html.some((table) => offset >= table.offset && offset <= (table.rows.at(-1)?.offset ?? 0));
  let path: readonly Label[] = [];
  const titles: string[] = [];
  const headings = () => path.filter(({ depth }) => depth <= BOLD_LINE).map((label) => label.title);
  const under = (label: Label) => {
    path = [...path.filter(({ depth }) => depth < label.depth), label];
  };
  for (const { node, offset, end, line } of blocksOf(source)) {
    for (const table of html) {
      const isHere = table.offset >= offset && table.offset < end;
      if (isHere)
        tables.push({
          grid: { file, rows: table.rows.map((row) => ({ line: lineAt(source, row.offset), cells: row.cells })) },
          under: headings(),
        });
    }
    if (html.length > 0 && takenUntil(offset)) continue;
    if (node.type === "heading") {
      const name = cleanName(textOf(node));
      if (node.depth === 1) titles.push(name);
      under({ depth: node.depth, title: name });
    } else if (node.type === "table") tables.push({ grid: { file, rows: rowsOf(node, line) }, under: headings() });
    else if (node.type === "list") leaves.push(...node.children.flatMap((item) => itemLeaves(item.children, path)));
    else if (node.type === "paragraph") {
      const name = boldStart(node);
      if (name === undefined) leaves.push({ path, texts: splitCell(textOf(node)), isNote: true });
      else {
        under({ depth: BOLD_LINE, title: name.title });
        if (name.rest !== "") leaves.push({ path, texts: splitCell(name.rest), isNote: false });
      }
    } else if (node.type === "blockquote") leaves.push({ path, texts: splitCell(textOf(node)), isNote: true });
  }
  // Several headings of the first rank are parts, none of them the title.
  const title = titles.length === 1 ? titles[0] : undefined;
  return { tables, leaves: leaves.filter(({ texts }) => texts.length > 0), ...(title !== undefined && { title }) };
}

/** The texts of a list item; "L3: …" and "**Scope**: …" name what follows. */
function itemLeaves(children: readonly RootContent[], path: readonly Label[]): readonly Leaf[] {
  const [first, ...rest] = children;
  const nested = rest
    .flatMap((node) =>
      node.type === "list"
        ? node.children.map((item) => splitCell(item.children.map(textOf).join("\n")))
        : [splitCell(textOf(node))],
    )
    .flat();
  if (first === undefined) return [];
  const text = textOf(first).trim();
  const bold = first.type === "paragraph" ? boldStart(first) : undefined;
  const colon = /^([^:\n]{1,60}):\s+/.exec(text);
  const said =
    colon !== null && levelName(colon[1] ?? "")?.weak === false
      ? { title: cleanName(colon[1] ?? ""), rest: text.slice(colon[0].length) }
      : undefined;
  const name =
    bold ?? said ?? (nested.length > 0 && levelName(text)?.weak === false ? { title: cleanName(text), rest: "" } : undefined);
  if (name === undefined) return [{ path, texts: [...splitCell(text), ...nested], isNote: false }];
  return [
    { path: [...path, { depth: ITEM_START, title: name.title }], texts: [...splitCell(name.rest), ...nested], isNote: false },
  ];
}

/** The name that a paragraph begins with in bold, and what follows it. */
function boldStart(node: RootContent): { readonly title: string; readonly rest: string } | undefined {
  if (node.type !== "paragraph") return undefined;
  const [first, ...rest] = node.children;
  if (first?.type !== "strong") return undefined;
  const title = textOf(first).trim();
  const after = rest.map(textOf).join("");
  if (title === "" || title.length > 60) return undefined;
  const isName = title.endsWith(":") || after.trim() === "" || /^\s*[:–—-]/.test(after);
  return isName ? { title: cleanName(title), rest: after.replace(/^\s*[:–—-]\s*/, "").trim() } : undefined;
}

function rowsOf(table: Table, linesAbove: number): Grid["rows"] {
  return table.children.map((row) => ({
    line: linesAbove + (row.position?.start.line ?? 1),
    cells: row.children.map((cell) => htmlText(textOf(cell).replaceAll("\n", "<br>"))),
  }));
}

/** The text of a node without its marks; items and line breaks stay apart. */
function textOf(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return node.value;
  if (node.type === "break") return "\n";
  if (node.type === "html")
    return /^<(?:br|li|p|\/li|\/p|ul|ol)\b/i.test(node.value) ? (/^<li/i.test(node.value) ? "\n• " : "\n") : "";
  if (node.type === "listItem") return `• ${node.children.map(textOf).join("\n")}`;
  if ("children" in node) return node.children.map(textOf).join(node.type === "list" || node.type === "blockquote" ? "\n" : "");
  return "";
}

function cleanName(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\s:：]+$/, "")
    .trim();
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
