import { decodeMessage } from "../shared/message.js";

const LENGTH = 4; // bytes, before each message

/** Cuts a stream of bytes into messages, each after its length (u32, little endian). */
class Splitter {
  #bytes = new Uint8Array();

  /** Returns the messages that are complete with `more` bytes. */
  take(more) {
    const bytes = new Uint8Array(this.#bytes.length + more.length);
    bytes.set(this.#bytes);
    bytes.set(more, this.#bytes.length);
    const view = new DataView(bytes.buffer);
    const messages = [];
    let at = 0;
    while (at + LENGTH <= bytes.length && at + LENGTH + view.getUint32(at, true) <= bytes.length) {
      const end = at + LENGTH + view.getUint32(at, true);
      messages.push(bytes.subarray(at + LENGTH, end));
      at = end;
    }
    this.#bytes = bytes.subarray(at);
    return messages;
  }
}

/** Asks the server for curves; an answer comes in several messages while it is computed. */
export class CurveStream {
  #asking = new AbortController();

  /**
   * Calls `take` with each `{ header, arrays }` for `query`, unless stopped; a refusal throws with its `status`, an
   * answer that is cut or none at all without.
   */
  async ask(query, take) {
    this.stop();
    const { signal } = this.#asking;
    try {
      const answer = await fetch(new URL(`live/digits?${query}`, location.href), { signal });
      if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
      await this.#read(answer.body.getReader(), signal, take);
    } catch (problem) {
      if (!signal.aborted) throw problem;
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

  /** Ends what is under way: the server stops computing what nobody waits for. */
  stop() {
    this.#asking.abort();
    this.#asking = new AbortController();
  }
}
