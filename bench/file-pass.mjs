import { lstatSync, readdirSync, readFileSync } from "node:fs";

// One pass over all files below a folder, as plain as Node can do it: the floor under everything that has to know
// whether files changed (`stat`) or what is in them (`read`).

const [kind, root] = process.argv.slice(2);

function walk(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) bytes += walk(path);
    else bytes += kind === "read" ? readFileSync(path).length : lstatSync(path).size;
  }
  return bytes;
}

if (walk(root) === 0) process.exitCode = 1;
