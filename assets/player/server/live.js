/** Messages straight from the server, past Streamlit: null where it has no such route. */
export class Live {
  #present = true;

  /** Returns the paths message (bytes) for the settings of `query` with `fields` changed, internals only `near` a step. */
  fetchRace(query, fields, seq, near) {
    const settings = new URLSearchParams(query);
    for (const [name, value] of Object.entries(fields)) settings.set(name, String(value));
    settings.set("seq", seq);
    settings.set("near", near);
    return this.#fetch("live/race", settings);
  }

  /** Returns the stage message (bytes) for the settings of `query`. */
  fetchStage(query) {
    return this.#fetch("live/stage", query);
  }

  async #fetch(path, query) {
    if (!this.#present) return null;
    try {
      const answer = await fetch(new URL(`${path}?${query}`, location.href));
      const isMessage = answer.headers.get("Content-Type") === "application/octet-stream";
      if (answer.ok && isMessage) return new Uint8Array(await answer.arrayBuffer());
      this.#present = false;
    } catch {
      // The server is away for a moment: Streamlit is asked this time, and the route again the next.
    }
    return null;
  }
}
