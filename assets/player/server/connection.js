import { decodeMessage } from "../../shared/message.js";
import { Requests } from "../../shared/requests.js";
import { Live } from "./live.js";
import { Pairing } from "./pairing.js";
import { Runs } from "./runs.js";

/** The player's connection to Python, through Streamlit or past it: what it is told, and what it asks. */
export class Connection {
  #live = new Live();
  #pairing;
  #stageId = null;
  #paths = null;
  #foreign = null;
  #runs = null;
  #beyondLink = false;
  #received = 0; // messages of Streamlit's
  /** The settings of the last paths, as the query of a link. */
  query = "";
  /** Number of the last request that was answered. */
  answered = null;
  /** Asks for other values of the settings. */
  requests = new Requests((value) => this.#ask(value));

  /**
   * `show` gets a stage and the runs over it, whenever one of them is new; `queryChanged` gets each query, and whether
   * it came through Streamlit; `step` returns the one shown.
   */
  constructor({ show, queryChanged, step }) {
    this.#pairing = new Pairing(show);
    this.queryChanged = queryChanged;
    this.step = step;
  }

  /** Returns the stage in the bytes of a message, and keeps in mind for which place of the page it is. */
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

  /** Takes the paths component: its message, and its way back to Python; keeps that of another page for its player. */
  receive(component) {
    const message = component.data === this.#paths?.data ? null : decodeMessage(component.data);
    const isForeign = message && message.header.place !== this.place;
    this.#foreign = isForeign ? component : null;
    if (isForeign) return;
    this.#paths = component;
    if (!message) return;
    this.#received += 1;
    this.#take(message, true);
  }

  /** The paths component that a later player has to begin with. */
  get waiting() {
    return this.#foreign ?? this.#paths;
  }

  /** Asks the server; the last value of a gesture goes to Streamlit, whose page follows. */
  async #ask({ seq, fields, final }) {
    const received = this.#received;
    const bytes = final || this.#beyondLink ? null : await this.#live.fetchRace(this.query, fields, seq, this.step());
    if (received !== this.#received) this.requests.answer(seq); // what Streamlit has said since is newer
    else if (bytes) this.#take(decodeMessage(bytes), false);
    else this.#paths?.setTriggerValue("event", { seq, fields, final });
  }

  async #take(message, fromStreamlit) {
    const runs = new Runs(message);
    runs.keepClouds(this.#runs);
    this.#runs = runs;
    this.query = runs.query;
    this.#beyondLink = runs.beyondLink;
    // One stage at a time, and only that of the newest paths: the request stays open until it has come.
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
