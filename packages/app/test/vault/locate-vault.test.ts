import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Result } from "@upshot/core/problem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheFolder } from "../../src/vault/cache-folder.js";
import { findVaultRoot } from "../../src/vault/locate-vault.js";
import { readDefaultVault, userConfigFile, writeDefaultVault } from "../../src/vault/user-config.js";
import { userFolders } from "../../src/vault/user-folders.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "upshot-locate-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeVault(name: string): string {
  const root = join(folder, name);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "upshot.yaml"), "format: 1\n");
  return root;
}

const env = (more: Readonly<Record<string, string>> = {}) => ({ HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), ...more });
const settings = (text: string): void => {
  mkdirSync(join(folder, "config/upshot"), { recursive: true });
  writeFileSync(join(folder, "config/upshot/config.yaml"), text);
};
const codeOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.problem.code);

describe("finding the vault", () => {
  it("takes the one that was named, then the environment's, then the nearest above, then the one in the settings", () => {
    const [named, fromEnv, above, usual] = ["named", "env", "above", "usual"].map(makeVault) as [string, string, string, string];
    settings(`vault: ${usual}\n`);
    const inside = join(above, "wins/2026");
    mkdirSync(inside, { recursive: true });
    expect(findVaultRoot({ explicit: "../../../named", cwd: inside, env: env({ UPSHOT_VAULT: fromEnv }) })).toEqual({
      ok: true,
      value: named,
    });
    expect(findVaultRoot({ cwd: inside, env: env({ UPSHOT_VAULT: fromEnv }) })).toEqual({ ok: true, value: fromEnv });
    expect(findVaultRoot({ cwd: inside, env: env() })).toEqual({ ok: true, value: above });
    expect(findVaultRoot({ cwd: folder, env: env() })).toEqual({ ok: true, value: usual });
  });

  it("says how to make one where there is none", () => {
    const found = findVaultRoot({ cwd: folder, env: env() });
    expect(found).toMatchObject({ ok: false, problem: { code: "vault.not-found", place: { file: folder } } });
    expect(found.ok ? "" : found.problem.hint).toContain("upshot init");
  });

  it("takes no other vault in place of one that was named and is not there", () => {
    makeVault("other");
    settings(`vault: ${join(folder, "other")}\n`);
    expect(codeOf(findVaultRoot({ explicit: "gone", cwd: folder, env: env() }))).toBe("vault.not-found");
    expect(codeOf(findVaultRoot({ cwd: folder, env: env({ UPSHOT_VAULT: "gone" }) }))).toBe("vault.not-found");
  });

  it("does not take a folder named upshot.yaml, or a link, for a vault", () => {
    mkdirSync(join(folder, "a/upshot.yaml"), { recursive: true });
    mkdirSync(join(folder, "b"));
    symlinkSync(join(makeVault("real"), "upshot.yaml"), join(folder, "b/upshot.yaml"));
    for (const name of ["a", "b"]) expect(codeOf(findVaultRoot({ cwd: join(folder, name), env: env() }))).toBe("vault.not-found");
  });
});

describe("the user's settings", () => {
  it.each([
    ["vault: /plain/path", "/plain/path"],
    ["vault: /plain/path # a comment", "/plain/path"],
    ['vault: "/with \\"quotes\\" and ü"', '/with "quotes" and ü'],
    ["vault: '/it''s here' # so", "/it's here"],
    ["# vault: /not/this\nname: x\nvault: /this/one\nmore: y", "/this/one"],
    ["vault:", undefined],
    ["other: /path", undefined],
    ["", undefined],
  ])("reads %j", (text, path) => {
    settings(text);
    expect(readDefaultVault(env())).toEqual({ ok: true, value: path });
  });

  it("understands ~/ as the user's home", () => {
    settings("vault: ~/career");
    expect(readDefaultVault(env())).toEqual({ ok: true, value: `${folder}/career` });
  });

  it.each(["vault: [a, b]", "vault: {a: b}", 'vault: "unclosed', "vault: &anchor x"])("says what is wrong with %j", (text) => {
    settings(text);
    expect(codeOf(readDefaultVault(env()))).toBe("vault.config");
  });

  it("keeps everything else when a vault is named, and reads back what it wrote", () => {
    const odd = '/with "quotes", $& and \\ and ü';
    expect(writeDefaultVault(env(), "/first").ok).toBe(true);
    settings(`# mine\nother: 1\n${readFileSync(userConfigFile(env()), "utf8")}last: 2`);
    expect(writeDefaultVault(env(), odd).ok).toBe(true);
    expect(readDefaultVault(env())).toEqual({ ok: true, value: odd });
    expect(readFileSync(userConfigFile(env()), "utf8")).toBe(`# mine\nother: 1\nvault: ${JSON.stringify(odd)}\nlast: 2`);
  });
});

describe("the user's folders", () => {
  it.each([
    ["linux", { HOME: "/home/m" }, "/home/m/.config/upshot", "/home/m/.cache/upshot"],
    ["linux", { HOME: "/home/m", XDG_CONFIG_HOME: "/c/", XDG_CACHE_HOME: "/k" }, "/c/upshot", "/k/upshot"],
    [
      "linux",
      { HOME: "/home/m", XDG_CONFIG_HOME: "relative", XDG_CACHE_HOME: "" },
      "/home/m/.config/upshot",
      "/home/m/.cache/upshot",
    ],
    ["darwin", { HOME: "/Users/m" }, "/Users/m/.config/upshot", "/Users/m/Library/Caches/upshot"],
    [
      "win32",
      { USERPROFILE: "C:\\Users\\m", APPDATA: "C:\\Users\\m\\AppData\\Roaming", LOCALAPPDATA: "C:\\Users\\m\\AppData\\Local" },
      "C:\\Users\\m\\AppData\\Roaming/upshot",
      "C:\\Users\\m\\AppData\\Local/cache/upshot",
    ],
  ] as const)("are where %s has them, for %j", (platform, variables, config, cache) => {
    expect(userFolders(variables, platform)).toMatchObject({ config, cache });
  });

  it("give one cache to a vault whatever link it was reached by, and another one to another vault", () => {
    const root = makeVault("Career & co");
    symlinkSync(root, join(folder, "link"));
    const cache = cacheFolder(root, env({ XDG_CACHE_HOME: "/cache" }));
    expect(cache).toMatch(/^\/cache\/upshot\/Career-co-[0-9a-f]{16}$/);
    expect(cacheFolder(join(folder, "link"), env({ XDG_CACHE_HOME: "/cache" }))).toBe(cache);
    expect(cacheFolder(makeVault("other"), env({ XDG_CACHE_HOME: "/cache" }))).not.toBe(cache);
  });
});
