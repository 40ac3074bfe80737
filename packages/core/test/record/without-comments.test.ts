import { expect, it } from "vitest";
import { withoutComments } from "../../src/record/without-comments.js";

it.each([
  ["## Costs\n\n<!-- hint -->\n\nTwo weeks\n", "## Costs\n\nTwo weeks\n"],
  ["## Costs\r\n\r\n<!-- hint -->\r\n\r\nTwo weeks\r\n", "## Costs\r\n\r\nTwo weeks\r\n"],
  ["one<!-- a -->two", "one two"],
  ["<!-- a --><!-- b\n\nc -->two", " two"],
  ["one <!-- never closed", "one <!-- never closed"],
  ["one <!--> two --> three", "one   three"],
  ["a > b --> c", "a > b --> c"],
])("%j is read as %j", (text, read) => {
  expect(withoutComments(text)).toBe(read);
});

it("reads any number of comments without delay, closed or not", () => {
  for (const part of ["<!--", "-->", "<!-- -->", "<!--->"]) withoutComments(part.repeat(200_000));
});
