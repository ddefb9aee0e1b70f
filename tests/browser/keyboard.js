// What the tests of the keyboard ask a page. Loaded into every page before its own scripts.
const DISABLED = (node) => node.disabled || node.tabIndex < 0;
const STOPS = "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]";

/** Whether no closed `details` hides it; the summary of a closed one is shown. */
function isOpen(node) {
  const box = node.parentElement?.closest("details:not([open])");
  return !box || (node.matches("summary") && node.parentElement === box && isOpen(box));
}

window.dj = {
  stops: [],

  /** Everything that the key Tab should reach, in the order of the document; of a group of radio buttons one. */
  prepare() {
    const groups = new Set();
    dj.stops = [...document.querySelectorAll(STOPS)]
      .filter((node) => !DISABLED(node) && isOpen(node) && node.checkVisibility({ visibilityProperty: true }))
      .filter((node) => node.type !== "radio" || (!groups.has(node.name) && groups.add(node.name)));
    return dj.stops.map((node) => node.outerHTML.slice(0, 120));
  },

  /** The number of the focused stop; any radio button stands for its group. */
  where() {
    const focused = document.activeElement;
    return dj.stops.findIndex((node) => node === focused || (node.type === "radio" && node.name === focused.name));
  },

  /** What is seen of the focused element: itself, or the label in whose place a hidden radio button works. */
  shown() {
    const node = document.activeElement;
    return node.type === "radio" ? node.parentElement.querySelector("label:not([hidden])") : node;
  },

  look(node) {
    return [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(node, part);
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = style;
      const outline = outlineStyle === "none" ? "" : outlineWidth + outlineColor;
      return [outline, boxShadow, backgroundColor, style.borderColor, style.textDecoration, style.color].join();
    }).join();
  },

  /** Whether the focused element looks otherwise than without focus. */
  isFocusSeen() {
    const focused = document.activeElement;
    const shown = dj.shown();
    const look = dj.look(shown);
    focused.blur();
    const plain = dj.look(shown);
    focused.focus();
    return look !== plain;
  },

  /** Whether something lies over the middle of its first line. */
  isCovered() {
    const shown = dj.shown();
    const box = shown.getClientRects()[0];
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !hit || !(shown.contains(hit) || (hit.contains(shown) && !hit.matches("header")));
  },
};
