const PATIENCE = 150; // ms without a further step

/** Tells Python which step the player rests on; mounted only while something on the page asks for it. */
export default function follow({ data, parentElement, setStateValue }) {
  let timer = 0;
  const tell = () => {
    const shown = globalThis.lossLandscape?.state?.();
    if (shown && !shown.playing && shown.step !== data.step) setStateValue("step", shown.step);
  };
  const settled = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PATIENCE);
  };
  parentElement.stopFollowing?.();
  document.addEventListener("loss-landscape-settled", settled);
  parentElement.stopFollowing = () => {
    clearTimeout(timer);
    document.removeEventListener("loss-landscape-settled", settled);
  };
  tell();
  return parentElement.stopFollowing;
}
