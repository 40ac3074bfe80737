import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { itemOf, itemsOf } from "@upshot/core/playbook/playbook";
import { afterAll, expect, it } from "vitest";
import { createDiskPlaybook } from "../../src/playbook/disk-playbook.js";
import { trialVault } from "../trial-vault.js";

const rule = (id: string, title = "Vague verb") => `id: ${id}
version: 1
title: ${title}
as: [win]
severity: warning
says: "{match} does not say what you did"
why: A reader can't tell your part.
sources: [{ author: Nobody, title: A made-up book }]
check: { type: words, find: [helped with] }
`;

const trials: ReturnType<typeof trialVault>[] = [];
function vaultWith(files: Readonly<Record<string, string>>) {
  const trial = trialVault(files);
  trials.push(trial);
  return trial;
}
afterAll(() => {
  for (const trial of trials) trial.remove();
});

/** A vault over a playbook of its own, so that the built-in one can grow as it likes. */
function playbookOf(yours: Readonly<Record<string, string>>) {
  const builtIn = vaultWith({ "playbook/rules/win/vague-verb.yaml": rule("win/vague-verb") });
  const vault = vaultWith(yours);
  return { root: vault.root, port: createDiskPlaybook({ vault: vault.root, builtIn: builtIn.root }) };
}

it("finds the files that belong to the program", async () => {
  const { files } = createDiskPlaybook();
  const read = await Promise.all((["check", "guide", "rule"] as const).map(files));
  expect(read.flat().every(({ origin }) => origin === "built-in")).toBe(true);
});

it("takes the user's file in place of the built-in one with the same id", async () => {
  const { port } = playbookOf({ "playbook/rules/mine.yml": rule("win/vague-verb", "Mine") });
  const found = await itemOf(port, "rule", "win/vague-verb");
  expect(found).toMatchObject({
    ok: true,
    value: { origin: "yours", path: "playbook/rules/mine.yml", content: { title: "Mine" } },
  });
});

it("sees a file that is written while it runs", async () => {
  const { root, port } = playbookOf({ "playbook/rules/a.yaml": rule("win/one") });
  expect((await itemsOf(port, "rule")).items).toHaveLength(2);
  writeFileSync(join(root, "playbook/rules/b.yaml"), rule("win/two"));
  expect((await itemsOf(port, "rule")).items).toHaveLength(3);
});

it("names links, pipes, folders of links and huge files, and reads everything else", async () => {
  const { root, port } = playbookOf({
    "playbook/rules/good.yaml": rule("win/good"),
    "playbook/rules/deep/er/also.yaml": rule("win/also"),
    "playbook/rules/huge.yaml": "",
    "playbook/rules/latin.yaml": "",
    "playbook/rules/.hidden.yaml": "not: read",
    "playbook/rules/notes.txt": "not read",
    "elsewhere.yaml": rule("win/elsewhere"),
  });
  const rules = join(root, "playbook/rules");
  symlinkSync(join(root, "elsewhere.yaml"), join(rules, "link.yaml"));
  symlinkSync("/", join(rules, "everything"));
  execFileSync("mkfifo", [join(rules, "pipe.yaml")]);
  truncateSync(join(rules, "huge.yaml"), 50 * 1024 * 1024);
  writeFileSync(join(rules, "latin.yaml"), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9]));
  const { items, problems } = await itemsOf(port, "rule");
  expect(items.map(({ content }) => content.id).sort()).toEqual(["win/also", "win/good", "win/vague-verb"]);
  expect(problems.map(({ code, place }) => `${place?.file}: ${code}`)).toEqual([
    "playbook/rules/everything: vault.outside",
    "playbook/rules/huge.yaml: record.too-large",
    "playbook/rules/latin.yaml: record.not-utf8",
    "playbook/rules/link.yaml: vault.outside",
    "playbook/rules/pipe.yaml: record.not-a-file",
  ]);
});

it("does not follow a playbook folder that is a link", async () => {
  const other = vaultWith({ "playbook/rules/far.yaml": rule("win/far") });
  const { root, port } = playbookOf({});
  symlinkSync(join(other.root, "playbook"), join(root, "playbook"));
  const { items, problems } = await itemsOf(port, "rule");
  expect(items).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(["vault.outside"]);
});
