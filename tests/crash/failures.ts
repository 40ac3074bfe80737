import { type CallName, type Fate, faultyFileSystem } from "./faulty-file-system.js";
import type { Scenario } from "./scenarios.js";

/** What each call can fail with. */
const FAILURES: Partial<Record<CallName, readonly string[]>> = {
  openRead: ["EMFILE", "EIO", "EACCES"],
  openNew: ["EMFILE", "EROFS", "EACCES", "ENOSPC", "ENAMETOOLONG"],
  openAppend: ["EMFILE", "EIO"],
  read: ["EIO"],
  write: ["ENOSPC", "EDQUOT", "EFBIG", "EIO"],
  sync: ["EIO", "ENOSPC"],
  facts: ["EIO"],
  factsOf: ["EIO", "EACCES"],
  rename: ["EIO", "EROFS", "EXDEV", "EPERM", "ENOSPC"],
  link: ["EIO", "EROFS", "EXDEV", "EPERM", "ENOTSUP", "EMLINK", "ENOSPC"],
  unlink: ["EIO", "EROFS", "EPERM"],
  makeFolder: ["EROFS", "EACCES", "ENOSPC"],
  entries: ["EMFILE", "EIO"],
  syncFolder: ["EIO", "EMFILE"],
};

/** One call that fails in one way. */
export interface Failure {
  readonly moment: string;
  readonly at: number;
  readonly name: CallName;
  readonly fate: Fate;
}

/** Every way in which every call of a scenario can fail. */
export async function failures(scenario: Scenario): Promise<readonly Failure[]> {
  const found: Failure[] = [];
  await scenario.run(
    faultyFileSystem(scenario.disk.copy(), ({ number, name, path }) => {
      for (const code of FAILURES[name] ?? []) {
        found.push({ moment: `${code} at call ${number} (${name} ${path ?? ""})`, at: number, name, fate: { fails: code } });
      }
      return "made";
    }),
  );
  return found;
}
