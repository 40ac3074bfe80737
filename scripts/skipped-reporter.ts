import type { Reporter, TestModule } from "vitest/node";

/** Ends a test run with what was not proven on this machine, and why, so that a green run can't hide it. */
export default class SkippedReporter implements Reporter {
  private isNarrowed = false;

  onInit(vitest: Parameters<NonNullable<Reporter["onInit"]>>[0]): void {
    // With `-t NAME` everything else counts as skipped; that is no news.
    this.isNarrowed = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.isNarrowed) return;
    const lines = skippedLines(modules);
    if (lines.length > 0) console.log(`${lines.join("\n")}\n`);
  }
}

function skippedLines(modules: readonly TestModule[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (const test of module.children.allTests("skipped")) {
      const result = test.result();
      const note = (result.state === "skipped" && result.note) || "no reason given";
      const line = `skipped: ${module.relativeModuleId}: ${note}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return [...counts].map(([line, count]) => `${line} (${count} ${count === 1 ? "test" : "tests"})`);
}
