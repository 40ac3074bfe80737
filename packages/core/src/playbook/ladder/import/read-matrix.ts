import { levelName, levelsAmong, saysAside, saysCriterion, saysLevel, saysNote } from "./level-names.js";
import { type Draft, type DraftCell, type Hints, listed, type Named, NameList, plainName, type Question } from "./reading.js";
import { splitCell } from "./split-cell.js";
import { type Column, cellProblems, findTable, type Grid, type GridRow, type Table } from "./table.js";

type Sides = "levels" | "criteria" | "long";

/** A table as a draft of a ladder, whichever way round it is; nothing when it has not two sides. */
export function readMatrix(grid: Grid, hints: Hints = {}): Draft | undefined {
  const table = findTable(grid);
  if (table === undefined) return undefined;
  const notes = new Notes();
  const turned = sidesOf(table, hints, notes);
  const read =
    turned === "long"
      ? readLong(table)
      : turned === "levels"
        ? levelsAsRows(table, hints, notes)
        : criteriaAsRows(table, hints, notes);
  if (read === undefined) return undefined;
  return {
    ...(table.title !== undefined && { title: table.title }),
    ...read,
    cells: read.cells.flatMap(({ texts, ...cell }) => (texts.length === 0 ? [] : [{ ...cell, texts }])),
    how: notes.how,
    questions: notes.questions,
    problems: cellProblems(table),
  };
}

/** What is said about the reading while it goes on. */
class Notes {
  readonly how: string[] = [];
  readonly questions: Question[] = [];
}

/** Whether the rows are levels or criteria, or each row is one cell of the ladder. */
function sidesOf(table: Table, hints: Hints, { how, questions }: Notes): Sides {
  const headings = table.columns.map(({ heading }) => heading);
  const top = headings.slice(1).filter((heading) => heading !== "");
  const left = table.rows.map(({ cells }) => cells[0] ?? "").filter((cell) => cell !== "");
  const onTop = levelsAmong(top);
  const onLeft = levelsAmong(left);
  const corner = headings[0] ?? "";
  const levelColumn = headings.findIndex(saysLevel);
  const criterionColumn = headings.findIndex(saysCriterion);
  if (hints.rows !== undefined) {
    how.push(`Rows are ${hints.rows}, columns are ${hints.rows === "levels" ? "criteria" : "levels"}, as you said.`);
    return hints.rows;
  }
  if (onTop < 2 && levelColumn >= 0 && criterionColumn >= 0 && headings.length >= 3 && levelColumn !== criterionColumn) {
    const distinct = new Set(table.rows.map(({ cells }) => plainName(cells[levelColumn] ?? "")));
    if (distinct.size < table.rows.length) {
      how.push(
        `Each row is one cell of the ladder, because "${headings[levelColumn]}" and "${headings[criterionColumn]}" are both columns.`,
      );
      return "long";
    }
  }
  const isLeft = onLeft >= 2 && onLeft >= left.length / 2;
  if (onTop >= 2 && !(isLeft && onTop < top.length / 2)) {
    how.push(
      `Rows are criteria, columns are levels, because the headings ${listed(top.filter((name) => levelName(name) !== undefined))} are names of levels.`,
    );
    if (isLeft) questions.push(turnQuestion("Both the headings and the first column are names of levels. What are the rows?"));
    return "criteria";
  }
  if (isLeft) {
    how.push(
      `Rows are levels, columns are criteria, because the first column (${listed(left.filter((name) => levelName(name) !== undefined))}) is names of levels.`,
    );
    return "levels";
  }
  if (saysLevel(corner)) {
    how.push(`Rows are levels, columns are criteria, because the first column is headed "${corner}".`);
    return "levels";
  }
  if (top.length >= 2 && top.every((heading) => /^\d{1,2}$/.test(heading))) {
    how.push("Rows are criteria, columns are levels, because the headings are numbers.");
    return "criteria";
  }
  // "Skill" in the corner says what the rows are, and nothing about the columns: they may be anything that is known of a skill.
  questions.push(
    turnQuestion(
      saysCriterion(corner)
        ? `The rows are headed "${corner}", and none of the other headings (${listed(top, 4)}) is the name of a level that Upshot knows. What are the rows?`
        : `Neither the headings (${listed(top, 4)}) nor the first column (${listed(left, 4)}) are names of levels that Upshot knows. What are the rows?`,
    ),
  );
  how.push("It is not certain which way round the table is; rows were taken for criteria.");
  return "criteria";
}

