import { isList, isMap } from "../../../codec/plain-data.js";
import type { Fields, FieldValue } from "../../../record/entry.js";
import { saysCriterion, saysLevel, saysNote, saysText } from "./level-names.js";
import { type Label, type Leaf, readOutline } from "./read-outline.js";
import { type Draft, type Hints, type Named, NameList, plainName } from "./reading.js";
import { splitCell } from "./split-cell.js";

/** Keys that name the thing they stand in, the likeliest first. */
const NAMES = [
  "title",
  "name",
  "label",
  "criterion",
  "competency",
  "skill",
  "dimension",
  "area",
  "category",
  "theme",
  "level",
  "grade",
  "role",
  "id",
  "key",
  "code",
];

/** Keys that say nothing about what is expected. */
const SKIPPED =
  /^(?:id|uuid|slug|key|code|version|\$schema|urls?|links?|icon|colou?r|order|rank|weight|draft|tags?|sources?|cited_?from|created_?at|updated_?at|proficiency|supporting_?urls?|google_?sheet_?id)$/i;

/** YAML or JSON as a draft: a list of records that each name a level and a criterion, or names nested in names. */
export function readData(value: FieldValue, hints: Hints): Draft | undefined {
  const { title: own, name, summary, description, ...rest } = isMap(value) ? value : {};
  const title = own ?? name;
  const about = summary ?? description;
  const draft = readRecords(value) ?? readOutline(leavesOf(withTitles(isMap(value) ? rest : value), []), hints, "keys");
  if (draft === undefined) return undefined;
  return {
    ...draft,
    ...(typeof title === "string" && title.trim() !== "" && { title: oneLine(title) }),
    ...(typeof about === "string" && about.trim() !== "" && { summary: oneLine(about) }),
  };
}

/** Items that go by the id of something listed elsewhere in the file get its title. */
function withTitles(value: FieldValue, titles = titlesById(value)): FieldValue {
  if (isList(value)) return value.map((item) => withTitles(item, titles));
  if (!isMap(value)) return value;
  const within = Object.fromEntries(Object.entries(value).map(([key, own]) => [key, withTitles(own, titles)]));
  const title = typeof value["id"] === "string" ? titles.get(value["id"]) : undefined;
  return title === undefined || NAMES.some((key) => key !== "id" && typeof value[key] === "string")
    ? within
    : { title, ...within };
}

function titlesById(value: FieldValue): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { items } of listsIn(value)) {
    for (const { id, title, name } of items) {
      const said = title ?? name;
      if (typeof id === "string" && typeof said === "string") titles.set(id, said);
    }
  }
  return titles;
}

/** Everything that is text, under the keys and names it is nested in. `depth` counts the keys that only announce texts as well. */
function leavesOf(value: FieldValue, path: readonly Label[], depth = 0): readonly Leaf[] {
  if (typeof value === "string" || typeof value === "number") {
    const texts = splitCell(String(value).replace(/^> /gm, ""));
    return texts.length === 0 ? [] : [{ path, texts, isNote: false }];
  }
  if (isList(value)) return value.flatMap((item) => (isMap(item) ? namedLeaves(item, path, depth) : leavesOf(item, path, depth)));
  return isMap(value) ? mapLeaves(value, path, depth) : [];
}

function mapLeaves(map: Fields, path: readonly Label[], depth: number, named?: string): readonly Leaf[] {
  return Object.entries(map).flatMap(([key, own]) => {
    if (key === named || SKIPPED.test(key)) return [];
    const title = spoken(key);
    if (saysNote(title)) return leavesOf(own, path, depth).map((leaf) => ({ ...leaf, isNote: true }));
    return leavesOf(own, saysText(title) ? path : [...path, { depth, title }], depth + 1);
  });
}

