/** What an error of SQLite's means to the index. */
export type SqliteFailure =
  /** Somebody else holds the file. */
  | "busy"
  /** No database, or a damaged one. */
  | "damaged"
  /** It can't be opened or written here. */
  | "unusable";

/** What an error of SQLite's means; nothing for any other error. */
export function sqliteFailure(error: unknown): SqliteFailure | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_SQLITE_ERROR") return undefined;
  // Errors of `all` and `iterate` come without a number.
  if (!("errcode" in error) || typeof error.errcode !== "number") return error.message.includes("is locked") ? "busy" : "damaged";
  return MEANINGS.get(error.errcode & 0xff) ?? "damaged";
}

/** Result codes as sqlite.org/rescode.html lists them; the higher bits say more than is needed. */
const MEANINGS = new Map<number, SqliteFailure>([
  [5, "busy"],
  [6, "busy"],
  [8, "unusable"],
  [10, "unusable"],
  [13, "unusable"],
  [14, "unusable"],
  [23, "unusable"],
]);
