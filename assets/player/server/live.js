/** Fetches messages directly from the server, past Streamlit; they are null if it has no such route. */
export class Live {
  #isAvailable = true;

  /** Returns the paths message (bytes) for `query` with `fields` changed, with internals only `near` a step. */
  fetchRace(query, fields, seq, near) {
    const settings = new URLSearchParams(query);
    for (const [name, value] of Object.entries(fields)) settings.set(name, String(value));
    settings.set("seq", seq);
    settings.set("near", near);
    return this.#fetch("live/race", settings);
  }

  /** Returns the stage message (bytes) for `query`. */
  fetchStage(query) {
    return this.#fetch("live/stage", query);
  }

  async #fetch(path, query) {
    if (!this.#isAvailable) return null;
    try {
      const answer = await fetch(new URL(`${path}?${query}`, location.href));
      const isMessage = answer.headers.get("Content-Type") === "application/octet-stream";
      if (answer.ok && isMessage) return new Uint8Array(await answer.arrayBuffer());
      this.#isAvailable = false;
    } catch {
      // The server cannot be reached now: Streamlit is asked instead, and the route again next time.
    }
    return null;
  }
}
