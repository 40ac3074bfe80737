import { isMainThread, type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { DatabaseSync } from "@photostructure/sqlite";
import { batchesOf, filesIn, finishBuild, prepareBuild } from "./build-index.js";
import { emptyTermMemory } from "./field-terms.js";
import { type FileRow, fileRows } from "./file-rows.js";
import { type FoundFile, rowOf } from "./read-files.js";
import { readRecordFile } from "./read-record-file.js";
import type { FolderScan } from "./scan-vault.js";

/** Places in the numbers that both threads see. */
export const SHARED = {
  /** The next batch that nobody has taken yet. */
  next: 0,
  /** Messages to the second thread that it is done with. */
  taken: 1,
  /** Messages sent to it; it sleeps on this one. */
  sent: 2,
} as const;

/** What the second thread is started with. */
export interface BuildOrder {
  readonly isUpshotBuild: true;
  /** The empty file that becomes the database. */
  readonly database: string;
  readonly root: string;
  readonly folders: readonly FolderScan[];
  /** Moment of the look at the disk. */
  readonly at: number;
  readonly shared: Int32Array<SharedArrayBuffer>;
}

/** What the first thread sends: rows to write. `end` says that no batch is left to take, `last` that nothing comes any more. */
export interface RowsMessage {
  readonly rows: readonly FileRow[];
  readonly end: boolean;
  readonly last: boolean;
}

/** What the second thread sends: the files that only the vault can read, then that the database is finished. */
export type BuildAnswer = { readonly strange: readonly FoundFile[] } | { readonly finished: true };

/** This module as a thread can be started with it; nothing where it was not built, since Node 20 runs no TypeScript. */
export const buildWorker: URL | undefined = import.meta.url.endsWith(".ts") ? undefined : new URL(import.meta.url);

// The one module that does something when it is loaded: it is also what the second thread starts with.
if (!isMainThread && parentPort !== null && isOrder(workerData)) runBuild(workerData, parentPort);

function isOrder(order: unknown): order is BuildOrder {
  return typeof order === "object" && order !== null && "isUpshotBuild" in order;
}

/**
 * Writes all rows, those that the first thread makes and those that it makes itself while none of them wait. Who is quicker takes
 * more of the batches.
 */
function runBuild({ database: path, root, folders, at, shared }: BuildOrder, port: MessagePort): void {
  const database = new DatabaseSync(path);
  prepareBuild(database, folders, at);
  const rows = fileRows(database);
  const batches = batchesOf(folders);
  const memory = emptyTermMemory();
  const strange: FoundFile[] = [];
  for (let isEnd = false; ; ) {
    const sent = Atomics.load(shared, SHARED.sent);
    const message: RowsMessage | undefined = receiveMessageOnPort(port)?.message;
    if (message !== undefined) {
      for (const row of message.rows) rows.insert(row);
      Atomics.add(shared, SHARED.taken, 1);
      if (message.last) break;
      isEnd = message.end;
      if (isEnd) answer(port, { strange });
      continue;
    }
    const batch = isEnd ? undefined : batches[Atomics.add(shared, SHARED.next, 1)];
    if (batch === undefined) Atomics.wait(shared, SHARED.sent, sent);
    else {
      const files = filesIn(folders, batch, at);
      const contents = files.map((file) => readRecordFile(`${root}/${file.path}`, file.stamp.size));
      const made = files.flatMap((file, index) => (contents[index] === undefined ? [] : [rowOf(file, contents[index], memory)]));
      for (const row of made) rows.insert(row);
      files.forEach((file, index) => {
        if (contents[index] === undefined) strange.push(file);
      });
    }
  }
  finishBuild(database, at);
  database.close();
  answer(port, { finished: true });
}

function answer(port: MessagePort, message: BuildAnswer): void {
  port.postMessage(message);
}
