/** A visitor's drag of a start: its paths are asked for while it lasts, and Streamlit's page follows when it ends. */
export class Gesture {
  /** True while a start is held. */
  lasts = false;

  /** `changed` is called when something must be drawn. */
  constructor(connection, playback, changed) {
    this.connection = connection;
    this.playback = playback;
    this.changed = changed;
  }

  /** Moves the start that `field` holds to `point` (data units). */
  moveStart = (field, point) => {
    this.lasts = true;
    this.connection.requests.push({ [field]: point });
    this.changed();
  };

  /** Ends it, if it lasts. */
  release = () => {
    if (!this.lasts) return;
    this.lasts = false;
    this.playback.setQuery(this.connection.query, true);
    this.connection.requests.finish();
    this.connection.requests.forget();
  };
}
