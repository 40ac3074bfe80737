import * as fs from "node:fs";
import { type FileFacts, type FileSystem, type FileType, isSystemError } from "./file-system.js";

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_WRONLY } = fs.constants;
// Windows has neither; links there need rights that few have, and names never stand for pipes.
const O_NOFOLLOW = fs.constants.O_NOFOLLOW ?? 0;
const O_NONBLOCK = fs.constants.O_NONBLOCK ?? 0;

/** The machine's own disk. */
export const nodeFileSystem: FileSystem = {
  openRead: (path) => fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
  openNew: (path, permissions) => fs.openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions),
  openAppend: (path) => fs.openSync(path, O_WRONLY | O_APPEND | O_NOFOLLOW),
  read: (file, into, offset) => fs.readSync(file, into, offset, into.length - offset, null),
  write: (file, bytes, offset) => fs.writeSync(file, bytes, offset, bytes.length - offset),
  sync: fs.fsyncSync,
  facts: (file) => factsFrom(fs.fstatSync(file, { bigint: true })),
  setPermissions: fs.fchmodSync,
  close: fs.closeSync,
  factsOf(path) {
    const stats = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? undefined : factsFrom(stats);
  },
  rename: fs.renameSync,
  link: fs.linkSync,
  unlink: fs.unlinkSync,
  makeFolder: (path, permissions) => void fs.mkdirSync(path, { mode: permissions }),
  removeFolder: fs.rmdirSync,
  entries: (path) => fs.readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, type: typeOf(entry) })),
  syncFolder(path) {
    // Windows can't open folders, and NTFS journals names by itself.
    if (process.platform === "win32") return;
    const folder = fs.openSync(path, O_RDONLY);
    try {
      fs.fsyncSync(folder);
    } catch (error) {
      // Some network and FUSE file systems have no such call for folders.
      if (!isSystemError(error) || error.code !== "EINVAL") throw error;
    } finally {
      fs.closeSync(folder);
    }
  },
};

function factsFrom(stats: fs.BigIntStats): FileFacts {
  const { dev: device, ino: inode, mtimeNs } = stats;
  return { type: typeOf(stats), device, inode, size: Number(stats.size), mtimeNs, permissions: Number(stats.mode) & 0o777 };
}

function typeOf(what: Pick<fs.Dirent | fs.BigIntStats, "isFile" | "isDirectory" | "isSymbolicLink">): FileType {
  if (what.isFile()) return "file";
  if (what.isDirectory()) return "folder";
  return what.isSymbolicLink() ? "link" : "other";
}
