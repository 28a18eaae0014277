import { decodeMessage } from "../shared/message.js";

const PREFIX = 4; // bytes before each message, which hold its length

/** Splits a stream of bytes into messages, each preceded by its length (u32, little endian). */
export class Splitter {
  #bytes = new Uint8Array();

  /** Adds `more` bytes; returns the messages that are complete now. */
  take(more) {
    const bytes = new Uint8Array(this.#bytes.length + more.length);
    bytes.set(this.#bytes);
    bytes.set(more, this.#bytes.length);
    const view = new DataView(bytes.buffer);
    const messages = [];
    let offset = 0;
    while (offset + PREFIX <= bytes.length) {
      const end = offset + PREFIX + view.getUint32(offset, true);
      if (end > bytes.length) break;
      messages.push(bytes.subarray(offset + PREFIX, end));
      offset = end;
    }
    this.#bytes = bytes.subarray(offset);
    return messages;
  }
}

/** Asks the server for curves; the answer comes in several messages while it is computed. */
export class CurveStream {
  #request = new AbortController();

  /**
   * Calls `take` with each `{ header, arrays }` for `query`, until stopped. Throws an error with a `status` if the
   * server refuses, and one without if there is no answer or if it breaks off.
   */
  async ask(query, take) {
    this.stop();
    const { signal } = this.#request;
    try {
      const answer = await fetch(new URL(`live/digits?${query}`, location.href), { signal });
      if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
      await this.#read(/** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader(), signal, take);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #read(reader, signal, take) {
    const splitter = new Splitter();
    let isDone = false;
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const messages = splitter.take(value);
      if (signal.aborted) return;
      if (messages.length === 0) continue;
      const message = decodeMessage(messages.at(-1));
      isDone = message.header.done;
      take(message);
    }
    if (!isDone) throw new Error("The stream ended before the curves did.");
  }

  /** Ends the request under way; the server then stops computing. */
  stop() {
    this.#request.abort();
    this.#request = new AbortController();
  }
}
