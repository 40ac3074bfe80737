import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledRule, compileRules } from "@upshot/core/playbook/lint/compile-rules";
import { readItem } from "@upshot/core/playbook/read-item";
import { root } from "./measure.js";

/** The built-in rules, compiled. Throws when one of them can't be used: figures without it would mean nothing. */
export function builtInRules(): readonly CompiledRule[] {
  const folder = join(root, "playbook/rules");
  const rules = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const { item, problems } = readItem({ format: "rule", path: `playbook/rules/${file}`, text, origin: "built-in" });
      if (item === undefined) throw new Error(`${file}: ${problems[0]?.message}`);
      return item.content;
    });
  const { rules: compiled, faults } = compileRules(rules);
  if (faults[0] !== undefined) throw new Error(`${faults[0].rule}: ${faults[0].message}`);
  return compiled;
}
