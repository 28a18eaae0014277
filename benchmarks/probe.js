// Runs in the page before Streamlit does: notes every message on the websocket and every answer of the live routes, and
// measures with the page's own clock.
(() => {
  const sent = [];
  const received = [];
  const Socket = globalThis.WebSocket;
  globalThis.WebSocket = class extends Socket {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        received.push({ at: performance.now(), bytes: data.byteLength ?? data.size ?? data.length });
      });
    }
    send(data) {
      sent.push({ at: performance.now(), bytes: data.byteLength ?? data.length });
      super.send(data);
    }
  };

  const fetchAnything = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    if (!String(args[0]).includes("/live/")) return fetchAnything(...args);
    sent.push({ at: performance.now(), bytes: String(args[0]).length });
    const answer = await fetchAnything(...args);
    received.push({ at: performance.now(), bytes: Number(answer.headers.get("Content-Length")) });
    return answer;
  };

  const state = () => (globalThis.lossCurves ?? globalThis.lossLandscape).state();
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));

  /** Resolves when nothing has been sent or received for `ms`. */
  const quiet = async (ms = 400) => {
    for (;;) {
      const then = performance.now();
      const latest = Math.max(sent.at(-1)?.at ?? 0, received.at(-1)?.at ?? 0);
      if (then - latest > ms) return;
      await nextFrame();
    }
  };

  /**
   * Moves the pressed pointer over `canvas` once a frame for `ms`. Resolves to { latencies, updates, bytes, ms }:
   * the ms from a move to the first frame with its picture, for each picture drawn; bytes are those received.
   */
  const drag = async (canvas, ms) => {
    const box = canvas.getBoundingClientRect();
    const moves = [];
    const drawn = [];
    const [firstSent, firstReceived] = [sent.length, received.length];
    const { updates } = state();
    const begin = performance.now();
    for (let now = begin; now - begin < ms; now = await nextFrame()) {
      for (let seen = state().updates - updates; drawn.length < seen; ) drawn.push(now);
      const turn = (now - begin) / 700;
      const clientX = box.left + box.width * (0.5 + 0.25 * Math.cos(turn));
      const clientY = box.top + box.height * (0.5 + 0.25 * Math.sin(turn));
      moves.push(performance.now());
      canvas.dispatchEvent(
        new PointerEvent("pointermove", { pointerId: 1, isPrimary: true, bubbles: true, buttons: 1, clientX, clientY }),
      );
    }
    // One request is in flight at a time: the k-th picture answers the k-th request, which held the newest move then.
    const requests = sent.slice(firstSent, firstSent + drawn.length).map(({ at }) => at);
    const latencies = requests.map((at, k) => drawn[k] - moves.findLast((move) => move <= at));
    const bytes = received.slice(firstReceived).reduce((sum, message) => sum + message.bytes, 0);
    return { latencies, updates: drawn.length, bytes, ms: performance.now() - begin };
  };

  /** Arms a stopwatch: `key` resolves to the ms from the next key press to the second frame after its whole picture. */
  const arm = () => {
    const { updates } = state();
    const pressed = new Promise((resolve) => {
      addEventListener("keydown", (event) => resolve(event.timeStamp), { capture: true, once: true });
    });
    const drawn = async () => {
      const begin = await pressed;
      while (state().updates === updates || state().done === false) await nextFrame();
      return (await nextFrame()) - begin;
    };
    probe.key = drawn();
  };

  /** Turns the camera by a pressed pointer over `canvas`, once a frame for `ms`; resolves to the ms of every frame. */
  const orbit = async (canvas, ms) => {
    const box = canvas.getBoundingClientRect();
    const taken = [];
    const begin = await nextFrame();
    for (let now = begin; now - begin < ms; ) {
      const turn = (now - begin) / 700;
      const clientX = box.left + box.width * (0.5 + 0.4 * Math.cos(turn));
      const clientY = box.top + box.height * (0.5 + 0.3 * Math.sin(turn));
      canvas.dispatchEvent(
        new PointerEvent("pointermove", { pointerId: 1, isPrimary: true, bubbles: true, buttons: 1, clientX, clientY }),
      );
      const then = now;
      now = await nextFrame();
      taken.push(now - then);
    }
    return taken;
  };

  /** Frames a second that the player draws during `ms`. */
  const playback = async (ms) => {
    const begin = await nextFrame();
    const { frames } = state();
    let now = begin;
    while (now - begin < ms) now = await nextFrame();
    return (1000 * (state().frames - frames)) / (now - begin);
  };

  const probe = { sent, received, quiet, drag, orbit, arm, playback };
  globalThis.probe = probe;
})();
