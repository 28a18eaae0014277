import assert from "node:assert/strict";
import test from "node:test";

import { Splitter } from "../../assets/digits/stream.js";

/** Messages as the server streams them: each after its length (u32, little endian). */
function streamOf(...messages) {
  return Uint8Array.from(messages.flatMap((message) => [message.length % 256, message.length >> 8, 0, 0, ...message]));
}

const LONG = Array.from({ length: 300 }, (_, i) => i % 256);

test("a stream is split into its messages, however it arrives", () => {
  const stream = streamOf([1, 2, 3], [], LONG);
  for (const size of [1, 2, 5, 7, stream.length]) {
    const splitter = new Splitter();
    const messages = [];
    for (let i = 0; i < stream.length; i += size) messages.push(...splitter.take(stream.subarray(i, i + size)));
    assert.deepEqual(messages.map((message) => [...message]), [[1, 2, 3], [], LONG], `${size} bytes at a time`);
  }
});

test("a message that is not complete is held back", () => {
  const splitter = new Splitter();
  const stream = streamOf([1, 2], [3, 4]);
  assert.deepEqual(splitter.take(stream.subarray(0, 11)).map((message) => [...message]), [[1, 2]]);
  assert.deepEqual(splitter.take(stream.subarray(11)).map((message) => [...message]), [[3, 4]]);
  assert.deepEqual(splitter.take(new Uint8Array()), []);
});
