/** The drag of a start: its paths are requested while it lasts, and Streamlit's page follows when it ends. */
export class Gesture {
  /** True while a start is dragged. */
  active = false;

  /** `changed` is called when something must be redrawn. */
  constructor(connection, playback, changed) {
    this.connection = connection;
    this.playback = playback;
    this.changed = changed;
  }

  /** Moves the start of the setting `field` to `point` (data units). */
  moveStart = (field, point) => {
    this.active = true;
    this.connection.requests.push({ [field]: point });
    this.changed();
  };

  /** Ends the drag, if there is one. */
  release = () => {
    if (!this.active) return;
    this.active = false;
    this.playback.setQuery(this.connection.query, true);
    this.connection.requests.finish();
    this.connection.requests.forget();
  };
}
