import * as z from "zod";

/** The version of the vault's layout that this program writes. A newer one is opened read-only. */
export const VAULT_FORMAT = 1;

/** `upshot.yaml`: who the user is. Keys it does not know are kept and ignored. */
export const VaultConfigSchema = z.looseObject({
  format: z.int().min(1).describe("Version of the vault's layout"),
  name: z.string().min(1).optional().describe("Your name, as documents should show it"),
  emails: z.array(z.string()).optional().describe("Every address you commit with; imports know you by them"),
  time_zone: z.string().optional().describe("IANA zone, for example Europe/Berlin; the machine's when absent"),
  role: z.string().optional().describe("Your current role"),
  ladder: z.string().optional().describe("Id of the ladder you are measured by"),
  level: z.string().optional().describe("Your current level on it"),
  target: z.string().optional().describe("The level you work towards"),
  stage: z.enum(["startup", "growth", "big-tech", "enterprise"]).optional().describe("Stage of the company"),
  week_close: z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]).optional().describe("Day on which you close the week"),
  week_start: z.enum(["mon", "sat", "sun"]).optional().describe("First day of the week; Monday when absent"),
});

export type VaultConfig = z.output<typeof VaultConfigSchema>;
