import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { against, type BenchRow, emptyNode, race, run, upshot } from "./measure.js";

/** What a user waits for before anything of Upshot's own happens. */
export async function rows(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "upshot-startup-"));
  try {
    const home = { env: { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder } };
    const vault = join(folder, "vault");
    run(upshot(["init", vault, "--yes"], home));

    const version = race(emptyNode, upshot(["--version"], home), { runs: 31 });
    // The same line again would have to look for a free name; a user's lines differ.
    const before = () => forget(join(vault, "wins"));
    const line = ["--vault", vault, "log", "Cut cold start 1.8s -> 650ms ^system !next"];
    const log = race(emptyNode, upshot(line, { ...home, before }), { runs: 31 });
    const floorName = "node -e 0";
    return [
      against("upshot --version", { floorName, floor: version.floor.median, figure: version.figure.median }),
      against("upshot log", { floorName, floor: log.floor.median, figure: log.figure.median }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes the records of a folder and leaves the folders, as on any day but the first of a year. */
function forget(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) rmSync(join(entry.parentPath, entry.name));
  }
}
