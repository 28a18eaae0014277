import { BatchContours } from "../map/batch_contours.js";

/** Returns entry -> { indices, starts } of its batches, or null if an update sees all samples. */
function read(header = [], arrays) {
  return header.map((name) => (name === null ? null : { indices: arrays[name], starts: arrays[`${name}.starts`] }));
}

/** The contours of the loss over the batch of the next update. */
export const batchSurface = { read, createMapLayer: (surface, samples) => new BatchContours(surface, samples) };
