import { expect, test } from "vitest";
import { readEvents, type ServerEvent } from "../src/api/event_stream";

/** A body that arrives in the given chunks; `cancelled` tells whether its reader gave up. */
function body(chunks: (string | Uint8Array)[]) {
  const state = { cancelled: false };
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { stream, state };
}

async function all(chunks: (string | Uint8Array)[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body(chunks).stream)) events.push(event);
  return events;
}

test("events are read wherever the network cuts them", async () => {
  const text = 'event: delta\ndata: {"text":"a"}\n\nevent: done\ndata: {}\n\n';
  const whole = [
    { event: "delta", data: '{"text":"a"}' },
    { event: "done", data: "{}" },
  ];
  for (let cut = 0; cut <= text.length; cut++) {
    expect(await all([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
  }
});

test("a letter that is cut in two arrives whole", async () => {
  const bytes = new TextEncoder().encode("data: नमस्ते\n\n");
  const cut = bytes.length - 4;
  expect(await all([bytes.slice(0, cut), bytes.slice(cut)])).toEqual([{ event: "message", data: "नमस्ते" }]);
});

test("all line ends of the standard work, also when a chunk ends between the two halves of one", async () => {
  const expected = [{ event: "delta", data: "a\nb" }];
  expect(await all(["event: delta\r\ndata: a\r\ndata: b\r", "\n\r\n"])).toEqual(expected);
  expect(await all(["event: delta\rdata: a\rdata: b\r\r"])).toEqual(expected);
});

test("comments and unknown fields say nothing", async () => {
  expect(await all([": keep-alive\n\nid: 7\ndata: x\n\n"])).toEqual([{ event: "message", data: "x" }]);
});

test("whoever stops reading closes the connection", async () => {
  const { stream, state } = body(["data: 1\n\n", "data: 2\n\n", "data: 3\n\n"]);
  for await (const _ of readEvents(stream)) break;
  expect(state.cancelled).toBe(true);
});
