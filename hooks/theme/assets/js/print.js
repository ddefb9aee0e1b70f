/* 打印时把还要做的事项全部展开，印完再收回去：纸上不能点。已完成的很长，纸上只写还有多少。 */
(function () {
  var LISTS = ".dj-tasks:not(.dj-tasks--done) .dj-rest:not([open]), .dj-focus .dj-rest:not([open])";
  var opened = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(LISTS).forEach(function (rest) {
      rest.open = true;
      opened.push(rest);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (rest) { rest.open = false; });
  });
})();
