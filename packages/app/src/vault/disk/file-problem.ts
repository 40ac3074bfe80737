import type { Problem } from "@upshot/core/problem";
import { isSystemError } from "./file-system.js";

/**
 * What a failed call means to the user: the file, the cause in words and the way out. Only the operating system's
 * errors are expected; anything else is a bug and is thrown on.
 */
export function fileProblem(error: unknown, file: string): Problem {
  if (!isSystemError(error)) throw error;
  const place = { file };
  const cause = error;
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return {
        code: "vault.no-space",
        message: error.code === "ENOSPC" ? "the disk is full" : "your disk quota is used up",
        place,
        hint: "free some space and try again; nothing was changed",
        cause,
      };
    case "EFBIG":
      return {
        code: "vault.no-space",
        message: "the file would be larger than this shell or disk allows",
        place,
        hint: "see `ulimit -f`; nothing was changed",
        cause,
      };
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return error.syscall === "link" && error.code === "EPERM"
        ? noHardLinks(file, cause)
        : notAllowed(error.code, error.syscall, file, cause);
    case "ENOTSUP":
    case "EOPNOTSUPP":
    case "ENOSYS":
    case "EMLINK":
      return noHardLinks(file, cause);
    case "EXDEV":
      return {
        code: "vault.io",
        message: "the file lies on another disk than its folder",
        place,
        hint: "keep the whole vault on one file system, without mounts inside",
        cause,
      };
    case "EMFILE":
    case "ENFILE":
      return {
        code: "vault.io",
        message: "too many files are open",
        place,
        hint: "close other programs, or raise the limit that `ulimit -n` shows",
        cause,
      };
    case "ENOENT":
      return { code: "record.not-found", message: `there is no ${file}`, place, cause };
    case "ENXIO":
    case "EISDIR":
    case "ENOTDIR":
      return { code: "record.not-a-file", message: `${file} is not a plain file in a plain folder`, place, cause };
    case "ELOOP":
      return linkProblem(file, cause);
    case "ENAMETOOLONG":
      return {
        code: "record.unsafe-name",
        message: "the file's name is too long for this disk",
        place,
        hint: "choose a shorter title",
        cause,
      };
    case "EIO":
      return {
        code: "vault.io",
        message: "the disk reports an error",
        place,
        hint: "check the disk and copy the vault elsewhere; what Upshot had not finished is left as it was",
        cause,
      };
    default:
      return { code: "vault.io", message: `the file system says ${error.code}`, place, hint: "run `upshot doctor`", cause };
  }
}

/** A symbolic link where a plain file or folder should be. */
export function linkProblem(file: string, cause?: unknown): Problem {
  return {
    code: "vault.outside",
    message: `${file} is or goes through a symbolic link`,
    place: { file },
    hint: "Upshot reads and writes plain files only: put the file itself into the vault",
    ...(cause !== undefined && { cause }),
  };
}

function notAllowed(code: string, call: string | undefined, file: string, cause: unknown): Problem {
  const reading = call === "open" || call === "scandir" || call === "lstat" || call === "read";
  const message =
    code === "EROFS"
      ? "the disk is mounted read-only"
      : reading
        ? "you may not open this file or folder"
        : "you may not write here";
  const hint = code === "EROFS" ? "mount it for writing; reading works" : "check the permissions of the file and its folder";
  return { code: "vault.read-only", message, place: { file }, hint, cause };
}

function noHardLinks(file: string, cause: unknown): Problem {
  return {
    code: "vault.io",
    message: "this file system does not allow hard links, without which Upshot can't promise to overwrite nothing",
    place: { file },
    hint: "keep the vault on a usual disk (ext4, xfs, btrfs, APFS, NTFS) and sync it from there; reading works",
    cause,
  };
}
