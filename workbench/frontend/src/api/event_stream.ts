export interface ServerEvent {
  event: string;
  data: string;
}

/**
 * Yield the events of a `text/event-stream` body as they arrive.
 *
 * `EventSource` cannot send a POST. The reader is cancelled when the caller stops reading, which closes the
 * connection, and with it the call to the language model.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      buffer += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A carriage return at the very end may be half of a CRLF: it waits for the next chunk.
      const usable = !done && buffer.endsWith("\r") ? buffer.length - 1 : buffer.length;
      const blocks = buffer.slice(0, usable).replaceAll(/\r\n?/g, "\n").split("\n\n");
      buffer = (blocks.pop() ?? "") + buffer.slice(usable);
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event) yield event;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseEvent(block: string): ServerEvent | null {
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, name, value] = /^(event|data):\s?(.*)$/.exec(line) ?? [];
    if (name === "event") event = value ?? "";
    if (name === "data") data.push(value ?? "");
  }
  return data.length ? { event, data: data.join("\n") } : null;
}
