import type { FileSystem } from "./file-system.js";

/** A vault's place on disk, and what the writer needs beside it. */
export interface Disk {
  readonly fileSystem: FileSystem;
  /** Absolute path of the vault's folder, without a slash at its end. */
  readonly root: string;
  readonly pid: number;
  readonly now: () => Date;
  /** A few lower-case letters and digits that are new each time, for names beside records. */
  readonly mark: () => string;
}

/** The absolute path of a path in the vault. */
export function onDisk(disk: Pick<Disk, "root">, path: string): string {
  return path === "" ? disk.root : `${disk.root}/${path}`;
}
