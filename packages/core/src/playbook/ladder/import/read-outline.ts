import { levelName, levelsAmong, saysText } from "./level-names.js";
import { type Draft, type Hints, listed, type Named, NameList, plainName, type Question } from "./reading.js";

/** One name on the way from the outside of a text to an expectation in it. */
export interface Label {
  /** Names at the same depth are of one kind: headings of a rank, keys of a nesting. */
  readonly depth: number;
  readonly title: string;
}

/** One text of an outline, under the names that it stands under. */
export interface Leaf {
  readonly path: readonly Label[];
  readonly texts: readonly string[];
  /** It tells about what it stands under, as a paragraph right below a heading does. */
  readonly isNote: boolean;
}

/** A text that is levels inside criteria or criteria inside levels, as a draft; nothing when it is neither. */
export function readOutline(all: readonly Leaf[], hints: Hints, label: string): Draft | undefined {
  const how: string[] = [];
  const questions: Question[] = [];
  const depths = [...new Set(all.flatMap(({ path }) => path.map(({ depth }) => depth)))].sort((a, b) => a - b);
  const found = axes(all, depths, hints, questions, label);
  if (found === undefined) return undefined;
  const { levelDepth, criterionDepth } = found;
  const part = inSection({ all, depths, levelDepth, criterionDepth, partDepth: found.partDepth }, hints, { how, questions });
  const { leaves } = part;
  const levelOf = (leaf: Leaf) => titleAt(leaf, levelDepth);
  const criterionOf = (leaf: Leaf) => (criterionDepth === undefined ? undefined : titleAt(leaf, criterionDepth));

  const levels = levelTitles(leaves, levelOf, criterionOf);
  const places = new Map(levels.map((title, at) => [plainName(title), at]));
  const criteria = new NameList();
  const cells: { criterion: number; level: number; texts: readonly string[] }[] = [];
  const notes = { levels: new Map<string, string>(), criteria: new Map<string, string>() };
  // Where paragraphs are all there is, they are what is expected and no remark about it.
  const hasNotes = criterionDepth !== undefined || leaves.some(({ isNote }) => !isNote);
  let left = 0;
  let general: number | undefined;
  for (const leaf of leaves) {
    const level = levelOf(leaf);
    const criterion = criterionOf(leaf);
    const at = level === undefined ? undefined : places.get(plainName(level));
    if (level !== undefined && at !== undefined) {
      if (criterion !== undefined)
        cells.push({
          criterion: criteria.at(criterion),
          level: at,
          texts: within(leaf, Math.max(levelDepth, criterionDepth ?? 0)),
        });
      else if (leaf.isNote && hasNotes) keepNote(notes.levels, level, levelDepth, leaf);
      else {
        general ??= criteria.at(criterionDepth === undefined ? "Expectations" : "In general");
        cells.push({ criterion: general, level: at, texts: within(leaf, levelDepth) });
      }
    } else if (criterion !== undefined && leaf.isNote && (criterionDepth ?? 0) < levelDepth)
      keepNote(notes.criteria, criterion, criterionDepth ?? 0, leaf);
    else left += leaf.texts.length;
  }
  if (levels.length < 2 || cells.length < 2) return undefined;
  const inner = criterionDepth !== undefined && criterionDepth > levelDepth;
  how.unshift(
    criterionDepth === undefined
      ? `Levels are ${listed(levels)}; hardly a name below them recurs, so all they say is one criterion.`
      : `${inner ? "Levels are outside, criteria inside" : "Criteria are outside, levels inside"}, because ${listed(levels)} ${found.sure ? "are names of levels" : "were said to be levels"}.`,
  );
  const bare = [...new Set(leaves.flatMap((leaf) => levelOf(leaf) ?? []))].filter(
    (title) => levelName(title) !== undefined && !places.has(plainName(title)),
  );
  if (bare.length > 0) how.push(`Left out, because no criteria stand under them: ${listed(bare)}.`);
  if (left > 0)
    how.push(
      `${left} ${left === 1 ? "line stands" : "lines stand"} outside the levels and ${left === 1 ? "is" : "are"} left out.`,
    );
  const named = (titles: readonly string[], own: ReadonlyMap<string, string>): readonly Named[] =>
    titles.map((title) => {
      const note = own.get(plainName(title));
      return { title, ...(note !== undefined && { note }) };
    });
  return {
    ...(part.title !== undefined && { title: part.title }),
    levels: named(levels, notes.levels),
    criteria: named(criteria.titles, notes.criteria),
    cells,
    how,
    questions,
    problems: [],
  };
}

