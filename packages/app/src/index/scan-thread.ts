import { lstatSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { indexFiles } from "./index-files.js";
import { type FolderDigest, takeDigests } from "./take-digests.js";

/** A second thread for looking at the disk. */
export interface ScanThread {
  /** Digests of some folders of the vault, made by whichever thread comes to them first; in no order. */
  digests(paths: readonly string[]): Promise<readonly FolderDigest[]>;
  close(): void;
}

/** What the thread is started with. */
export interface ScanOrder {
  readonly root: string;
}

/** What it is asked. It answers with a list of `FolderDigest` when there was something left to take. */
export interface ScanMessage {
  readonly paths: readonly string[];
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** Bytes of an index from which on a thread saves more than its start costs: that of some twenty thousand records. */
const WORTHWHILE = 20_000_000;

/** Where the thread's own build is, as seen from this one; in TypeScript sources there is none. */
const WORKER = typeof UPSHOT_SCAN_WORKER === "string" ? new URL(UPSHOT_SCAN_WORKER, import.meta.url) : undefined;

declare const UPSHOT_SCAN_WORKER: string | undefined;

/** Starts a thread for a vault whose index is large. Nothing where the index is small or missing, or where there is one processor. */
export function startScanThread(root: string, cacheFolder: string): ScanThread | undefined {
  const size = sizeOf(indexFiles(cacheFolder).database);
  if (WORKER === undefined || size < WORTHWHILE || process.getBuiltinModule("node:os").availableParallelism() < 2)
    return undefined;
  return scanThread(root, WORKER);
}

/** Starts the thread that runs a file. Whatever becomes of it, all digests are made. */
export function scanThread(root: string, file: URL): ScanThread {
  // Small vaults do without, and without loading it.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const worker: Worker = new Worker(file, { workerData: { root } satisfies ScanOrder });
  worker.unref();
  let answer: (found: readonly FolderDigest[]) => void = () => undefined;
  worker.on("message", (found: readonly FolderDigest[]) => answer(found));
  const gone = new Promise<readonly FolderDigest[]>((resolve) => {
    worker.on("error", () => resolve([]));
    worker.on("exit", () => resolve([]));
  });
  return {
    digests: async (paths) => {
      const taken = firstOf();
      const answered = new Promise<readonly FolderDigest[]>((resolve) => {
        answer = resolve;
      });
      worker.postMessage({ paths, taken } satisfies ScanMessage);
      const mine = takeDigests(root, paths, taken);
      // A thread that starts late finds nothing left to take, and says nothing.
      if (mine.length === paths.length) return mine;
      worker.ref();
      const theirs = await Promise.race([answered, gone]);
      worker.unref();
      const done = new Set([...mine, ...theirs].map(({ path }) => path));
      const left = paths.filter((path) => !done.has(path));
      return [...mine, ...theirs, ...takeDigests(root, left, firstOf())];
    },
    close: () => void worker.terminate(),
  };
}

function sizeOf(path: string): number {
  try {
    return lstatSync(path).size;
  } catch {
    // Whether there is an index, and what is wrong with it, is for the store to say.
    return 0;
  }
}

/** A counter of which nobody took anything yet. */
function firstOf(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
