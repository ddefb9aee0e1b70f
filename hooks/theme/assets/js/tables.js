/* 正文里比屏幕宽的表格可以左右滑动：套一层能滑的框，键盘也滑得到。没有脚本时表格自己能滑。 */
(function () {
  var boxes = [];
  document.querySelectorAll(".dj-prose table:not([class])").forEach(function (table) {
    var box = document.createElement("div");
    box.className = "dj-scroll";
    table.parentNode.insertBefore(box, table);
    box.appendChild(table);
    boxes.push(box);
  });
  function mark() {
    boxes.forEach(function (box) {
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
  mark();
  window.addEventListener("load", mark);
  window.addEventListener("resize", mark);
})();
