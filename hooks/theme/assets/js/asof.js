/* 页脚和状态页的“截至”：写进页面的话，每天每页都要重新生成，所以日期由 assets/data/as-of.js 给出；没有读到就不说。 */
(function () {
  Array.prototype.forEach.call(document.querySelectorAll("[data-dj-asof]"), function (place) {
    if (window.djAsOf && window.djAsOf.text) place.textContent = window.djAsOf.text;
    else if (place.closest("footer")) place.parentNode.remove();
  });
  if (!window.djAsOf || !window.djAsOf.iso) return;
  var days = Math.floor((Date.now() - Date.parse(window.djAsOf.iso + "T00:00:00+08:00")) / 86400000);
  if (days > 2) {
    Array.prototype.forEach.call(document.querySelectorAll("[data-dj-old]"), function (place) {
      place.textContent = "本页是 " + days + " 天以前生成的，情况可能有变化，请以最新发布的为准。";
      place.hidden = false;
    });
  }
})();
