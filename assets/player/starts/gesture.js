/** A visitor's drag of a start: its paths are asked for while it lasts, and Streamlit's page follows when it ends. */
export class Gesture {
  /** True while a start is held. */
  lasts = false;

  /** `changed` is called when something must be drawn. */
  constructor(talk, playback, changed) {
    Object.assign(this, { talk, playback, changed });
  }

  /** Moves the start that `field` holds to `point` (data units). */
  moveStart = (field, point) => {
    this.lasts = true;
    this.talk.requests.push({ [field]: point });
    this.changed();
  };

  /** Ends it, if it lasts. */
  release = () => {
    if (!this.lasts) return;
    this.lasts = false;
    this.playback.setQuery(this.talk.query, true);
    this.talk.requests.finish();
    this.talk.requests.forget();
  };
}
