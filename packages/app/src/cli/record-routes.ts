import type { CommandArgument, CommandOption } from "./manifest.js";
import type { Route } from "./route.js";

const kinds = ["win", "promise", "decision", "person", "theme", "note"] as const;

/** A record, by id or stem. */
export const record: CommandArgument = {
  name: "record",
  field: "record",
  required: true,
  summary: "Id, stem, or the beginning of one",
};
/** Words of the filter language. */
export const filter: CommandArgument = {
  name: "filter",
  field: "filter",
  many: true,
  filter: true,
  summary: 'Words, "phrases", field:value, after:2026-07, -not',
};
/** A title in several words. */
export const title: CommandArgument = {
  name: "title",
  field: "title",
  many: true,
  required: true,
  summary: "Title, in one line",
};

/** Only how many. */
export const count: CommandOption = { flag: "--count", field: "count", type: "flag", summary: "Print only how many there are" };
/** At most so many. */
export const limit: CommandOption = {
  flag: "--limit",
  field: "limit",
  type: "number",
  summary: "At most this many; 0 for all. In a terminal 50, when absent",
};
/** Without a person. */
export const yes: CommandOption = { flag: "--yes", field: "yes", type: "flag", summary: "Ask nothing and open no editor" };

/** `upshot new KIND`, and for each kind of record what can be done with its records. */
export const kindRoutes: readonly Route[] = [
  ...kinds.map(
    (kind): Route => ({
      path: `new ${kind}`,
      group: "Records",
      operation: `${kind}.create`,
      arguments: [title],
      options: [yes],
      ...(kind === "win" && {
        examples: ['upshot new win "Retries stopped" --role led --metric "pages 14 -> 3 /month"'],
      }),
    }),
  ),
  ...kinds.flatMap((kind): readonly Route[] => [
    { path: `${kind} create`, group: "Records", operation: `${kind}.create`, arguments: [title], options: [yes] },
    ...recordRoutes(kind),
  ]),
  ...recordRoutes("document"),
];

/** What can be done with the records of a kind, whatever made them. */
function recordRoutes(kind: string): readonly Route[] {
  return [
    {
      path: `${kind} list`,
      group: "Records",
      operation: "record.list",
      summary: `Lists records of the kind ${kind}, newest first`,
      arguments: [filter],
      options: [limit, count],
      preset: { kind },
    },
    {
      path: `${kind} show`,
      group: "Records",
      operation: "record.show",
      summary: `Shows one ${kind}`,
      arguments: [record],
      preset: { kind },
    },
    {
      path: `${kind} edit`,
      group: "Records",
      operation: "record.edit",
      summary: `Opens one ${kind} in $EDITOR, or changes fields`,
      arguments: [record],
      preset: { kind },
    },
    {
      path: `${kind} delete`,
      group: "Records",
      operation: "record.delete",
      summary: `Moves one ${kind} to the trash folder`,
      arguments: [record],
      preset: { kind },
    },
  ];
}