function turnQuestion(asks: string): Question {
  return {
    id: "rows",
    asks,
    options: [
      { value: "criteria", label: "Criteria: each row says what one criterion means, level by level" },
      { value: "levels", label: "Levels: each row says what one level means, criterion by criterion" },
    ],
  };
}

/** What was read out of a table, before the notes are added. */
type Sided = Pick<Draft, "levels" | "criteria" | "cells">;

function criteriaAsRows(table: Table, hints: Hints, notes: Notes): Sided | undefined {
  const { columns, rows } = table;
  const lengthOf = (index: number) => {
    const filled = rows.map(({ cells }) => cells[index] ?? "").filter((cell) => cell !== "");
    return filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length);
  };
  const known = columns.map(({ heading }, index) => index > 0 && levelName(heading) !== undefined);
  const firstKnown = known.indexOf(true);
  // A column between the names and the first level is a level too when it holds long texts and is not said to be something else.
  const isOpening = (index: number) => {
    const heading = columns[index]?.heading ?? "";
    return heading !== "" && !saysNote(heading) && !saysCriterion(heading) && !saysAside(heading) && lengthOf(index) > 40;
  };
  let first = firstKnown < 0 ? 1 : firstKnown;
  while (first > 1 && isOpening(first - 1)) first -= 1;
  while (
    firstKnown < 0 &&
    first < columns.length - 2 &&
    (saysNote(columns[first]?.heading ?? "") || saysCriterion(columns[first]?.heading ?? ""))
  )
    first += 1;
  const isAside = (index: number) => saysAside(columns[index]?.heading ?? "") || saysNote(columns[index]?.heading ?? "");
  const rest = columns.map((_, index) => index).slice(first);
  const named = keepNamed(rest, table, hints, notes);
  const levelColumns = named.filter((index) => !isAside(index));
  tellAsides(named.filter(isAside), columns, notes);
  if (levelColumns.length === 0) return undefined;

  const keys = columns.map((_, index) => index).slice(0, first);
  const noteColumn = keys.find((index) => index > 0 && (saysNote(columns[index]?.heading ?? "") || lengthOf(index) > 60));
  const nameKeys = keys.filter(
    (index) => index !== noteColumn && (keys.length === 1 || !/^(?:#|no\.?|id)$/i.test(columns[index]?.heading ?? "")),
  );
  // Groups recur and names do not, whichever of them comes first.
  const different = (index: number) => new Set(rows.map(({ cells }) => plainName(cells[index] ?? "")).filter(Boolean)).size;
  const byNames = [...nameKeys].reverse().sort((a, b) => different(b) - different(a));
  const [nameColumn = 0, groupColumn] = byNames;
  if (groupColumn !== undefined)
    notes.how.push(
      `"${columns[groupColumn]?.heading || `Column ${groupColumn + 1}`}" groups the criteria; each is named by "${columns[nameColumn]?.heading || `column ${nameColumn + 1}`}".`,
    );

  const names = new NameList();
  const criteria: (Named & { readonly group: string })[] = [];
  const cells: DraftCell[] = [];
  let group = "";
  let current = -1;
  for (const row of rows) {
    if (groupColumn !== undefined && (row.cells[groupColumn] ?? "") !== "") group = row.cells[groupColumn] ?? "";
    const title = oneLine(row.cells[nameColumn] ?? "");
    const texts = levelColumns.map((index) => splitCell(row.cells[index] ?? ""));
    const isEmpty = texts.every((own) => own.length === 0);
    if (title !== "" && isEmpty && keys.every((index) => index === nameColumn || (row.cells[index] ?? "") === "")) {
      // A row that has nothing but its name is a heading for the rows below.
      if (groupColumn === undefined) group = title;
      current = -1;
      continue;
    }
    if (title !== "") {
      current = names.at(title, group);
      if (current === criteria.length) {
        const note = noteColumn === undefined ? "" : oneLine(row.cells[noteColumn] ?? "");
        criteria.push({ title, group, ...(note !== "" && { note }) });
      }
    }
    if (current < 0) continue;
    cells.push(...texts.map((own, level) => ({ criterion: current, level, texts: own })));
  }
  const twice = repeatedNames(criteria.map(({ title }) => title));
  return {
    levels: levelColumns.map((index) => ({ title: nameOf(columns[index]) })),
    criteria: criteria.map(({ title, group: own, note }) => ({
      title: own !== "" && twice.has(plainName(title)) ? `${own}: ${title}` : title,
      ...(note !== undefined && { note }),
    })),
    cells,
  };
}

function levelsAsRows(table: Table, hints: Hints, notes: Notes): Sided | undefined {
  const { columns, rows, below } = table;
  const rest = columns.map((_, index) => index).slice(1);
  const titleColumn = rest.find((index) => /^(?:job )?(?:titles?|roles?|names?)$/i.test(columns[index]?.heading ?? ""));
  const noteColumn = rest.find((index) => saysNote(columns[index]?.heading ?? ""));
  const isAside = (index: number) => saysAside(columns[index]?.heading ?? "") || saysAside(below?.[index] ?? "");
  const open = keepNamed(rest, table, hints, notes).filter((index) => index !== titleColumn && index !== noteColumn);
  const criteriaColumns = open.filter((index) => !isAside(index));
  tellAsides(
    open.filter(isAside),
    columns.map((column, index) => ({ ...column, heading: column.heading || (below?.[index] ?? "") })),
    notes,
  );
  if (criteriaColumns.length === 0 && noteColumn === undefined) return undefined;
  const used = criteriaColumns.length > 0 ? criteriaColumns : [noteColumn ?? 1];

  // Remarks below the table fill a cell or two; a level that is not called one fills more.
  const known = rows.filter(({ cells }) => levelName(cells[0] ?? "") !== undefined).length;
  const isRemark = (row: GridRow) =>
    known >= 2 &&
    levelName(row.cells[0] ?? "") === undefined &&
    used.filter((index) => (row.cells[index] ?? "") !== "").length < used.length / 2;
  const remarks = rows.filter((row) => (row.cells[0] ?? "") !== "" && isRemark(row));
  if (remarks.length > 0)
    notes.how.push(
      `${remarks.length} ${remarks.length === 1 ? "row" : "rows"} without a level's name and with few cells filled (from line ${remarks[0]?.line}) ${remarks.length === 1 ? "is" : "are"} left out.`,
    );
  const levels: Named[] = [];
  const cells: DraftCell[] = [];
  for (const row of rows) {
    const key = oneLine(row.cells[0] ?? "");
    if (remarks.includes(row)) continue;
    if (key !== "") {
      const title = titleColumn === undefined ? "" : oneLine(row.cells[titleColumn] ?? "");
      const note = noteColumn === undefined ? "" : oneLine(row.cells[noteColumn] ?? "");
      const name = /^\d{1,2}$/.test(key) ? `Level ${key}` : key;
      levels.push({ title: title === "" || title === key ? name : `${name}: ${title}`, ...(note !== "" && { note }) });
    }
    if (levels.length === 0) continue;
    cells.push(
      ...used.map((index, criterion) => ({ criterion, level: levels.length - 1, texts: splitCell(row.cells[index] ?? "") })),
    );
  }
  return {
    levels,
    criteria: used.map((index) => {
      const under = oneLine(below?.[index] ?? "");
      return { title: nameOf(columns[index]), ...(under !== "" && { note: under }) };
    }),
    cells,
  };
}

/** A table in which every row names its level and its criterion, the latter perhaps by a section and a name in it. */
function readLong({ columns, rows }: Table): Sided | undefined {
  const levelColumn = columns.findIndex(({ heading }) => saysLevel(heading));
  const lengthOf = (index: number) => rows.reduce((sum, { cells }) => sum + (cells[index]?.length ?? 0), 0);
  const textColumn = columns
    .map((_, index) => index)
    .filter((index) => index !== levelColumn)
    .reduce((best, index) => (best < 0 || lengthOf(index) > lengthOf(best) ? index : best), -1);
  const nameColumns = columns
    .map((_, index) => index)
    .filter((index) => index !== levelColumn && index !== textColumn && saysCriterion(columns[index]?.heading ?? ""));
  if (levelColumn < 0 || nameColumns.length === 0 || textColumn < 0) return undefined;
  const levels = new NameList();
  const names = new NameList();
  const criteria: { readonly title: string; readonly group: string }[] = [];
  let level = "";
  let path: readonly string[] = [];
  const cells = rows.flatMap((row): DraftCell[] => {
    level = oneLine(row.cells[levelColumn] ?? "") || level;
    const own = nameColumns.map((index) => oneLine(row.cells[index] ?? "")).filter((name) => name !== "");
    if (own.length > 0) path = own;
    const title = path.at(-1);
    const texts = splitCell(row.cells[textColumn] ?? "");
    if (level === "" || title === undefined || texts.length === 0) return [];
    const group = path.at(-2) ?? "";
    const criterion = names.at(title, group);
    criteria[criterion] ??= { title, group };
    return [{ criterion, level: levels.at(level), texts }];
  });
  const twice = repeatedNames(criteria.map(({ title }) => title));
  return {
    levels: levels.titles.map((title) => ({ title })),
    criteria: criteria.map(({ title, group }) => ({
      title: group !== "" && twice.has(plainName(title)) ? `${group}: ${title}` : title,
    })),
    cells,
  };
}

/** The columns that have a heading, and those without one when the user wants them. */
function keepNamed(columns: readonly number[], table: Table, hints: Hints, { how, questions }: Notes): readonly number[] {
  const unnamed = columns.filter((index) => table.columns[index]?.heading === "" && (table.below?.[index] ?? "") === "");
  if (unnamed.length === 0) return columns;
  const places = listed(unnamed.map((index) => String(table.columns[index]?.at)));
  const which = unnamed.length === 1 ? `Column ${places} has` : `Columns ${places} have`;
  if (hints.unnamed === undefined) {
    questions.push({
      id: "unnamed",
      asks: `${which} no heading. What is to become of ${unnamed.length === 1 ? "it" : "them"}?`,
      options: [
        { value: "skip", label: "Leave it out" },
        { value: "keep", label: "Keep it, named by its place" },
      ],
    });
  }
  if (hints.unnamed === "keep") return columns;
  how.push(`${which} no heading and ${unnamed.length === 1 ? "is" : "are"} left out.`);
  return columns.filter((index) => !unnamed.includes(index));
}

function tellAsides(left: readonly number[], columns: readonly Column[], { how }: Notes): void {
  if (left.length === 0) return;
  how.push(
    `Left out: ${listed(left.map((index) => `"${columns[index]?.heading}"`))}, which says nothing that is expected of anybody.`,
  );
}

function repeatedNames(titles: readonly string[]): ReadonlySet<string> {
  const once = new Set<string>();
  return new Set(titles.map(plainName).filter((name) => once.has(name) || !once.add(name)));
}

function nameOf(column: Column | undefined): string {
  const heading = oneLine(column?.heading ?? "");
  if (heading === "") return `Column ${column?.at ?? 0}`;
  return /^\d{1,2}$/.test(heading) ? `Level ${heading}` : heading;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
