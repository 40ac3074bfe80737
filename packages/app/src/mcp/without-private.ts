import { readText } from "@upshot/core/codec/read-entry";
import type { World } from "@upshot/core/operations/operation";
import type { Change, Index, Vault } from "@upshot/core/ports";
import { fail, ok, type Result } from "@upshot/core/problem";
import type { Condition } from "@upshot/core/query/query";
import type { Entry } from "@upshot/core/record/entry";
import { texts } from "@upshot/core/record/read-field";

const PRIVATE: Condition = { type: "is", field: "private", values: ["true"], not: false };
const PUBLIC: Condition = { ...PRIVATE, not: true };

/**
 * The same world seen without the records marked private: no operation finds, counts or changes one. The last change
 * can't be taken back while it concerns one, because saying what was taken back would name it.
 */
export function withoutPrivate(world: World): World {
  return { ...world, index: publicIndex(world.index), vault: publicVault(world.vault, world.index) };
}

/** How many records are marked private. */
export async function countPrivate(index: Index): Promise<Result<number>> {
  const found = await index.find({ conditions: [PRIVATE] }, { limit: 1 });
  return found.ok ? ok(found.value.total) : found;
}

function publicIndex(index: Index): Index {
  return {
    find: (query, page) => index.find({ conditions: [PUBLIC, ...query.conditions] }, page),
    async resolve(reference, kind) {
      const found = await index.resolve(reference, kind);
      return found.ok ? ok(found.value.filter((entry) => !isPrivate(entry))) : found;
    },
    // A value that a private record holds is left out even where others hold it too: completion may miss it, nothing is told.
    async values(field, prefix, limit) {
      const [values, hidden] = [await index.values(field, prefix, limit), await privateEntries(index)];
      if (!values.ok) return values;
      if (!hidden.ok) return hidden;
      const told = new Set(hidden.value.flatMap((entry) => (field === "id" ? [entry.id] : texts(entry, field))));
      return ok(values.value.filter((value) => !told.has(value)));
    },
    async problems() {
      const [problems, hidden] = [await index.problems(), await privateEntries(index)];
      if (!problems.ok) return problems;
      return hidden.ok ? ok(problems.value.filter(notAt(hidden.value))) : hidden;
    },
    sources: () => index.sources(),
  };
}

function publicVault(vault: Vault, index: Index): Vault {
  return {
    list: (folder) => vault.list(folder),
    read: (path) => vault.read(path),
    apply: (plan) => vault.apply(plan),
    async journal(limit) {
      const journal = await vault.journal(limit);
      if (!journal.ok) return journal;
      for (const { reverse } of journal.value) {
        for (const change of reverse.changes) {
          if (await concernsPrivate(change, vault)) return fail(PRIVATE_CHANGE);
        }
      }
      return journal;
    },
    async examine(options) {
      const [examined, hidden] = [await vault.examine(options), await privateEntries(index)];
      if (!examined.ok) return examined;
      return hidden.ok ? ok({ ...examined.value, problems: examined.value.problems.filter(notAt(hidden.value)) }) : hidden;
    },
  };
}

const PRIVATE_CHANGE = {
  code: "record.private",
  message: "the last change concerns a record marked private",
  hint: "`upshot undo` in a terminal takes it back",
} as const;

async function concernsPrivate(change: Change, vault: Vault): Promise<boolean> {
  const now = await vault.read(change.path);
  const seen = [...("text" in change ? [change.text] : []), ...(now.ok ? [now.value.text] : [])];
  return seen.some(isPrivateText);
}

/** Whether a file's text marks it private; anything but a plain no counts. */
export function isPrivateText(text: string): boolean {
  const read = readText(text);
  const mark = read.ok ? read.value.data["private"] : undefined;
  return mark !== undefined && mark !== null && mark !== false;
}

/** The codec has made a `true` of every unclear mark. */
function isPrivate(entry: Pick<Entry, "fields">): boolean {
  return entry.fields["private"] === true;
}

async function privateEntries(index: Index): Promise<Result<readonly Entry[]>> {
  const found = await index.find({ conditions: [PRIVATE] });
  return found.ok ? ok(found.value.entries) : found;
}

function notAt(entries: readonly Entry[]) {
  const paths = new Set<string>(entries.map(({ path }) => path));
  return ({ place }: { readonly place?: { readonly file?: string } }) => place?.file === undefined || !paths.has(place.file);
}
