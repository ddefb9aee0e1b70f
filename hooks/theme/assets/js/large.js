/* “大字”开关：状态记在本机；页面画出之前由 parts/head.html 里的一句脚本先设好。 */
(function () {
  var root = document.documentElement;
  var button = document.querySelector(".dj-large");
  if (!button) return;
  function show() {
    button.setAttribute("aria-pressed", root.hasAttribute("data-dj-large") ? "true" : "false");
  }
  function set(large) {
    if (large) root.setAttribute("data-dj-large", "");
    else root.removeAttribute("data-dj-large");
    show();
  }
  button.addEventListener("click", function () {
    var large = !root.hasAttribute("data-dj-large");
    set(large);
    try {
      localStorage.setItem("dj-large", large ? "1" : "0");
    } catch (error) {
      /* 浏览器不让存：只在这一页有效。 */
    }
  });
  /* 用“后退”回到先前留在内存里的页面时，按最近一次的选择来。 */
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    try {
      set(localStorage.getItem("dj-large") === "1");
    } catch (error) {
      show();
    }
  });
  show();
})();
