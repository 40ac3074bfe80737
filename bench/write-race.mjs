/**
 * Races ways of replacing a file against an editor that saves it at the same moment, and counts the editor's saves
 * that are gone afterwards. In every round there is one edit of ours and one to three saves of the editor's, at random
 * moments of each other; then the editor's last save must be found at the path, under our edit (which was computed from
 * it), or in a copy. docs/decisions/0002-write-protocol.md holds what came out.
 *
 *   node bench/write-race.mjs [rounds per protocol and editor, 3000 when absent] [folder to race in]
 */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isMainThread, Worker, workerData } from "node:worker_threads";

const ROUND = 0;
const EDITOR_DONE = 1;
const STOP = 2;

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const micros = () => Number(process.hrtime.bigint()) / 1000;
function spin(time) {
  for (const end = micros() + time; micros() < end; );
}
/** A save of the editor's, about 2 kB, told apart by its first line. */
const foreignText = (round, save) => `foreign ${round} ${save}\n${"what the editor holds\n".repeat(90)}end\n`;

/** Saves when a round starts: by rename, or by truncating in place and writing in two pieces. */
function runEditor({ shared, path, kind, reach }) {
  const cells = new Int32Array(shared);
  for (let round = 0; ; ) {
    // Spinning, not waiting: being woken takes longer than the race.
    while (Atomics.load(cells, ROUND) === round && Atomics.load(cells, STOP) === 0);
    if (Atomics.load(cells, STOP) === 1) return;
    round = Atomics.load(cells, ROUND);
    const saves = 1 + (round % 3);
    const texts = Array.from({ length: saves }, (_, save) => Buffer.from(foreignText(round, save)));
    if (kind === "rename") for (const [save, text] of texts.entries()) fs.writeFileSync(`${path}.editor${save}`, text);
    spin(Math.random() * reach);
    for (const [save, text] of texts.entries()) {
      if (save > 0) spin(Math.random() * 40);
      if (kind === "rename") {
        fs.renameSync(`${path}.editor${save}`, path);
        continue;
      }
      const file = fs.openSync(path, "w");
      fs.writeSync(file, text, 0, 1000);
      spin(Math.random() * 30);
      fs.writeSync(file, text, 1000);
      fs.closeSync(file);
    }
    Atomics.store(cells, EDITOR_DONE, round);
  }
}

/**
 * The protocols. Each puts `temp` in place of a file that should still hold `base`, and answers whether it did.
 * `kept` names files that stay behind and can be shown to the user.
 */
const protocols = {
  "check the hash, then rename over it": ({ path, temp, base }) => {
    if (hash(fs.readFileSync(path)) !== base) return false;
    fs.renameSync(temp, path);
    return true;
  },

  "hard link as backup, check it, then rename over it": ({ path, temp, base, aside }) => {
    fs.linkSync(path, aside);
    const same = hash(fs.readFileSync(aside)) === base;
    if (same) fs.renameSync(temp, path);
    // A save in place that came after the check is in the backup.
    if (!same || hash(fs.readFileSync(aside)) === base) fs.unlinkSync(aside);
    return same;
  },

  "move aside, compare, link the new one in": ({ path, temp, base, aside }) => {
    if (hash(fs.readFileSync(path)) !== base) return false;
    moveAside(path, aside);
    const same = hash(fs.readFileSync(aside)) === base;
    const placed = tryLink(same ? temp : aside, path);
    if (same || placed) fs.unlinkSync(aside);
    return same && placed;
  },

  "move aside, link the new one in, then compare": ({ path, temp, base, aside }) => {
    if (hash(fs.readFileSync(path)) !== base) return false;
    moveAside(path, aside);
    const placed = tryLink(temp, path);
    return hash(fs.readFileSync(aside)) === base ? placed : putBack({ path, temp, aside, placed });
  },

  "move aside, compare size and time, link, sync the folder, compare the content, keep the old file": ({
    path,
    temp,
    base,
    aside,
  }) => {
    const before = fs.statSync(path, { bigint: true });
    if (hash(fs.readFileSync(path)) !== base) return false;
    moveAside(path, aside);
    const moved = fs.statSync(aside, { bigint: true });
    const same = moved.ino === before.ino && moved.size === before.size && moved.mtimeNs === before.mtimeNs;
    const placed = same && tryLink(temp, path);
    const folder = fs.openSync(dirname(path), "r");
    fs.fsyncSync(folder);
    fs.closeSync(folder);
    // What is kept goes into the journal: a program that still has it open writes there, and the next look finds it.
    return same && hash(fs.readFileSync(aside)) === base ? placed : putBack({ path, temp, aside, placed });
  },
};

/** Theirs was moved aside: it goes back, over nothing but our own text. Answers that nothing was placed. */
function putBack({ path, temp, aside, placed }) {
  const back = `${aside}.back`;
  if (placed) fs.renameSync(path, back);
  const wasOurs = !placed || fs.statSync(back).ino === fs.statSync(temp).ino;
  if (tryLink(wasOurs ? aside : back, path) && wasOurs) fs.unlinkSync(aside);
  return false;
}

/** For how long the name was absent, in microseconds, for every write that moved the file aside. */
const gaps = [];
let absentSince = 0;

function moveAside(path, aside) {
  fs.renameSync(path, aside);
  absentSince = micros();
}

