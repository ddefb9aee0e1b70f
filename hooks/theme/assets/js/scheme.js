/* 深浅两色：没点过就随系统，点过的记在本机；页面画出之前由 parts/header.html 里的一句脚本先设好。 */
(function () {
  var body = document.body;
  var button = document.querySelector(".dj-scheme");
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  if (!button) return;
  function chosen() {
    try {
      return localStorage.getItem("dj-scheme");
    } catch (error) {
      return null;
    }
  }
  function set(scheme) {
    body.setAttribute("data-md-color-scheme", scheme);
    button.setAttribute("aria-pressed", scheme === "slate" ? "true" : "false");
  }
  function follow() {
    set(chosen() || (system.matches ? "slate" : "default"));
  }
  button.addEventListener("click", function () {
    var scheme = body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    set(scheme);
    try {
      localStorage.setItem("dj-scheme", scheme);
    } catch (error) {
      /* 浏览器不让存：只在这一页有效。 */
    }
  });
  system.addEventListener("change", follow);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) follow();
  });
  follow();
})();
