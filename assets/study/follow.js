const DELAY = 150; // ms without a further step

/** Tells Python which step the player has stopped at; mounted only while something on the page asks for it. */
export default function follow({ data, parentElement, setStateValue }) {
  let timer = 0;
  const report = () => {
    const shown = globalThis.lossLandscape?.state?.();
    if (shown && !shown.playing && shown.step !== data.step) setStateValue("step", shown.step);
  };
  const onSettled = () => {
    clearTimeout(timer);
    timer = setTimeout(report, DELAY);
  };
  parentElement.stopFollowing?.();
  document.addEventListener("loss-landscape-settled", onSettled);
  parentElement.stopFollowing = () => {
    clearTimeout(timer);
    document.removeEventListener("loss-landscape-settled", onSettled);
  };
  report();
  return parentElement.stopFollowing;
}
