import * as z from "zod/mini";
import { FilledText, needed, optional } from "./fields.js";

/** The version of the vault's layout that this program writes. A newer one is opened read-only. */
export const VAULT_FORMAT = 1;

/** `upshot.yaml`: who the user is. Keys it does not know are kept and ignored. */
export const VaultConfigSchema = z.looseObject({
  format: needed(z.int().check(z.minimum(1)), "Version of the vault's layout"),
  name: optional(FilledText, "Your name, as documents should show it"),
  emails: optional(z.array(z.string()), "Every address you commit with; imports know you by them"),
  time_zone: optional(z.string(), "IANA zone, for example Europe/Berlin; the machine's when absent"),
  role: optional(z.string(), "Your current role"),
  ladder: optional(z.string(), "Id of the ladder you are measured by"),
  level: optional(z.string(), "Your current level on it"),
  target: optional(z.string(), "The level you work towards"),
  stage: optional(z.enum(["startup", "growth", "big-tech", "enterprise"]), "Stage of the company"),
  week_close: optional(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), "Day on which you close the week"),
  week_start: optional(z.enum(["mon", "sat", "sun"]), "First day of the week; Monday when absent"),
});

export type VaultConfig = z.output<typeof VaultConfigSchema>;