function tryLink(from, to) {
  try {
    fs.linkSync(from, to);
    gaps.push(micros() - absentSince);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** One race: `rounds` rounds of one protocol against one kind of editor. */
async function race(folder, protocol, kind, rounds) {
  const path = join(folder, "record.md");
  const shared = new SharedArrayBuffer(64);
  const cells = new Int32Array(shared);
  fs.writeFileSync(path, "start\n");
  const reach = 1.3 * attemptTime(folder, protocol);
  const editor = new Worker(new URL(import.meta.url), { workerData: { shared, path, kind, reach } });
  await new Promise((resolve) => editor.once("online", resolve));
  const sum = { rounds, placed: 0, refused: 0, lost: 0, inCopy: 0, oursLost: 0 };
  for (let round = 1; round <= rounds; round += 1) {
    const temp = join(folder, `.temp-${round}`);
    const aside = join(folder, `.aside-${round}`);
    Atomics.store(cells, ROUND, round);
    spin(Math.random() * reach);
    const before = readOrEmpty(path);
    const ours = `ours ${round} on ${hash(before)}\n${"what we hold\n".repeat(150)}`;
    fs.writeFileSync(temp, ours);
    let placed = false;
    try {
      placed = protocol({ path, temp, base: hash(before), aside });
    } catch (error) {
      if (error.code !== "ENOENT") throw error; // The name was absent for a moment: the editor is at it.
    }
    sum[placed ? "placed" : "refused"] += 1;
    while (Atomics.load(cells, EDITOR_DONE) !== round);

    const theirs = Buffer.from(foreignText(round, round % 3));
    const now = readOrEmpty(path);
    const kept = [aside, `${aside}.back`].filter((file) => fs.existsSync(file)).map((file) => fs.readFileSync(file));
    const atPath = now.equals(theirs) || now.toString().startsWith(`ours ${round} on ${hash(theirs)}\n`);
    if (!atPath) sum[kept.some((bytes) => bytes.equals(theirs)) ? "inCopy" : "lost"] += 1;
    // What was placed and then saved over by an editor that had it open is the editor's doing.
    if (!placed && !fs.existsSync(temp)) sum.oursLost += 1;
    for (const name of fs.readdirSync(folder)) if (name !== "record.md") fs.unlinkSync(join(folder, name));
    if (!fs.existsSync(path)) fs.writeFileSync(path, theirs);
  }
  Atomics.store(cells, STOP, 1);
  await editor.terminate();
  return sum;
}

/** How long one undisturbed attempt takes, in microseconds: the editor's saves are spread over that. */
function attemptTime(folder, protocol) {
  const path = join(folder, "quiet.md");
  const times = Array.from({ length: 200 }, (_, round) => {
    fs.writeFileSync(path, `start ${round}\n${"x".repeat(2000)}`);
    const start = micros();
    const base = hash(readOrEmpty(path));
    const temp = `${path}.temp`;
    fs.writeFileSync(temp, `ours\n${"what we hold\n".repeat(150)}`);
    protocol({ path, temp, base, aside: `${path}.aside${round}` });
    const time = micros() - start;
    for (const name of fs.readdirSync(folder)) if (name.startsWith("quiet.md.")) fs.unlinkSync(join(folder, name));
    return time;
  });
  fs.unlinkSync(path);
  return times.sort((a, b) => a - b)[100];
}

/** What others see of `writes` undisturbed writes: for how long the name is absent, and what a watcher is told. */
async function disturbance(folder, protocol, writes) {
  const path = join(folder, "watched.md");
  fs.writeFileSync(path, "start\n");
  let events = 0;
  const watcher = fs.watch(folder, (_type, name) => {
    if (name === "watched.md") events += 1;
  });
  gaps.length = 0;
  for (let round = 0; round < writes; round += 1) {
    const temp = `${path}.temp${round}`;
    fs.writeFileSync(temp, `ours ${round}\n${"what we hold\n".repeat(150)}`);
    protocol({ path, temp, base: hash(fs.readFileSync(path)), aside: `${path}.aside${round}` });
    // Lets the watcher's events in.
    if (round % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  watcher.close();
  for (const name of fs.readdirSync(folder)) fs.unlinkSync(join(folder, name));
  gaps.sort((one, other) => one - other);
  const at = (share) => gaps[Math.floor(gaps.length * share)]?.toFixed(0);
  const absent = gaps.length === 0 ? "never absent" : `absent for ${at(0.5)} µs (median; ${at(0.99)} µs at 99 %)`;
  return `name ${absent}, ${(events / writes).toFixed(1)} watcher events a write`;
}

function readOrEmpty(path) {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

async function main() {
  const rounds = Number(process.argv[2] ?? 3000);
  const folder = fs.mkdtempSync(join(process.argv[3] ?? tmpdir(), "write-race-"));
  try {
    console.log(`${rounds} rounds each, in ${folder}\n`);
    for (const [name, protocol] of Object.entries(protocols)) {
      console.log(name);
      for (const kind of ["rename", "truncate"]) {
        const sum = await race(folder, protocol, kind, rounds);
        console.log(
          `  editor saves by ${kind.padEnd(8)}: lost ${sum.lost}, only in a copy ${sum.inCopy}, our edits lost ${sum.oursLost}` +
            ` (placed ${sum.placed}, refused ${sum.refused})`,
        );
      }
      console.log(`  undisturbed: ${await disturbance(folder, protocol, 2000)}\n`);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (isMainThread) await main();
else runEditor(workerData);
