import type { Readable } from "node:stream";
import {
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  parseJSONRPCMessage,
  type RequestId,
  type Transport,
} from "@modelcontextprotocol/server";

/** The longest message that is read, in bytes. */
const MAX_MESSAGE = 10_000_000;

const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;
const NEWLINE = 0x0a;

/** Where messages come from and go to. */
export interface Lines {
  readonly input: Readable;
  write(line: string): void;
}

/**
 * One JSON-RPC message a line. Unlike the SDK's own transport it answers a line that is no message, also one that is
 * too long, with a JSON-RPC error and reads on; and at the end of the input it answers what it was asked before it
 * closes, so that requests can be piped in.
 */
export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport["onmessage"];
  /** Settles when the connection has ended. */
  readonly closed: Promise<void>;

  readonly #lines: Lines;
  readonly #maxMessage: number;
  readonly #unanswered = new Set<RequestId>();
  #parts: Buffer[] = [];
  #length = 0;
  /** The rest of a line that is too long is thrown away as it comes. */
  #skipping = false;
  #ended = false;
  #isClosed = false;
  #settleClosed: () => void = () => undefined;

  constructor(lines: Lines, maxMessage = MAX_MESSAGE) {
    this.closed = new Promise((settle) => {
      this.#settleClosed = settle;
    });
    this.#lines = lines;
    this.#maxMessage = maxMessage;
  }

  start(): Promise<void> {
    const { input } = this.#lines;
    input.on("data", this.#read);
    input.on("end", this.#end);
    input.on("close", this.#end);
    input.on("error", (error) => this.onerror?.(error));
    return Promise.resolve();
  }

  send(message: JSONRPCMessage): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#lines.write(`${JSON.stringify(message)}\n`);
    if ((isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) && message.id !== undefined) {
      this.#unanswered.delete(message.id);
      if (this.#ended) setImmediate(this.#closeWhenAnswered);
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#isClosed = true;
    this.#lines.input.off("data", this.#read);
    this.#lines.input.pause();
    this.onclose?.();
    this.#settleClosed();
    return Promise.resolve();
  }

  readonly #read = (chunk: Buffer): void => {
    let rest = chunk;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      this.#add(rest.subarray(0, end));
      this.#finishLine();
      rest = rest.subarray(end + 1);
    }
    this.#add(rest);
  };

  #add(part: Buffer): void {
    if (this.#skipping || part.length === 0) return;
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length <= this.#maxMessage) return;
    this.#parts = [];
    this.#skipping = true;
    this.#refuse(null, INVALID_REQUEST, `a message may be at most ${this.#maxMessage} bytes long`);
  }

  #finishLine(): void {
    const line = Buffer.concat(this.#parts);
    const skipped = this.#skipping;
    this.#parts = [];
    this.#length = 0;
    this.#skipping = false;
    if (!skipped) this.#receive(line);
  }

  #receive(line: Buffer): void {
    const read = readMessage(line);
    if (read === undefined) return;
    if (!read.ok) {
      this.#refuse(read.id, read.code, read.why);
      return;
    }
    const { message } = read;
    if (isJSONRPCRequest(message)) this.#unanswered.add(message.id);
    // The SDK does not answer a request that was cancelled.
    else if (isJSONRPCNotification(message) && message.method === "notifications/cancelled") {
      const id = message.params?.["requestId"];
      if (typeof id === "string" || typeof id === "number") this.#unanswered.delete(id);
    }
    this.onmessage?.(message);
  }

  /** Refused lines get JSON-RPC's own answer; its id is null when the line does not say one. */
  #refuse(id: RequestId | null, code: number, message: string): void {
    this.#lines.write(`${JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } })}\n`);
  }

  readonly #end = (): void => {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#length > 0) this.#finishLine();
    this.#closeWhenAnswered();
  };

  readonly #closeWhenAnswered = (): void => {
    if (this.#unanswered.size === 0) void this.close();
  };
}

type Message =
  | { readonly ok: true; readonly message: JSONRPCMessage }
  | { readonly ok: false; readonly id: RequestId | null; readonly code: number; readonly why: string };

/** Nothing for a blank line. */
function readMessage(line: Buffer): Message | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(line);
  } catch {
    return { ok: false, id: null, code: PARSE_ERROR, why: "this line is not UTF-8" };
  }
  if (text.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, id: null, code: PARSE_ERROR, why: "this line is not JSON" };
  }
  try {
    return { ok: true, message: parseJSONRPCMessage(value) };
  } catch {
    return { ok: false, id: idOf(value), code: INVALID_REQUEST, why: "this is not a JSON-RPC 2.0 message" };
  }
}

function idOf(value: unknown): RequestId | null {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" || (typeof id === "number" && Number.isInteger(id)) ? id : null;
}
