import { pathFor } from "../codec/path.js";
import { readEntry } from "../codec/read-entry.js";
import { stemFor } from "../codec/stem.js";
import { textProblem } from "../codec/text-problem.js";
import { writeEntry } from "../codec/write-entry.js";
import type { Change } from "../ports.js";
import { fail, ok, type Result } from "../problem.js";
import { type DateText, type Entry, type Fields, type RecordId, recordId, type VaultPath } from "../record/entry.js";
import type { Kind } from "../record/kind.js";
import type { World } from "./operation.js";

/** What a new record is made of. */
export interface NewRecord {
  readonly kind: Kind;
  readonly title: string;
  readonly fields: Fields;
  /** Text under the title. */
  readonly body?: string;
  /** False when `body` is all there is and gets no title above it. */
  readonly heading?: boolean;
  /** False when the fields stand in the order in which they are to be written. */
  readonly ordered?: boolean;
  /** Whether to write the kind's empty section headings for the user to fill in. */
  readonly sections?: boolean;
  /** A stem to keep, when it is free (records that come back from JSON). */
  readonly stem?: string;
}

/** A new record before it is written: its name, its text, and the change that creates its file. */
export interface PlacedRecord {
  readonly id: RecordId;
  readonly path: VaultPath;
  readonly fields: Fields;
  readonly change: Change & { readonly type: "create" };
}

/**
 * The file of a new record and the change that creates it, held against its kind. The stem comes from date and title and
 * is made unique; a stem that was asked for and is taken is a `record.exists` problem. Paths in `reserved` count as taken.
 */
export async function newRecord(
  wanted: NewRecord,
  world: Pick<World, "vault" | "clock">,
  reserved: ReadonlySet<string> = new Set(),
): Promise<Result<{ readonly entry: Entry; readonly change: Change }>> {
  const placed = await placeRecord(wanted, world, reserved);
  if (!placed.ok) return placed;
  const { path, change } = placed.value;
  const read = readEntry(path, change.text);
  const problem = read.problems[0];
  if (read.entry !== undefined && problem === undefined) return ok({ entry: read.entry, change });
  return fail({
    code: "input.invalid",
    message: problem?.message ?? "this would not make a readable record",
    ...(problem?.hint !== undefined && { hint: problem.hint }),
    cause: problem,
  });
}

/** The same without holding the fields against their kind; for callers that made them in the right shape and order themselves. */
export async function placeRecord(
  wanted: NewRecord,
  world: Pick<World, "vault" | "clock">,
  reserved: ReadonlySet<string> = new Set(),
): Promise<Result<PlacedRecord>> {
  const { kind } = wanted;
  const fields: Fields =
    kind.date !== undefined && wanted.fields[kind.date] === undefined
      ? { [kind.date]: world.clock.today(), ...wanted.fields }
      : wanted.fields;
  const date = kind.date === undefined ? undefined : fields[kind.date];
  const text = writeEntry({ ...wanted, fields });
  const unreadable = textProblem(text);
  if (unreadable !== undefined) {
    return fail({
      code: "input.invalid",
      message: `the text holds ${unreadable.code === "record.nul-byte" ? "a NUL character" : "marks of a merge that was not finished"}`,
      hint: "take them out; a file that holds them can't be read as a record",
      cause: unreadable,
    });
  }
  const place = await freePlace(wanted, typeof date === "string" ? (date as DateText) : undefined, world, reserved);
  if (!place.ok) return place;
  const { stem, path } = place.value;
  return ok({ id: recordId(kind.name, stem), path, fields, change: { type: "create", path, text } });
}

/** So many names in a row whose files can't be read mean that it is the folder, not the names. */
const UNREADABLE = 3;

async function freePlace(
  wanted: NewRecord,
  date: DateText | undefined,
  world: Pick<World, "vault">,
  reserved: ReadonlySet<string>,
): Promise<Result<{ stem: string; path: VaultPath }>> {
  if (wanted.stem !== undefined && /^\.|[/\\]|^$/.test(wanted.stem)) {
    return fail({
      code: "input.invalid",
      message: `"${wanted.stem}" can't be the name of a record`,
      hint: `leave the id out, or write ${wanted.kind.name}/ and a name without slashes`,
    });
  }
  const taken = new Set<string>();
  let unreadable = 0;
  for (;;) {
    const stem = wanted.stem ?? stemFor({ kind: wanted.kind, title: wanted.title, ...(date !== undefined && { date }) }, taken);
    const path = pathFor(wanted.kind, stem);
    const there = reserved.has(path) ? undefined : await world.vault.read(path);
    if (there !== undefined && !there.ok && there.problem.code === "record.not-found") return ok({ stem, path });
    // A name whose file can't be read is taken. When the vault itself fails, or no name can be read, none is better.
    if (there !== undefined && !there.ok) {
      unreadable += 1;
      if (unreadable > UNREADABLE || !there.problem.code.startsWith("record.")) return there;
    }
    if (wanted.stem !== undefined) {
      const id = recordId(wanted.kind.name, stem);
      return fail({
        code: "record.exists",
        message: `${id} exists already`,
        place: { file: path },
        hint: `\`upshot show ${id}\``,
      });
    }
    taken.add(stem);
  }
}
