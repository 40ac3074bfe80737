import { hasWord } from "../capture/letters.js";
import { type Capture, parseCapture } from "../capture/parse-capture.js";
import { foldedStem } from "../codec/stem.js";
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
  date?: DateText,
): Promise<Result<Understood>> {
  const capture = parseCapture(text, world.clock.today());
  const kind = kindNamed(capture.kind);
  if (kind === undefined || !hasWord(capture.title)) {
    return fail({
      code: "input.invalid",
      message: "there is no text beside the marks",
      hint: 'say what came of it, for example: upshot log "Cut cold start 1.8s -> 650ms #faster-cold-start"',
    });
  }
  const people = await known(world, "person", capture.people);
  const hashes = await known(world, "theme", [...(capture.theme === undefined ? [] : [capture.theme]), ...capture.tags]);
  // `#incident #settlement`: the theme is the one that there is, in whatever order they stand.
  const theme = hashes.find((name) => name.isKnown) ?? hashes.find((name) => name.written === capture.theme);
  const tags = hashes.flatMap((name) => (name === theme ? [] : [name.written]));
  const notes = [...people, ...(theme === undefined ? [] : [theme])].flatMap(({ note }) => note ?? []);
  const day = date ?? world.clock.today();
  const fields = fieldsOf({ ...capture, tags }, { people: people.map(({ stem }) => stem), theme: theme?.stem, day });
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
function fieldsOf(
  capture: Capture,
  { people, theme, day }: { readonly people: readonly string[]; readonly theme: string | undefined; readonly day: DateText },
): Fields {
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

/** A name from a line, as the vault spells it. */
interface Known {
  readonly written: string;
  readonly stem: string;
  readonly isKnown: boolean;
  /** What the user should know about a name that no record has. */
  readonly note?: string;
}

/** Stems as the vault spells them where the beginning is unique (`@maria` is `maria-lopez`), else as written. */
async function known(world: Pick<World, "vault">, kind: "person" | "theme", names: readonly string[]): Promise<readonly Known[]> {
  if (names.length === 0) return [];
  const stems = (await world.vault.list(kindNamed(kind)?.folder)).map(referencedStem);
  return names.map((written) => {
    const name = foldedStem(written);
    const exact = stems.find((stem) => stem === written) ?? stems.find((stem) => foldedStem(stem) === name);
    const starts = stems.filter((stem) => foldedStem(stem).startsWith(`${name}-`));
    const stem = exact ?? (starts.length === 1 ? starts[0] : undefined);
    if (stem !== undefined) return { written, stem, isKnown: true };
    const note =
      starts.length > 1
        ? `"${written}" can be ${starts.slice(0, 3).join(", ")}${starts.length > 3 ? " …" : ""}: it stays as you wrote it`
        : `no ${kind} "${written}" yet: \`upshot new ${kind}\` makes one`;
    return { written, stem: written, isKnown: false, note };
  });
}