interface Axes {
  readonly levelDepth: number;
  readonly criterionDepth: number | undefined;
  /** A depth outside the levels whose every part holds the same levels, with criteria inside: disciplines, as a rule. */
  readonly partDepth?: number | undefined;
  /** The names themselves said which are levels. */
  readonly sure: boolean;
}

/** The depth whose names are levels is the one that most texts stand under; criteria are the depth that recurs across them. */
function axes(
  all: readonly Leaf[],
  depths: readonly number[],
  hints: Hints,
  questions: Question[],
  label: string,
): Axes | undefined {
  const byLevels = depths
    .map((depth) => {
      const titles = [...new Set(all.flatMap((leaf) => titleAt(leaf, depth) ?? []))];
      const names = titles.filter((title) => levelName(title) !== undefined);
      const covered = all.filter((leaf) => levelName(titleAt(leaf, depth) ?? "") !== undefined).length;
      return { depth, covered: levelsAmong(titles) >= 2 && names.length >= 2 ? covered : 0 };
    })
    .sort((a, b) => b.covered - a.covered);
  const best = byLevels[0];
  if (best !== undefined && best.covered > 0) return { levelDepth: best.depth, ...beside(all, depths, best, hints), sure: true };
  const pairs = depths
    .flatMap((outer) =>
      depths.filter((inner) => inner > outer).map((inner) => ({ outer, inner, score: recurrence(all, outer, inner) })),
    )
    .sort((a, b) => b.score - a.score);
  const pair = pairs[0];
  if (pair === undefined || pair.score === 0) return undefined;
  if (hints.rows === undefined) {
    const names = (depth: number) => listed([...new Set(all.flatMap((leaf) => titleAt(leaf, depth) ?? []))], 4);
    questions.push({
      id: "rows",
      asks: `None of the ${label} are names of levels that Upshot knows. What are the outer ones (${names(pair.outer)}); the inner ones are ${names(pair.inner)}?`,
      options: [
        { value: "levels", label: "Levels" },
        { value: "criteria", label: "Criteria" },
      ],
    });
  }
  return hints.rows === "criteria"
    ? { levelDepth: pair.inner, criterionDepth: pair.outer, sure: false }
    : { levelDepth: pair.outer, criterionDepth: pair.inner, sure: false };
}

/** Where the criteria are. When something recurs on both sides of the levels, the inner names are the criteria and the outer ones parts. */
function beside(
  all: readonly Leaf[],
  depths: readonly number[],
  level: { readonly depth: number; readonly covered: number },
  hints: Hints,
): Pick<Axes, "criterionDepth" | "partDepth"> {
  const best = (side: readonly number[], score: (depth: number) => number) =>
    side
      .map((depth) => ({ depth, score: score(depth) }))
      .filter((each) => each.score > 0)
      .sort((a, b) => b.score - a.score || b.depth - a.depth)[0];
  const outer = best(
    depths.filter((depth) => depth < level.depth),
    (depth) => recurrence(all, depth, level.depth),
  );
  const inner = best(
    depths.filter((depth) => depth > level.depth),
    (depth) => recurrence(all, level.depth, depth),
  );
  if (outer === undefined || inner === undefined) {
    const only = outer ?? inner;
    // Names that are another sentence at most levels are no criteria, though one or two recur.
    return { criterionDepth: only === undefined || only.score * 2 < level.covered ? undefined : only.depth };
  }
  if (inner.score < level.covered / 2 || hints.section === "all")
    return { criterionDepth: outer.score >= inner.score ? outer.depth : inner.depth };
  return { criterionDepth: inner.depth, partDepth: outer.depth };
}

/** How many texts stand under an inner name that recurs below several outer ones; none when there is but one inner or outer name. */
function recurrence(all: readonly Leaf[], outer: number, inner: number): number {
  const outers = new Map<string, Set<string>>();
  for (const leaf of all) {
    const [out, within] = [titleAt(leaf, outer), titleAt(leaf, inner)];
    if (out === undefined || within === undefined) continue;
    const key = plainName(within);
    outers.set(key, (outers.get(key) ?? new Set()).add(plainName(out)));
  }
  if (outers.size < 2) return 0;
  return all.filter((leaf) => {
    const within = titleAt(leaf, inner);
    return within !== undefined && titleAt(leaf, outer) !== undefined && (outers.get(plainName(within))?.size ?? 0) >= 2;
  }).length;
}