/** An item of a list is named by one of its own fields. */
function namedLeaves(map: Fields, path: readonly Label[], depth: number): readonly Leaf[] {
  const key = NAMES.find((each) => typeof map[each] === "string" || typeof map[each] === "number");
  if (key === undefined) return mapLeaves(map, path, depth);
  const name = oneLine(String(map[key]));
  // `level: 3` beside texts is a level that goes by its number.
  const title = saysLevel(key) && /^\d{1,2}$/.test(name) ? `Level ${name}` : name;
  return mapLeaves(map, [...path, { depth, title }], depth + 1, key);
}

/** Records that name their level and criterion by id, with the levels and criteria listed beside them. */
function readRecords(value: FieldValue): Draft | undefined {
  const lists = listsIn(value);
  const found = lists
    .map(({ key, items }) => {
      const keys = [...new Set(items.flatMap((item) => Object.keys(item).filter((each) => typeof item[each] === "string")))];
      return { key, items, level: keys.find(saysLevel), criterion: keys.find((each) => saysCriterion(each) && !saysLevel(each)) };
    })
    .filter(({ items, level, criterion }) => items.length >= 2 && level !== undefined && criterion !== undefined)
    .sort((a, b) => b.items.length - a.items.length)[0];
  if (found?.level === undefined || found.criterion === undefined) return undefined;
  const { level: levelKey, criterion: criterionKey } = found;
  const known = new Map<string, Named>();
  const listedLevels: string[] = [];
  for (const { items } of lists) {
    for (const item of items) {
      const id = item["id"] ?? item["key"];
      const title = item["name"] ?? item["title"];
      if (typeof id !== "string" || typeof title !== "string") continue;
      const note = item["summary"] ?? item["description"];
      known.set(id, { title: oneLine(title), ...(typeof note === "string" && note.trim() !== "" && { note: oneLine(note) }) });
      listedLevels.push(id);
    }
  }
  const used = new Set(found.items.map((item) => String(item[levelKey] ?? "")));
  const levels = new NameList();
  const criteria = new NameList();
  for (const id of listedLevels.filter((each) => used.has(each))) levels.at(id);
  const cells = found.items.flatMap((item) => {
    const [level, criterion] = [item[levelKey], item[criterionKey]];
    if (typeof level !== "string" || typeof criterion !== "string") return [];
    const key = Object.keys(item).find((each) => saysText(each) && each !== criterionKey);
    const texts = leavesOf(key === undefined ? null : (item[key] ?? null), []).flatMap((leaf) => leaf.texts);
    return texts.length === 0 ? [] : [{ level: levels.at(level), criterion: criteria.at(criterion), texts }];
  });
  const named = (ids: readonly string[]): readonly Named[] => ids.map((id) => known.get(id) ?? { title: spoken(id) });
  if (levels.titles.length < 2 || cells.length < 2) return undefined;
  return {
    levels: named(levels.titles),
    criteria: named(criteria.titles),
    cells,
    how: [`Each item of "${found.key}" is one expectation, because it has a "${levelKey}" and a "${criterionKey}".`],
    questions: [],
    problems: [],
  };
}

function listsIn(
  value: FieldValue,
  key = "the list",
  depth = 0,
): readonly { readonly key: string; readonly items: readonly Fields[] }[] {
  if (depth > 4) return [];
  if (isMap(value)) return Object.entries(value).flatMap(([own, inner]) => listsIn(inner, own, depth + 1));
  if (!isList(value)) return [];
  const items = value.filter(isMap);
  return items.length > 0 ? [{ key, items }] : [];
}

/** `problem_solving` and `problemSolving` as words; a key written for people stays as it is. */
function spoken(key: string): string {
  if (/\s/.test(key) || /^[A-Z]/.test(key) || !/^[\w-]+$/.test(key)) return oneLine(key);
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
    .trim();
  return words === "" ? key : words.charAt(0).toUpperCase() + words.slice(1);
}

function oneLine(text: string): string {
  return plainName(text) === "" ? text.trim() : text.replace(/\s+/g, " ").trim();
}
