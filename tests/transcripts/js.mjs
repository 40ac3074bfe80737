import { readFileSync } from "node:fs";

// `js EXPRESSION`, for transcripts: reads JSON from standard input as `it`, and prints what the expression makes of it.

const value = new Function("it", `return (${process.argv[2]})`)(JSON.parse(readFileSync(0, "utf8")));
console.log(typeof value === "string" ? value : JSON.stringify(value, undefined, 2));
