import { type Capture, parseCapture } from "../capture/parse-capture.js";
import { fail, ok, type Result } from "../problem.js";
import type { DateText, Entry, Fields, FieldValue } from "../record/entry.js";
import { referencedStem } from "../record/entry.js";
import { kindNamed } from "../record/kinds.js";
import { type NewRecord, placeRecord } from "./new-record.js";
import type { Outcome, World } from "./operation.js";

// No schemas here: this is the path that is walked many times a day, and zod would be most of its start-up time.

/** A line to record, and what was said beside it. */
export interface Line {
  readonly text: string;
  /** Day of the result, when the text has no date of its own. */
  readonly date?: DateText | undefined;
  /** More text to stand under the title. */
  readonly body?: string | undefined;
}

/** What became of a line. */
export interface Logged {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
  readonly title: string;
  readonly fields: Entry["fields"];
  /** What could not be read, or is not known yet; nothing of it is lost. */
  readonly notes: string[];
}

/** Records one line: reads it, names its file, and plans its creation. */
export async function logLine(line: Line, world: Pick<World, "vault" | "clock">): Promise<Result<Outcome<Logged>>> {
  const understood = await understand(line.text, world, line.date);
  if (!understood.ok) return understood;
  const { record, unread, notes: unknown } = understood.value;
  const notes = [...unread.map(({ mark, why }) => `"${mark}" stays in the text: ${why}`), ...unknown];
  const body = [record.body, line.body].filter((part) => part !== undefined && part !== "").join("\n\n");
  const placed = await placeRecord({ ...record, ordered: false, ...(body !== "" && { body }) }, world);
  if (!placed.ok) return placed;
  const { id, path, fields, change } = placed.value;
  return ok({
    output: { id, kind: record.kind.name, path, title: record.title, fields: { ...fields }, notes },
    plan: { summary: `log ${id}`, changes: [change] },
  });
}

/** A captured text as a record to be made. */
export interface Understood {
  readonly record: NewRecord;
  /** Marks that could not be read; they are still in the title. */
  readonly unread: Capture["unread"];
  /** Names that no record has yet. */
  readonly notes: readonly string[];
}

/** Turns a captured text into a record to be made; used for single lines and for the inbox alike. */
export async function understand(
  text: string,
  world: Pick<World, "vault" | "clock">,
  day?: DateText,
): Promise<Result<Understood>> {
  const capture = parseCapture(text, world.clock.today());
  const kind = kindNamed(capture.kind);
  if (kind === undefined || !/[\p{L}\p{N}]/u.test(capture.title)) {
    return fail({
      code: "input.invalid",
      message: "there is no text beside the marks",
      hint: 'say what came of it, for example: upshot log "Cut cold start 1.8s -> 650ms #faster-cold-start"',
    });
  }
  const people = await known(world, "people", capture.people);
  const theme = await known(world, "themes", capture.theme === undefined ? [] : [capture.theme]);
  const notes = [
    ...people.unknown.map((stem) => `no person "${stem}" yet: \`upshot new person\` makes one`),
    ...theme.unknown.map((stem) => `no theme "${stem}" yet: \`upshot new theme\` makes one`),
  ];
  const fields = fieldsOf(capture, people.stems, theme.stems[0], day ?? world.clock.today());
  return ok({
    record: { kind, title: capture.title, fields, ...(capture.body !== "" && { body: capture.body }) },
    unread: capture.unread,
    notes,
  });
}

/**
 * Fields in the captured kind's own terms and order: a promise's date is its due date, its people are to whom it was made.
 * What a kind has no field for is kept all the same, as any key is that a schema does not know.
 */
function fieldsOf(capture: Capture, people: readonly string[], theme: string | undefined, day: DateText): Fields {
  const isPromise = capture.kind === "promise";
  const all: Readonly<Record<string, FieldValue | undefined>> = {
    date: isPromise ? day : (capture.date ?? day),
    to: isPromise ? some(people) : undefined,
    due: isPromise ? capture.date : undefined,
    state: isPromise ? "open" : undefined,
    metrics: some(capture.metrics as readonly FieldValue[]),
    theme,
    altitude: capture.altitude,
    level: capture.level,
    with: isPromise ? undefined : some(people),
    tags: some(capture.tags),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** Stems as the vault spells them where the beginning is unique (`@maria` is `maria-lopez`), else as written. */
async function known(world: Pick<World, "vault">, folder: string, wanted: readonly string[]) {
  if (wanted.length === 0) return { stems: [], unknown: [] };
  const stems = (await world.vault.list(folder)).map(referencedStem);
  const unknown: string[] = [];
  const found = wanted.map((name) => {
    const exact = stems.find((stem) => stem === name) ?? stems.find((stem) => stem.toLowerCase() === name.toLowerCase());
    const starts = stems.filter((stem) => stem.toLowerCase().startsWith(`${name.toLowerCase()}-`));
    const stem = exact ?? (starts.length === 1 ? starts[0] : undefined);
    if (stem === undefined) unknown.push(name);
    return stem ?? name;
  });
  return { stems: found, unknown };
}
