import { slugOf } from "../../../codec/slug.js";
import type { Problem } from "../../../problem.js";
import { Ladder } from "../../formats/ladder.js";
import { NO_SENTENCE, NOTHING_WRITTEN } from "../not-written.js";
import { levelName } from "./level-names.js";
import { MAX_CRITERIA, MAX_EXPECTATION, MAX_LEVELS } from "./limits.js";
import { type Draft, type Hints, listed, type Question } from "./reading.js";

/** What the user says about the ladder as a whole. */
export interface About {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly track?: "ic" | "management" | undefined;
}

/** A ladder out of a draft, with ids, its levels lowest first, and what was done to it on the way. */
export function buildLadder(
  draft: Draft,
  of: { readonly name: string; readonly about: About; readonly hints: Hints },
): {
  readonly ladder?: Ladder;
  readonly how: readonly string[];
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
} {
  const file = of.name;
  const refuse = (message: string, hint: string) => ({
    how: draft.how,
    questions: draft.questions,
    problems: [...draft.problems, { code: "input.invalid", message, place: { file }, hint } as const],
  });
  if (draft.levels.length < 2)
    return refuse(
      draft.levels[0] === undefined
        ? "no levels were found in it"
        : `only one level was found in it (${listed([draft.levels[0].title])}); a ladder has at least two`,
      "name the levels in headings, or in the first row or column of a table",
    );
  if (draft.criteria.length === 0 || draft.cells.length === 0)
    return refuse("no expectations were found in it", "write under each level what is expected, or fill the table");
  if (draft.levels.length > MAX_LEVELS)
    return refuse(
      `it would have ${draft.levels.length} levels (${listed(
        draft.levels.map(({ title }) => title),
        4,
      )}); a ladder has at most ${MAX_LEVELS}`,
      "say which way round it is with --rows levels or --rows criteria",
    );
  if (draft.criteria.length > MAX_CRITERIA)
    return refuse(
      `it would have ${draft.criteria.length} criteria; a ladder has at most ${MAX_CRITERIA}`,
      "keep the part of the file that is the ladder",
    );

  const order = orderOf(draft, of.hints);
  const levelIds = unique(draft.levels.map(({ title }, index) => levelName(title)?.code ?? idOf(title, `level-${index + 1}`)));
  const criterionIds = unique(draft.criteria.map(({ title }, index) => idOf(title, `criterion-${index + 1}`)));
  const texts = new Map<string, string[]>();
  for (const cell of draft.cells) {
    const key = `${cell.criterion} ${cell.level}`;
    const own = texts.get(key) ?? [];
    own.push(...cell.texts.map((text) => cut(text, MAX_EXPECTATION)).filter((text) => !own.includes(text)));
    texts.set(key, own);
  }
  let empty = 0;
  const cells = Object.fromEntries(
    criterionIds.map((criterion, row) => [
      criterion,
      Object.fromEntries(
        order.levels.map((level) => {
          const own = texts.get(`${row} ${level}`) ?? [];
          if (own.length === 0) empty += 1;
          return [levelIds[level] ?? "", own.length === 0 ? [NOTHING_WRITTEN] : own];
        }),
      ),
    ]),
  );
  const title = of.about.title ?? draft.title ?? titleOf(file);
  const sentences = draft.levels.filter(({ note }) => note !== undefined).length;
  const ladder = Ladder.safeParse({
    id: of.about.id ?? idOf(title, "own-ladder"),
    version: 1,
    title: cut(title, 120),
    summary: cut(
      draft.summary ??
        `${draft.levels.length} levels by ${draft.criteria.length} ${draft.criteria.length === 1 ? "criterion" : "criteria"}, imported from ${file.slice(-80)}`,
      400,
    ),
    sources: [{ author: "Your company", title: file.slice(-120) }],
    track: of.about.track ?? trackOf(draft),
    levels: order.levels.map((at) => ({
      id: levelIds[at],
      title: draft.levels[at]?.title,
      sentence: cut(draft.levels[at]?.note ?? NO_SENTENCE, 300),
    })),
    criteria: draft.criteria.map((criterion, at) => ({
      id: criterionIds[at],
      title: cut(criterion.title, 120),
      asks: cut(criterion.note ?? `What does the ladder expect under "${cut(criterion.title, 100)}"?`, 400),
    })),
    cells,
  });
  if (!ladder.success) {
    const issue = ladder.error.issues[0];
    return refuse(
      `it can't be made a ladder: ${issue?.path.join(".")}: ${issue?.message}`,
      "an id is lower-case words joined by hyphens; titles must not be empty",
    );
  }
  const scores = draft.cells.filter(({ texts: own }) => own.every((text) => /^[\d.,/→>% -]+$/.test(text))).length;
  const total = levelIds.length * criterionIds.length;
  return {
    ladder: ladder.data,
    how: [
      ...draft.how,
      ...order.how,
      ...twice(draft.levels.map(({ title: level }) => level)).map(
        (level) => `More than one level is called ${level}; their ids are numbered.`,
      ),
      ...(scores * 2 > draft.cells.length
        ? ["Most cells hold a figure instead of words, which says little about what is expected."]
        : []),
      ...(empty === 0 ? [] : [`${empty} of ${total} cells are empty in the file; they say "${NOTHING_WRITTEN}"`]),
      ...(empty * 2 > total
        ? ["More than half of it is empty: the file says nothing there, or a criterion has another name at each level."]
        : []),
      ...(sentences === draft.levels.length
        ? []
        : [
            sentences === 0
              ? "No level has a sentence about itself; add them for the litmus test."
              : `${draft.levels.length - sentences} of ${draft.levels.length} levels have no sentence about themselves.`,
          ]),
    ],
    questions: [...draft.questions, ...order.questions],
    problems: draft.problems,
  };
}

