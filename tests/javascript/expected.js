import { readFileSync } from "node:fs";
import test from "node:test";

/** What tests/javascript/expected.py has written, where pytest runs these tests; null where Node does so alone. */
export const expected = process.env.EXPECTED ? JSON.parse(readFileSync(process.env.EXPECTED, "utf8")) : null;

/** A test that compares with what Python expects. */
export function testAgainstPython(title, compare) {
  test(title, { skip: expected === null && "pytest writes what is expected" }, () => compare(expected));
}
