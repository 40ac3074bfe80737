import { PassThrough } from "node:stream";
import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import { describe, expect, it } from "vitest";
import { LineTransport } from "../../src/mcp/line-transport.js";

const ping = (id: number | string) => JSON.stringify({ jsonrpc: "2.0", id, method: "ping" });

/** A transport that has read `chunks`, what it passed on and what it answered by itself. */
async function read(chunks: readonly (string | Buffer)[], options: { readonly end?: boolean; readonly limit?: number } = {}) {
  const input = new PassThrough();
  const written: string[] = [];
  const received: JSONRPCMessage[] = [];
  const transport = new LineTransport({ input, write: (line) => void written.push(line) }, options.limit);
  let isClosed = false;
  transport.onmessage = (message) => void received.push(message);
  transport.onclose = () => {
    isClosed = true;
  };
  await transport.start();
  for (const chunk of chunks) input.write(chunk);
  if (options.end === true) input.end();
  await settled();
  return {
    transport,
    received,
    answers: () => written.map((line) => JSON.parse(line) as { id: unknown; error?: { code: number } }),
    isClosed: () => isClosed,
  };
}

const settled = () => new Promise((done) => setTimeout(done, 5));

describe("lines that are no messages", () => {
  it.each([
    ["words", "hello", -32_700, null],
    ["half a message", '{"jsonrpc":"2.0","id":4,', -32_700, null],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22]), -32_700, null],
    ["a NUL character", "\u0000", -32_700, null],
    ["JSON that is no message", "42", -32_600, null],
    ["an empty object", "{}", -32_600, null],
    ["a batch", `[${ping(1)}]`, -32_600, null],
    ["a message of another version", '{"jsonrpc":"1.0","id":4,"method":"ping"}', -32_600, 4],
    ["a method that is no text", '{"jsonrpc":"2.0","id":"a","method":7}', -32_600, "a"],
    ["a prototype in disguise", '{"__proto__":{"jsonrpc":"2.0","id":1,"method":"ping"}}', -32_600, null],
  ])("answers %s with an error and reads on", async (_name, line, code, id) => {
    const { received, answers } = await read([line, "\n", `${ping(9)}\n`]);
    expect(answers()).toEqual([{ jsonrpc: "2.0", id, error: { code, message: expect.any(String) } }]);
    expect(received).toEqual([JSON.parse(ping(9))]);
  });

  it("passes over blank lines and carriage returns", async () => {
    const { received, answers } = await read(["\n\r\n  \n", `${ping(1)}\r\n`]);
    expect(answers()).toEqual([]);
    expect(received).toHaveLength(1);
  });
});

describe("a line that is too long", () => {
  it("is answered once, thrown away as it comes, and does not disturb the next", async () => {
    const piece = "x".repeat(600);
    const { received, answers } = await read([piece, piece, piece, "\n", `${ping(1)}\n`], { limit: 1000 });
    expect(answers()).toMatchObject([{ id: null, error: { code: -32_600 } }]);
    expect(received).toHaveLength(1);
  });

  it("is not one when it is just as long as allowed", async () => {
    const { received } = await read([`${ping(1)}\n`], { limit: ping(1).length });
    expect(received).toHaveLength(1);
  });
});

describe("messages cut anywhere", () => {
  it("are put together again, inside a character too", async () => {
    const bytes = Buffer.from(`${JSON.stringify({ jsonrpc: "2.0", id: "größe → 1", method: "ping" })}\n`);
    const { received } = await read([...bytes].map((byte) => Buffer.from([byte])));
    expect(received).toEqual([{ jsonrpc: "2.0", id: "größe → 1", method: "ping" }]);
  });
});

describe("the end of the input", () => {
  it("closes at once when nothing is open", async () => {
    expect((await read([], { end: true })).isClosed()).toBe(true);
  });

  it("waits for what was asked before", async () => {
    const { transport, isClosed } = await read([`${ping(1)}\n${ping(2)}`], { end: true });
    await transport.send({ jsonrpc: "2.0", id: 1, result: {} });
    await settled();
    expect(isClosed()).toBe(false);
    await transport.send({ jsonrpc: "2.0", id: 2, result: {} });
    await settled();
    expect(isClosed()).toBe(true);
  });

  it("does not wait for what was cancelled", async () => {
    const cancel = JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } });
    expect((await read([`${ping(1)}\n${cancel}\n`], { end: true })).isClosed()).toBe(true);
  });
});
