const PAUSE = 200; // ms between two looks

/**
 * Tells Python when what one studies is due: once the stage is drawn, as soon as it comes into sight or the race rests.
 * The scripts of charts and code take the browser a second in which nothing else moves.
 */
export default function wait({ parentElement, setStateValue }) {
  const look = () => {
    const stage = globalThis.lossLandscape?.state?.();
    const isInSight = parentElement.firstElementChild.getBoundingClientRect().top < innerHeight;
    if (!stage?.updates || (stage.playing && !isInSight)) return;
    clearInterval(timer);
    setStateValue("due", true);
  };
  const timer = setInterval(look, PAUSE);
  return () => clearInterval(timer);
}
