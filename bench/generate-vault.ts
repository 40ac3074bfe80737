import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Random, random } from "./random.js";
import { type Vocabulary, vocabulary } from "./vocabulary.js";

/** One record of an invented vault. */
export interface GeneratedRecord {
  /** Below the vault's root, `/`-separated. */
  readonly path: string;
  readonly text: string;
}

/** A word that about one generated record in a hundred holds in its body: what the benches search for. */
export const SEARCHED_WORD = "quiescent";

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAYS = 2_880;

/**
 * Invented records of the six kinds, in the proportions of a busy career, with 60 to 120 words each whose frequencies
 * follow Zipf's law. The same count and seed give the same bytes on every machine. Lazy, so that 100,000 of them never
 * stand in memory at once.
 */
export function* generateRecords(count: number, seed = 1): Generator<GeneratedRecord> {
  const chance = random(seed);
  const words = vocabulary(chance);
  const people = Math.max(3, Math.round(count * 0.02));
  const themes = Math.max(2, Math.round(count * 0.005));
  for (let index = 0; index < count; index += 1) {
    const maker: Maker = { chance, words, index, people, themes };
    if (index < people) yield person(maker);
    else if (index < people + themes) yield theme(maker);
    else yield dated(maker);
  }
}

/** Writes a vault of generated records below `root`, which is made when it is missing. */
export function writeVault(root: string, count: number, seed = 1): void {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "upshot.yaml"), "format: 1\nname: Noa Winter\nemails: [noa@example.com]\n");
  const made = new Set<string>();
  for (const { path, text } of generateRecords(count, seed)) {
    const folder = join(root, path.slice(0, path.lastIndexOf("/")));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(root, path), text);
  }
}

/** What a maker of one record draws from. */
interface Maker {
  readonly chance: Random;
  readonly words: Vocabulary;
  readonly index: number;
  readonly people: number;
  readonly themes: number;
}

function dated(maker: Maker): GeneratedRecord {
  const { chance } = maker;
  const roll = chance.fraction();
  if (roll < 0.5) return win(maker);
  if (roll < 0.7) return promise(maker);
  if (roll < 0.8) return decision(maker);
  return note(maker);
}

function win(maker: Maker): GeneratedRecord {
  const { chance, words } = maker;
  const day = anyDay(chance);
  const title = words.title(3 + chance.below(5));
  return file(maker, "wins", title, day, [
    ["date", date(day)],
    ...maybe(chance, 0.1, () => ["end", date(day + chance.below(20))]),
    ...maybe(chance, 0.8, () => ["role", chance.pick(["led", "contributed", "supported"])]),
    ...maybe(chance, 0.6, () => ["metrics", metrics(maker)]),
    ...maybe(chance, 0.7, () => ["theme", themeStem(maker)]),
    ...maybe(chance, 0.8, () => ["altitude", chance.pick(["code", "code", "system", "business"])]),
    ...maybe(chance, 0.5, () => ["level", level(maker)]),
    ...maybe(chance, 0.4, () => ["with", people(maker)]),
    ...maybe(chance, 0.3, () => ["seen_by", people(maker)]),
    ...maybe(chance, 0.08, () => ["glue", words.sentence(6)]),
    ...maybe(chance, 0.3, () => ["tags", `[${words.word()}, ${words.word()}]`]),
    ...maybe(chance, 0.4, () => ["sources", `["git:${chance.hex(40)}@${chance.hex(40)}"]`]),
    ...maybe(chance, 0.05, () => ["visibility", chance.pick(["me", "company", "public"])]),
  ]);
}

function promise(maker: Maker): GeneratedRecord {
  const { chance, words } = maker;
  const day = anyDay(chance);
  const state = chance.pick(["open", "landed", "landed", "missed"]);
  return file(maker, "promises", words.title(4 + chance.below(4)), day, [
    ["date", date(day)],
    ["to", people(maker)],
    ["due", date(day + 3 + chance.below(60))],
    ["state", state],
    ...(state === "open" ? [] : [["closed", date(day + chance.below(70))] as const]),
    ...maybe(chance, 0.1, () => [
      "moved",
      `\n  - on: ${date(day + 2)}\n    from: ${date(day + 3)}\n    to: ${date(day + 30)}\n    why: ${words.sentence(5)}`,
    ]),
    ...maybe(chance, 0.5, () => ["theme", themeStem(maker)]),
    ...maybe(chance, 0.2, () => ["lesson", words.sentence(8)]),
  ]);
}

function decision(maker: Maker): GeneratedRecord {
  const { chance, words } = maker;
  const day = anyDay(chance);
  return file(maker, "decisions", words.title(4 + chance.below(4)), day, [
    ["date", date(day)],
    ["options", `[${words.title(2)}, ${words.title(3)}]`],
    ["choice", words.title(3)],
    ["confidence", String(40 + 5 * chance.below(12))],
    ["review", date(day + 90)],
    ...maybe(chance, 0.5, () => ["outcome", chance.pick(["as-hoped", "mixed", "not-as-hoped"])]),
    ...maybe(chance, 0.4, () => ["theme", themeStem(maker)]),
    ...maybe(chance, 0.4, () => ["with", people(maker)]),
  ]);
}

