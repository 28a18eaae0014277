import { decodeMessage } from "../../shared/message.js";
import { Requests } from "../../shared/requests.js";
import { Live } from "./live.js";
import { Pairing } from "./pairing.js";
import { Runs } from "./runs.js";

/** The player's connection to Python, through Streamlit or past it: it receives messages and sends requests. */
export class Connection {
  #live = new Live();
  #pairing;
  #stageId = null;
  /** @type {StreamlitComponent | null} */
  #component = null; // the paths component that came last
  /** @type {StreamlitComponent | null} */
  #foreign = null; // that of another page, which its player has not taken over yet
  /** @type {Runs | null} */
  #runs = null;
  #beyondLink = false;
  #received = 0; // messages from Streamlit
  /** The settings of the current paths, as the query of a link. */
  query = "";
  /** Number of the last request that has been answered. */
  answered = null;
  /** Requests for other values of the settings. */
  requests = new Requests((request) => this.#send(request));

  /**
   * `show` is called with a stage and its runs whenever one of them is new; `queryChanged` with each query, and whether
   * it came through Streamlit. `step` returns the current step.
   */
  constructor({ show, queryChanged, step }) {
    this.#pairing = new Pairing(show);
    this.queryChanged = queryChanged;
    this.step = step;
  }

  /** Returns the stage in the bytes of a message, and remembers the place on the page that it belongs to. */
  readStage(bytes) {
    const stage = decodeMessage(bytes);
    this.place = stage.header.place;
    return stage;
  }

  /** Takes over a stage. */
  takeStage(stage) {
    if (stage.header.id !== this.#stageId) this.#pairing.offer({ stage });
    this.#stageId = stage.header.id;
  }

  /** Takes the paths component: its message and its way back to Python. One of another page is kept for its player. */
  receive(component) {
    const message = component.data === this.#component?.data ? null : decodeMessage(component.data);
    const isForeign = message && message.header.place !== this.place;
    this.#foreign = isForeign ? component : null;
    if (isForeign) return;
    this.#component = component;
    if (!message) return;
    this.#received += 1;
    this.#take(message, true);
  }

  /** The paths component with which a later player begins. */
  get waiting() {
    return this.#foreign ?? this.#component;
  }

  /** Sends a request to the server, or through Streamlit if it is final, so that the page follows. */
  async #send({ seq, fields, final }) {
    const received = this.#received;
    const bytes = final || this.#beyondLink ? null : await this.#live.fetchRace(this.query, fields, seq, this.step());
    if (received !== this.#received) this.requests.answer(seq); // Streamlit has sent newer paths meanwhile
    else if (bytes) this.#take(decodeMessage(bytes), false);
    else this.#component?.setTriggerValue("event", { seq, fields, final });
  }

  async #take(message, fromStreamlit) {
    const runs = new Runs(message);
    runs.keepClouds(this.#runs);
    this.#runs = runs;
    this.query = runs.query;
    this.#beyondLink = runs.beyondLink;
    // The request stays open until its stage is here: one stage at a time, and only that of the newest paths.
    if (runs.stage !== this.#stageId && !fromStreamlit) {
      const stage = await this.#live.fetchStage(runs.query);
      if (stage && runs === this.#runs) this.takeStage(this.readStage(stage));
    }
    this.requests.answer(runs.seq);
    if (runs !== this.#runs) return;
    this.answered = runs.seq ?? this.answered;
    this.#pairing.offer({ runs });
    this.queryChanged(runs.query, fromStreamlit);
  }
}
