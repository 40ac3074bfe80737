import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // `UPDATE=1 npm test -- tests/transcripts` writes the answers that the program gives now.
    update: process.env["UPDATE"] === "1",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./scripts/skipped-reporter.ts"],
    projects: [
      {
        extends: true,
        // Pure code has nothing to leak from one file to the next, so all files share a few threads.
        test: { name: "core", include: ["packages/core/test/**/*.test.ts"], pool: "threads", isolate: false },
      },
      { extends: true, test: { name: "app", include: ["packages/{app,web}/test/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "whole",
          include: ["tests/**/*.test.ts"],
          globalSetup: ["./scripts/before-tests.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
