/* 页脚的“内容截至”：写进页面的话，每天每页都要重新生成，所以日期由 assets/data/as-of.js 给出；没有读到就不说。 */
(function () {
  Array.prototype.forEach.call(document.querySelectorAll("[data-dj-asof]"), function (place) {
    if (window.djAsOf && window.djAsOf.text) place.textContent = window.djAsOf.text;
    else place.parentNode.remove();
  });
})();
