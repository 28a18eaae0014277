const INTERVAL = 200; // ms between two checks

/**
 * Tells Python when to send the study tabs: after the stage has been drawn, as soon as they come into view or the race
 * stops. Loading the scripts for charts and code blocks the browser for a second.
 */
export default function wait({ parentElement, setStateValue }) {
  const check = () => {
    const stage = globalThis.lossLandscape?.state?.();
    const isInView = parentElement.firstElementChild.getBoundingClientRect().top < innerHeight;
    if (!stage?.updates || (stage.playing && !isInView)) return;
    clearInterval(timer);
    setStateValue("due", true);
  };
  const timer = setInterval(check, INTERVAL);
  return () => clearInterval(timer);
}
