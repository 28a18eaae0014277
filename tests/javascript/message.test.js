import assert from "node:assert/strict";

import { decodeMessage } from "../../assets/shared/message.js";
import { testAgainstPython } from "./expected.js";

testAgainstPython("a message arrives as Python has packed it, bit by bit", ({ message }) => {
  const bytes = Buffer.from(message.bytes, "base64");
  const { header, arrays } = decodeMessage(new Uint8Array(bytes));
  assert.equal(header.title, message.title);
  assert.deepEqual(Object.keys(arrays), Object.keys(message.arrays));
  for (const [name, values] of Object.entries(message.arrays)) assert.deepEqual([...arrays[name]], values, name);
});

testAgainstPython("a message that begins anywhere in its bytes is read just so", ({ message }) => {
  const bytes = Buffer.from(message.bytes, "base64");
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  assert.deepEqual([...decodeMessage(moved.subarray(3)).arrays.distant], message.arrays.distant);
});
