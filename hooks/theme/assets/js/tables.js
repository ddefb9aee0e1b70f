/* 正文里比屏幕宽的表格可以左右滑动：让键盘也滑得到。外面那一层由引擎的脚本套上，所以等它做完。 */
(function () {
  function mark() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", "表格，可以左右滑动");
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (name) {
          box.removeAttribute(name);
        });
      }
    });
  }
  window.addEventListener("load", mark);
  window.addEventListener("resize", mark);
})();