/** Lowest first: as written when the names rise or say nothing, turned when they fall; otherwise it has to be asked. */
function orderOf(
  { levels }: Draft,
  { order }: Hints,
): { readonly levels: readonly number[]; readonly how: readonly string[]; readonly questions: readonly Question[] } {
  const written = levels.map((_, at) => at);
  const ranks = levels.map(({ title }) => levelName(title)?.rank);
  const byName = [...written].sort(
    (a, b) => (ranks[a] ?? Number.MAX_SAFE_INTEGER) - (ranks[b] ?? Number.MAX_SAFE_INTEGER) || a - b,
  );
  const titles = (places: readonly number[]) =>
    listed(
      places.map((at) => levels[at]?.title ?? ""),
      8,
    );
  if (order === "reversed")
    return { levels: [...written].reverse(), how: ["The levels were turned round, as you said."], questions: [] };
  if (order === "by-name")
    return { levels: byName, how: ["The levels are in the order of their names, as you said."], questions: [] };
  if (order === "as-written") return { levels: written, how: [], questions: [] };
  const known = ranks.filter((rank) => rank !== undefined);
  const rises = known.every((rank, at) => at === 0 || rank >= (known[at - 1] ?? 0));
  const falls = known.every((rank, at) => at === 0 || rank <= (known[at - 1] ?? 0));
  if (known.length < 2)
    return { levels: written, how: [`The levels are taken as they stand, lowest first: ${titles(written)}.`], questions: [] };
  if (rises) return { levels: written, how: [], questions: [] };
  if (falls)
    return {
      levels: [...written].reverse(),
      how: ["The levels stand highest first in the file; here the lowest comes first."],
      questions: [],
    };
  return {
    levels: written,
    how: [],
    questions: [
      {
        id: "order",
        asks: `The levels are not in a rising order: ${titles(written)}. Which order is it, lowest first?`,
        options: [
          { value: "as-written", label: "As they stand" },
          { value: "by-name", label: `By their names: ${titles(byName)}` },
          { value: "reversed", label: "Turned round" },
        ],
      },
    ],
  };
}

function trackOf({ levels }: Draft): "ic" | "management" {
  const leads = levels.filter(({ title }) => /\b(?:manager|director|vp|head|president|m\d)\b/i.test(title)).length;
  return leads > levels.length / 2 ? "management" : "ic";
}

function idOf(title: string, otherwise: string): string {
  const slug = slugOf(title);
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug !== "untitled" ? slug : otherwise;
}

function unique(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return ids.map((id) => {
    let free = id;
    let number = next.get(id) ?? 2;
    while (taken.has(free)) free = `${id}-${number++}`;
    next.set(id, number);
    taken.add(free);
    return free;
  });
}

/** What is there more than once. */
function twice(titles: readonly string[]): readonly string[] {
  return [...new Set(titles.filter((title, at) => titles.indexOf(title) < at))];
}

function titleOf(file: string): string {
  const base = (file.split(/[\\/]/).at(-1) ?? "")
    .replace(/\.[^.]*$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return base === "" ? "Own ladder" : base.charAt(0).toUpperCase() + base.slice(1);
}

function cut(text: string, most: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).trimEnd()}…`;
}