function note(maker: Maker): GeneratedRecord {
  const { chance, words } = maker;
  const day = anyDay(chance);
  return file(maker, "notes", words.title(2 + chance.below(5)), day, [
    ["date", date(day)],
    ...maybe(chance, 0.5, () => ["tags", `[${words.word()}]`]),
    ...maybe(chance, 0.05, () => ["private", "true"]),
  ]);
}

function person(maker: Maker): GeneratedRecord {
  const { chance, words, index } = maker;
  const name = personName(index);
  const fields: Field[] = [
    ["title", name],
    ["role", `${capital(words.word())} engineer`],
    ["team", words.word()],
    ...maybe(chance, 0.7, () => ["relation", chance.pick(["manager", "report", "peer", "peer", "stakeholder"])]),
    ...maybe(chance, 0.2, () => ["decides", "true"]),
    ...maybe(chance, 0.5, () => ["cadence", String(7 + chance.below(60))]),
    ["emails", `[${stem(name)}@example.com]`],
  ];
  return { path: `people/${stem(name)}.md`, text: render(fields, words.paragraphs(40 + chance.below(40))) };
}

function theme(maker: Maker): GeneratedRecord {
  const { chance, words, index, people: before } = maker;
  const fields: Field[] = [
    ["title", `${words.title(2)} ${index - before}`],
    ["state", chance.pick(["active", "active", "parked", "done"])],
    ["start", date(chance.below(DAYS))],
    ["metrics", metrics(maker)],
  ];
  return { path: `themes/theme-${index - before}.md`, text: render(fields, words.paragraphs(80 + chance.below(40))) };
}

type Field = readonly [key: string, value: string];

function file(maker: Maker, folder: string, title: string, day: number, fields: readonly Field[]): GeneratedRecord {
  const { chance, words, index } = maker;
  const on = date(day);
  // The number keeps names apart; without it two records of one day could be given one title.
  const path = `${folder}/${on.slice(0, 4)}/${on}-${stem(title)}-${index}.md`;
  const searched = chance.fraction() < 0.01 ? `\nIt was ${SEARCHED_WORD} for a while.\n` : "";
  const body = `\n# ${title}\n${words.paragraphs(60 + chance.below(61))}${searched}`;
  return { path, text: render(fields, body) };
}

function render(fields: readonly Field[], body: string): string {
  const lines = fields.map(([key, value]) => (value.startsWith("\n") ? `${key}:${value}` : `${key}: ${value}`));
  return `---\n${lines.join("\n")}\n---\n${body}`;
}

function metrics({ chance, words }: Maker): string {
  const from = 10 + chance.below(5_000);
  const unit = chance.pick(["ms", "%", "€", "pages", "min"]);
  return `\n  - name: ${words.title(2)}\n    from: ${from}\n    to: ${Math.round(from * (0.2 + chance.fraction()))}\n    unit: "${unit}"\n    better: lower`;
}

function level({ chance }: Maker): string {
  const mark = chance.pick(["current", "next"]);
  return chance.fraction() < 0.3 ? `{ scope: ${mark}, ${chance.pick(["craft", "influence"])}: current }` : mark;
}

function people(maker: Maker): string {
  const names = Array.from({ length: 1 + maker.chance.below(3) }, () => {
    const name = stem(personName(maker.chance.skewed(maker.people)));
    return maker.chance.fraction() < 0.1 ? `"[[${name}]]"` : name;
  });
  return `[${[...new Set(names)].join(", ")}]`;
}

function themeStem(maker: Maker): string {
  return `theme-${maker.chance.skewed(maker.themes)}`;
}

const GIVEN = ["Maria", "Jonas", "Zoë", "Amir", "Priya", "Chloé", "Oleg", "Sanne", "Tomás", "Yuki", "Ngozi", "Björn", "Lena"];
const FAMILY = ["Lopez", "Novák", "Okafor", "Tanaka", "Müller", "Rossi", "Haddad", "Larsen", "Nair", "Silva", "Kowalski"];

function personName(index: number): string {
  const given = GIVEN[index % GIVEN.length] ?? "";
  const family = FAMILY[Math.floor(index / GIVEN.length) % FAMILY.length] ?? "";
  const round = Math.floor(index / (GIVEN.length * FAMILY.length));
  return round === 0 ? `${given} ${family}` : `${given} ${family} ${round + 1}`;
}

function anyDay(chance: Random): number {
  return chance.below(DAYS);
}

function date(day: number): string {
  return new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);
}

function stem(text: string): string {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function maybe(chance: Random, probability: number, field: () => Field): readonly Field[] {
  return chance.fraction() < probability ? [field()] : [];
}