/** Names of levels in the order of the text, with those beside them that hold the same criteria though their names say nothing. */
function levelTitles(
  leaves: readonly Leaf[],
  levelOf: (leaf: Leaf) => string | undefined,
  criterionOf: (leaf: Leaf) => string | undefined,
): readonly string[] {
  const criteriaOf = new Map<string, { readonly title: string; readonly own: Set<string> }>();
  for (const leaf of leaves) {
    const title = levelOf(leaf);
    if (title === undefined) continue;
    const key = plainName(title);
    const entry = criteriaOf.get(key) ?? { title, own: new Set<string>() };
    const criterion = criterionOf(leaf);
    if (criterion !== undefined) entry.own.add(plainName(criterion));
    criteriaOf.set(key, entry);
  }
  const noCriteria = leaves.every((leaf) => criterionOf(leaf) === undefined);
  const entries = [...criteriaOf.values()];
  const sure = entries.filter(({ title, own }) => levelName(title) !== undefined && (own.size > 0 || noCriteria));
  const known = sure.length >= 2 ? sure : [];
  const shared = new Set(known.flatMap(({ own }) => [...own]));
  const isLike = (own: ReadonlySet<string>) =>
    [...own].filter((name) => shared.has(name)).length >= Math.max(1, Math.min(2, shared.size));
  return entries
    .filter((entry) => (known.length === 0 ? entry.own.size > 0 || noCriteria : known.includes(entry) || isLike(entry.own)))
    .map(({ title }) => title);
}

/** A file can hold a ladder for engineers and one for managers: parts whose levels have no name in common. */
function inSection(
  of: {
    readonly all: readonly Leaf[];
    readonly depths: readonly number[];
    readonly levelDepth: number;
    readonly criterionDepth: number | undefined;
    readonly partDepth: number | undefined;
  },
  hints: Hints,
  notes: { readonly how: string[]; readonly questions: Question[] },
): { readonly leaves: readonly Leaf[]; readonly title?: string } {
  const { all, depths, levelDepth, criterionDepth, partDepth } = of;
  for (const depth of depths.filter((each) => each < Math.min(levelDepth, criterionDepth ?? levelDepth))) {
    const parts = new Map<string, { readonly title: string; readonly levels: Set<string> }>();
    for (const leaf of all) {
      const [part, level] = [titleAt(leaf, depth), titleAt(leaf, levelDepth)];
      if (part === undefined || level === undefined || levelName(level) === undefined) continue;
      const entry = parts.get(plainName(part)) ?? { title: part, levels: new Set<string>() };
      entry.levels.add(plainName(level));
      parts.set(plainName(part), entry);
    }
    const ladders = [...parts.values()].filter(({ levels }) => levels.size >= 2);
    const total = ladders.reduce((sum, { levels }) => sum + levels.size, 0);
    const distinct = new Set(ladders.flatMap(({ levels }) => [...levels])).size;
    if (ladders.length < 2 || (distinct < total && depth !== partDepth)) continue;
    const titles = ladders.map(({ title }) => title);
    const wanted = titles.find((title) => plainName(title) === plainName(hints.section ?? "")) ?? titles[0] ?? "";
    if (hints.section !== "all" && plainName(hints.section ?? "") !== plainName(wanted)) {
      notes.questions.push({
        id: "section",
        asks: `The file holds ${ladders.length} ladders: ${listed(titles)}. Which one is it?`,
        options: [...titles.map((title) => ({ value: title, label: title })), { value: "all", label: "All of them as one" }],
      });
    }
    if (hints.section === "all") return { leaves: all };
    notes.how.push(`Only the part "${wanted}" was read.`);
    return { leaves: all.filter((leaf) => plainName(titleAt(leaf, depth) ?? "") === plainName(wanted)), title: wanted };
  }
  return { leaves: all };
}

function titleAt({ path }: Leaf, depth: number): string | undefined {
  return path.find((label) => label.depth === depth)?.title;
}

/** Names below both sides go before their texts: "Example: …". */
function within(leaf: Leaf, depth: number): readonly string[] {
  const below = leaf.path.filter((label) => label.depth > depth && !saysText(label.title)).map(({ title }) => title);
  return below.length === 0 ? leaf.texts : leaf.texts.map((text) => `${below.join(", ")}: ${text}`);
}

/** A note is about what it stands right below: one under a heading in between is about that. */
function keepNote(notes: Map<string, string>, title: string, depth: number, { path, texts }: Leaf): void {
  if (path.at(-1)?.depth !== depth) return;
  const key = plainName(title);
  if (!notes.has(key) && texts[0] !== undefined) notes.set(key, texts[0]);
}
