import type { ModelDisk } from "./model-disk.js";

/** What another program saves. As long as the first record's text, so that a size tells nothing. */
export const THEIRS = "hands\n";

/** Ways in which another program saves; each starts before our write and answers with the save itself. */
export const editors: Readonly<Record<string, (disk: ModelDisk, path: string, text?: string) => () => void>> = {
  "by renaming a new file over it":
    (disk, path, text = THEIRS) =>
    () =>
      disk.saveByRename(path, text),
  "in place":
    (disk, path, text = THEIRS) =>
    () =>
      disk.saveInPlace(path, text),
  "in place, through a file that it had open before": (disk, path, text = THEIRS) => {
    const save = disk.hold(path);
    return () => save(text);
  },
};
