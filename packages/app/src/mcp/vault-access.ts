import type { World } from "@upshot/core/operations/operation";
import { fail, type Problem, type Result } from "@upshot/core/problem";
import type { Workspace } from "../open-workspace.js";
import { countPrivate, withoutPrivate } from "./without-private.js";

/** One request as the vault sees it. */
export interface Call {
  readonly signal: AbortSignal;
  progress(message: string): void;
}

/** The vault as one request may use it. */
export interface OpenVault {
  readonly world: World;
  /** How many records are left out because they are marked private. */
  countHidden(): Promise<Result<number>>;
}

/** The way to the vault. Requests take turns: each opens the vault, and so sees what changed in the files since the last. */
export interface VaultAccess {
  within<T>(call: Call, use: (vault: OpenVault) => Promise<Result<T>>): Promise<Result<T>>;
}

/** Opens a workspace for one request. */
export type OpenWorkspace = (progress: (message: string) => void) => Promise<Result<Workspace>>;

/** Access that opens the vault with `open`. Records marked private are out of reach unless `givePrivate`. */
export function accessTo(open: OpenWorkspace, { givePrivate }: { readonly givePrivate: boolean }): VaultAccess {
  let last: Promise<unknown> = Promise.resolve();
  return {
    within(call, use) {
      const turn = last.then(async () => {
        if (call.signal.aborted) return fail(CANCELLED);
        const workspace = await open(call.progress);
        if (!workspace.ok) return workspace;
        const { world, close } = workspace.value;
        const own = { ...world, signal: call.signal };
        try {
          return await use({
            world: givePrivate ? own : withoutPrivate(own),
            countHidden: async () => (givePrivate ? { ok: true, value: 0 } : countPrivate(world.index)),
          });
        } finally {
          await close();
        }
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

const CANCELLED: Problem = { code: "interrupted", message: "the request was cancelled before its turn" };
