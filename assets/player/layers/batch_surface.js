import { BatchContours } from "../map/batch_contours.js";

/** Returns entry -> { indices, starts } of the batches, null where an update sees all samples. */
function read(header = [], arrays) {
  return header.map((place) => (place === null ? null : { indices: arrays[place], starts: arrays[`${place}.starts`] }));
}

/** The contours of the loss over the batch that the next update sees. */
export const batchSurface = { read, over: (surface, samples) => new BatchContours(surface, samples) };
