import type { Candidate } from "../activity/ports.js";
import { readDismissed } from "../activity/settled.js";
import { fail, ok, type Result } from "../problem.js";
import type { VaultPath } from "../record/entry.js";
import type { World } from "./operation.js";

/** Where dismissed work is remembered, in the vault, for people to read. */
export const DISMISSED_PATH = "dismissed.md" as VaultPath;

/** Source keys that need no offer any more, with the win that carries each; nothing stands beside a dismissed one. */
export async function settledSources(world: World): Promise<Result<ReadonlyMap<string, string | undefined>>> {
  const accepted = await world.index.sources();
  if (!accepted.ok) return accepted;
  const dismissed = await world.vault.read(DISMISSED_PATH);
  if (!dismissed.ok && dismissed.problem.code !== "record.not-found") return dismissed;
  const keys = dismissed.ok ? readDismissed(dismissed.value.text) : new Set<string>();
  return ok(new Map<string, string | undefined>([...[...keys].map((key) => [key, undefined] as const), ...accepted.value]));
}

/** Candidates that still wait, most notable first. Those settled since the import (also on another machine) are left out. */
export async function waitingCandidates(world: World): Promise<Result<readonly Candidate[]>> {
  const all = await world.candidates.all();
  if (!all.ok) return all;
  const settled = await settledSources(world);
  if (!settled.ok) return settled;
  return ok(
    all.value
      .filter((candidate) => !candidate.sources.some((source) => settled.value.has(source)))
      .sort((a, b) => b.score - a.score || b.span.to.localeCompare(a.span.to) || a.id.localeCompare(b.id)),
  );
}

/** The waiting candidates that ids (or their unique beginnings) mean, in that order. */
export async function chosenCandidates(world: World, ids: readonly string[]): Promise<Result<readonly Candidate[]>> {
  const waiting = await waitingCandidates(world);
  if (!waiting.ok) return waiting;
  const chosen: Candidate[] = [];
  for (const id of ids) {
    const exact = waiting.value.filter((candidate) => candidate.id === id);
    const matches = exact.length > 0 ? exact : waiting.value.filter((candidate) => candidate.id.startsWith(id));
    const [first, second] = matches;
    if (first === undefined || second !== undefined) {
      return fail({
        code: "candidate.not-found",
        message:
          first === undefined
            ? `no candidate "${id}" is waiting`
            : `"${id}" can mean ${matches.map((each) => each.id).join(", ")}`,
        hint: "`upshot inbox` lists what waits; `upshot import git PATH` reads a repository again",
      });
    }
    if (!chosen.includes(first)) chosen.push(first);
  }
  return ok(chosen);
}

/** The candidate with every source key by which its work can be known again, also after a rebase. */
export async function withFingerprints(world: World, candidate: Candidate): Promise<Candidate> {
  if (candidate.repositoryPath === undefined || world.activity.fingerprints === undefined) return candidate;
  const more = await world.activity.fingerprints({ path: candidate.repositoryPath, sources: candidate.sources });
  return more.ok ? { ...candidate, sources: [...new Set([...candidate.sources, ...more.value])] } : candidate;
}
