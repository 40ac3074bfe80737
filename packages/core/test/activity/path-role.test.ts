import { areaOf, commonRoot, pathRole } from "@upshot/core/activity/path-role";
import { describe, expect, it } from "vitest";

describe("the role of a path", () => {
  it.each([
    ["src/index.ts", "source"],
    ["src/history.ts", "source"],
    ["lib/changes/apply.py", "source"],
    ["src/parser.test.ts", "tests"],
    ["tests/helpers/make.py", "tests"],
    ["pkg/store/store_test.go", "tests"],
    ["src/test/java/ShopTest.java", "tests"],
    ["t/t5304-prune.sh", "tests"],
    ["docs/guide.md", "docs"],
    ["README.md", "docs"],
    ["docs/changelog.rst", "changelog"],
    ["CHANGELOG.md", "changelog"],
    ["changelog/7777.breaking.rst", "changelog"],
    [".changeset/quick-lions.md", "changelog"],
    [".github/workflows/ci.yml", "ci"],
    [".gitlab-ci.yml", "ci"],
    ["package-lock.json", "lock"],
    ["go.sum", "lock"],
    ["package.json", "manifest"],
    ["pyproject.toml", "manifest"],
    ["vendor/github.com/x/y.go", "vendored"],
    ["web/node_modules/a/index.js", "vendored"],
    ["dist/app.js", "generated"],
    ["src/api.pb.go", "generated"],
    ["src/__snapshots__/view.snap", "generated"],
    [".eslintrc.json", "config"],
    ["assets/logo.svg", "data"],
  ])("%s is %s", (path, role) => {
    expect(pathRole(path)).toBe(role);
  });
});

describe("the area of a path", () => {
  it.each([
    ["src/middleware/basic-auth/index.ts", "middleware/basic-auth"],
    ["packages/core/src/index.ts", "index"],
    ["docs/guide.md", "docs"],
    [".github/workflows/ci.yml", "CI"],
    ["package.json", "project setup"],
    ["tests/test_cli.py", "tests"],
  ])("%s is in %s", (path, area) => {
    expect(areaOf(path)).toBe(area);
  });

  it("leaves out a folder that holds nearly everything", () => {
    const root = commonRoot(["shop/views/cart.py", "shop/models/tax.py", "shop/app.py", "setup.py", "docs/x.md"]);
    expect(root).toBe("shop");
    expect(areaOf("shop/views/cart.py", root)).toBe("views");
  });
});
