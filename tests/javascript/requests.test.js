import assert from "node:assert/strict";
import test from "node:test";

import { Requests } from "../../assets/shared/requests.js";

/** Requests whose timers run only when the test says so: { requests, sent, expire }. */
function watched(t) {
  const sent = [];
  let late = null;
  t.mock.method(globalThis, "setTimeout", (action) => (late = action));
  t.mock.method(globalThis, "clearTimeout", () => (late = null));
  return { sent, requests: new Requests((request) => sent.push(request)), expire: () => late?.() };
}

test("one is in flight, and of those that wait the newest value wins", (t) => {
  const { requests, sent } = watched(t);
  requests.preview({ a: 1 });
  requests.preview({ a: 2, b: 1 });
  requests.preview({ a: 3 });
  assert.deepEqual(sent, [{ seq: 1, fields: { a: 1 }, final: false }]);
  requests.answer(1);
  assert.deepEqual(sent[1], { seq: 2, fields: { a: 3, b: 1 }, final: false });
  assert.equal(requests.idle, false);
  requests.answer(2);
  assert.equal(requests.idle, true);
});

test("the end of a gesture sends all its fields once more, as final", (t) => {
  const { requests, sent } = watched(t);
  requests.push({ a: 1 });
  requests.answer(1);
  requests.push({ b: 2 });
  requests.finish();
  requests.forget();
  requests.answer(2);
  assert.deepEqual(sent.at(-1), { seq: 3, fields: { a: 1, b: 2 }, final: true });
  requests.answer(3);
  requests.finish();
  assert.equal(sent.length, 3);
});

test("an answer to an older request frees nothing, one to a newer does", (t) => {
  const { requests, sent } = watched(t);
  requests.answer(7); // an earlier player has asked so often
  requests.preview({ a: 1 });
  assert.equal(sent[0].seq, 8);
  requests.answer(5);
  requests.answer(null);
  assert.equal(requests.idle, false);
  requests.answer(9);
  assert.equal(requests.idle, true);
});

test("an answer that does not come is not waited for for ever", (t) => {
  const { requests, sent, expire } = watched(t);
  requests.preview({ a: 1 });
  requests.preview({ a: 2 });
  expire();
  assert.deepEqual(sent.map(({ fields }) => fields.a), [1, 2]);
});

test("what is cancelled is not sent", (t) => {
  const { requests, sent, expire } = watched(t);
  requests.push({ a: 1 });
  requests.push({ a: 2 });
  requests.cancel();
  expire();
  requests.finish();
  assert.equal(sent.length, 1);
  assert.equal(requests.idle, true);
});
