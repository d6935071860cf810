// Whoever works by keys, or hears the page, is put back to its beginning where the element with the focus goes away: a button that did
// its work, a field of a form that is sent. Then what stands nearest to it takes the focus; a button that only waits gets it back.
const USABLE = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";
const MILLISECONDS_TO_WAIT = 300;

// A field with the focus brings up the keyboard of a phone, over what was just touched.
const TYPED_INTO = "input, textarea";
let touching = matchMedia("(pointer: coarse)").matches;
addEventListener("pointerdown", ({ pointerType }) => (touching = pointerType === "touch"), true);
addEventListener("keydown", () => (touching = false), true);

const isLost = () => document.activeElement === document.body;
const isUsable = (element) => element.isConnected && !element.disabled && element.checkVisibility();

addEventListener("focusout", follow);

/** Looks after the focus that an event says is lost. */
export function follow({ target, relatedTarget }) {
  if (relatedTarget !== null || !(target instanceof Element)) return;
  const { top } = target.getBoundingClientRect();
  const around = [];
  for (let element = target.parentElement; element; element = element.parentElement) around.push(element);

  const moveOn = () => {
    if (!isLost() || isUsable(target)) return;
    const rest = around.find((element) => element.isConnected && element.checkVisibility());
    const distance = (element) => Math.abs(element.getBoundingClientRect().top - top);
    const [nearest] = rest?.closest("main, body") === rest ? [] : [...rest.querySelectorAll(USABLE)]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !(touching && element.matches(TYPED_INTO)))
      .sort((one, other) => distance(one) - distance(other));
    (nearest ?? document.querySelector("main h1"))?.focus();
  };
  // The app itself may know better where to go, and says so in the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    // Somebody pressed beside it: that is no loss.
    if (!isLost() || isUsable(target)) return;
    if (!target.isConnected || !target.disabled) return moveOn();
    const waiting = setTimeout(moveOn, MILLISECONDS_TO_WAIT);
    new MutationObserver((_, observer) => {
      if (target.disabled) return;
      observer.disconnect();
      clearTimeout(waiting);
      if (isLost()) target.focus();
    }).observe(target, { attributeFilter: ["disabled"] });
  }));
}
