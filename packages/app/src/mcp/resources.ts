import {
  type CompleteRequest,
  type CompleteResult,
  type ListResourcesResult,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  type Resource,
  ResourceNotFoundError,
  type ResourceTemplateType,
} from "@modelcontextprotocol/server";
import { ok, type Problem, type Result } from "@upshot/core/problem";
import { type Entry, recordId } from "@upshot/core/record/entry";
import { kindNamed, kinds } from "@upshot/core/record/kinds";
import type { Call, VaultAccess } from "./vault-access.js";
import { isPrivateText } from "./without-private.js";

/** Records on one page of the list. */
const PAGE = 500;

/** The most values that one completion may give back, by the protocol's rule. */
const MOST_VALUES = 100;

const MIME = "text/markdown";

/** The pattern of a record's address. */
export const recordTemplate: ResourceTemplateType = {
  name: "record",
  title: "A record",
  uriTemplate: "upshot://record/{kind}/{stem}",
  description: `The text of a record's file, front matter included. Kinds: ${kinds.map(({ name }) => name).join(", ")}.`,
  mimeType: MIME,
};

/** Where a record can be read: `upshot://record/win/2026-11-20-cold-start`. */
function recordUri({ kind, stem }: Pick<Entry, "kind" | "stem">): string {
  return `upshot://record/${encodeURIComponent(kind)}/${encodeURIComponent(stem)}`;
}

/** One page of all records, newest first. A cursor is where the next page begins; the first page says how many are left out. */
export async function listResources(access: VaultAccess, call: Call, cursor?: string): Promise<ListResourcesResult> {
  const offset = cursor === undefined ? 0 : readCursor(cursor);
  return taken(
    await access.within(call, async ({ world, countHidden }) => {
      const found = await world.index.find({ conditions: [] }, { order: "newest", limit: PAGE, offset });
      if (!found.ok) return found;
      const hidden = cursor === undefined ? await countHidden() : undefined;
      if (hidden?.ok === false) return hidden;
      const { entries, total } = found.value;
      const next = offset + entries.length;
      return ok({
        resources: entries.map(resourceOf),
        ...(entries.length > 0 && next < total && { nextCursor: writeCursor(next) }),
        _meta: { "upshot/total": total, ...(hidden !== undefined && { "upshot/hidden": hidden.value }) },
      });
    }),
  );
}

/** The text of one record's file. */
export async function readResource(
  access: VaultAccess,
  call: Call,
  uri: string,
  options: { readonly givePrivate: boolean },
): Promise<ReadResourceResult> {
  const wanted = readUri(uri);
  if (wanted === undefined) throw new ResourceNotFoundError(uri);
  return taken(
    await access.within(call, async ({ world }) => {
      const id = recordId(wanted.kind, wanted.stem);
      const found = await world.index.resolve(id, wanted.kind);
      if (!found.ok) return found;
      const entry = found.value.find((each) => each.id === id);
      if (entry === undefined) throw new ResourceNotFoundError(uri);
      const file = await world.vault.read(entry.path);
      if (!file.ok) return file;
      // What is given out decides, not what the index saw a moment before.
      if (!options.givePrivate && isPrivateText(file.value.text)) throw new ResourceNotFoundError(uri);
      return ok({ contents: [{ uri, mimeType: MIME, text: file.value.text }] });
    }),
  );
}

/** Values for the template's variables: kinds, and stems of the kind that was chosen. */
export async function completeResource(
  access: VaultAccess,
  call: Call,
  { ref, argument, context }: CompleteRequest["params"],
): Promise<CompleteResult> {
  if (ref.type !== "ref/resource" || ref.uri !== recordTemplate.uriTemplate) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `there is nothing to complete but ${recordTemplate.uriTemplate}`);
  }
  if (argument.name === "kind") {
    return completion(kinds.map(({ name }) => name).filter((name) => name.startsWith(argument.value)));
  }
  const kind = kindNamed(context?.arguments?.["kind"] ?? "");
  if (argument.name !== "stem" || kind === undefined) return completion([]);
  const begin = `${kind.name}/`;
  return taken(
    await access.within(call, async ({ world }) => {
      const values = await world.index.values("id", begin + argument.value, MOST_VALUES + 1);
      return values.ok ? ok(completion(values.value.map((id) => id.slice(begin.length)))) : values;
    }),
  );
}

function completion(values: readonly string[]): CompleteResult {
  return { completion: { values: values.slice(0, MOST_VALUES), hasMore: values.length > MOST_VALUES } };
}

function resourceOf(entry: Entry): Resource {
  const kind = kindNamed(entry.kind);
  const date = kind?.date === undefined ? undefined : entry.fields[kind.date];
  const line = [...(typeof date === "string" ? [date] : []), ...(kind?.line(entry) ?? [])];
  return {
    uri: recordUri(entry),
    name: entry.id,
    title: entry.title,
    ...(line.length > 0 && { description: line.join("; ") }),
    mimeType: MIME,
  };
}

function readUri(uri: string): { readonly kind: string; readonly stem: string } | undefined {
  const [, kind, stem] = /^upshot:\/\/record\/([^/?#]+)\/([^/?#]+)$/.exec(uri) ?? [];
  if (kind === undefined || stem === undefined) return undefined;
  try {
    return { kind: decodeURIComponent(kind), stem: decodeURIComponent(stem) };
  } catch {
    return undefined;
  }
}

function writeCursor(offset: number): string {
  return Buffer.from(`from:${offset}`).toString("base64url");
}

function readCursor(cursor: string): number {
  const [, offset] = /^from:(\d{1,12})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (offset === undefined)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, "this cursor is not one that a list gave out");
  return Number(offset);
}

/** A good result, or the problem as a protocol error: resources have no other way to say it. */
function taken<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw problemError(result.problem);
}

function problemError({ code, message, place, hint }: Problem): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InternalError, message, { code, message, place, hint });
}
