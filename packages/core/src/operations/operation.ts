import type * as z from "zod";
import type { ActivityPort, CandidateStore } from "../activity/ports.js";
import type { PlaybookPort } from "../playbook/item.js";
import type { Clock, Ids, Index, Plan, Vault } from "../ports.js";
import type { Result } from "../problem.js";
import type { VaultConfig } from "../record/config.js";

/** Everything an operation may reach. Opened lazily: touching `index` opens the index, not touching it costs nothing. */
export interface World {
  readonly vault: Vault;
  readonly index: Index;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly config: VaultConfig;
  readonly activity: ActivityPort;
  readonly candidates: CandidateStore;
  readonly playbook: PlaybookPort;
  /** Long work says how far it is; faces show it or not. */
  readonly progress: (message: string) => void;
  /** Aborted by Ctrl-C or a closed connection. */
  readonly signal: { readonly aborted: boolean };
}

/** What a run gives back: the answer, and the plan that makes it so. Nothing is written before the plan is applied. */
export interface Outcome<Output> {
  readonly output: Output;
  readonly plan?: Plan;
}

/** What can be done, for every face alike. */
export interface Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** `noun.verb`. */
  readonly name: string;
  /** One sentence, for help and for agents. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** `send` leaves the machine. */
  readonly effect: "read" | "write" | "send";
  run(input: z.output<Input>, world: World): Promise<Result<Outcome<z.input<Output>>>>;
}

/** Declares an operation; the schemas give `run` its types. */
export function operation<const Input extends z.ZodType, const Output extends z.ZodType>(
  definition: Operation<Input, Output>,
): Operation<Input, Output> {
  return definition;
}
