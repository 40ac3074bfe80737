import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlaybookFile } from "../../src/playbook/item.js";
import { type CompiledRule, compileRules } from "../../src/playbook/lint/compile-rules.js";
import type { LintRecord } from "../../src/playbook/lint/finding.js";
import { type LintType, lintText } from "../../src/playbook/lint/lint-text.js";
import { readSource } from "../../src/playbook/lint/read-source.js";
import { readItem } from "../../src/playbook/read-item.js";

const root = fileURLToPath(new URL("../../../../playbook", import.meta.url));

/** The built-in rules as files of the playbook. */
export function ruleFiles(): readonly PlaybookFile[] {
  return readdirSync(join(root, "rules"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({
      format: "rule",
      path: `playbook/rules/${file}`,
      text: readFileSync(join(root, "rules", file), "utf8"),
      origin: "built-in",
    }));
}

let compiled: readonly CompiledRule[] | undefined;

/** The built-in rules, compiled once for all tests. */
export function builtInRules(): readonly CompiledRule[] {
  compiled ??= compileRules(ruleFiles().flatMap((file) => readItem({ ...file, format: "rule" }).item?.content ?? [])).rules;
  return compiled;
}

/** Names of the rules that find something, without their type, and the words of each first finding. */
export function found(as: LintType, text: string, record?: LintRecord): Readonly<Record<string, string>> {
  const source = readSource(text);
  const findings = lintText({ text, as, rules: builtInRules(), record: record ?? source.record, off: source.off });
  return Object.fromEntries(
    findings.toReversed().map(({ rule, start, end }) => [rule.slice(rule.indexOf("/") + 1), text.slice(start, end)]),
  );
}
