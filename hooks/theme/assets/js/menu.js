/* 窄屏上的栏目按钮：点开、收起，Esc 收起。 */
(function () {
  var button = document.querySelector(".dj-menu-button");
  var menu = document.getElementById("lanmu");
  if (!button || !menu) return;
  function set(open) {
    menu.classList.toggle("dj-tabs--open", open);
    button.setAttribute("aria-expanded", open ? "true" : "false");
  }
  button.addEventListener("click", function () {
    set(button.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      set(false);
      button.focus();
    }
  });
})();
