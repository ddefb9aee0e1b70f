/* 名词提示：鼠标停、键盘到、手指点都能看到释义；Esc 收起；手指点第二下才打开名词页。 */
(function () {
  var GAP = 6;
  var EDGE = 8;
  var open = null;
  var waiting = 0;

  function place(link, bubble) {
    var width = document.documentElement.clientWidth;
    var lines = link.getClientRects();
    var word = lines[0];
    var size = bubble.getBoundingClientRect();
    var left = Math.max(EDGE, Math.min(word.left, width - size.width - EDGE));
    var below = lines[lines.length - 1].bottom + GAP;
    var top = below + size.height > window.innerHeight && word.top > size.height + GAP ? word.top - size.height - GAP : below;
    var origin = bubble.offsetParent.getBoundingClientRect();
    bubble.style.left = left - origin.left + "px";
    bubble.style.top = top - origin.top + "px";
  }

  function hide() {
    clearTimeout(waiting);
    if (open) open.bubble.hidden = true;
    open = null;
  }

  function show(link, bubble) {
    clearTimeout(waiting);
    if (open && open.link === link) return;
    hide();
    bubble.style.left = bubble.style.top = "0";
    bubble.hidden = false;
    place(link, bubble);
    open = { link: link, bubble: bubble };
  }

  /* 稍等再动作：路过不弹出；从词上移到提示上时不消失。 */
  function later(act, time) {
    clearTimeout(waiting);
    waiting = setTimeout(act, time);
  }

  function leave() {
    later(function () { if (open && document.activeElement !== open.link) hide(); }, 250);
  }

  Array.prototype.forEach.call(document.querySelectorAll("a.dj-gloss[title]"), function (link, i) {
    var bubble = document.createElement("div");
    var touched = false;
    var wasOpen = false;
    bubble.className = "dj-tip";
    bubble.id = "shiyi-" + (i + 1);
    bubble.hidden = true;
    bubble.setAttribute("role", "tooltip");
    bubble.textContent = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", bubble.id);
    (link.closest("main") || document.body).appendChild(bubble);

    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType !== "touch") later(function () { show(link, bubble); }, 120);
    });
    link.addEventListener("pointerleave", function (event) { if (event.pointerType !== "touch") leave(); });
    bubble.addEventListener("pointerenter", function () { clearTimeout(waiting); });
    bubble.addEventListener("pointerleave", function (event) { if (event.pointerType !== "touch") leave(); });
    link.addEventListener("pointerdown", function (event) {
      touched = event.pointerType === "touch";
      wasOpen = !!open && open.link === link;
    });
    link.addEventListener("focus", function () { show(link, bubble); });
    link.addEventListener("blur", function () { if (open && open.link === link) leave(); });
    link.addEventListener("click", function (event) {
      if (!touched || wasOpen) return;
      event.preventDefault();
      touched = false;
      show(link, bubble);
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", function (event) {
    if (open && !open.link.contains(event.target) && !open.bubble.contains(event.target)) hide();
  });
  window.addEventListener("resize", hide);
})();
