/* “截至”哪一天：写进页面的话，每天每页都要重新生成，所以日期由 assets/data/as-of.js 给出。
   页脚的一处没有读到就不说；写着完成情况的网页要说，超过两天没有重新生成的，再提醒一句。 */
(function () {
  var known = window.djAsOf && window.djAsOf.text ? window.djAsOf : null;
  var DAYS = 2;

  /* 读者的日历上过了几天；时区、夏令时都不影响。 */
  function daysSince(iso) {
    var then = iso.split("-");
    var now = new Date();
    return (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(then[0], then[1] - 1, then[2])) / 864e5;
  }

  document.querySelectorAll("[data-dj-asof]").forEach(function (place) {
    if (known) place.textContent = known.text;
    else place.parentNode.remove();
  });
  document.querySelectorAll("[data-dj-asof-page]").forEach(function (place) {
    place.textContent = known ? "截至" + known.text : "状态以本站最近一次生成时为准。";
    if (!known || !(daysSince(known.iso) > DAYS)) return;
    var warning = document.createElement("span");
    warning.className = "dj-asof__old";
    warning.textContent = "本页生成于" + known.text + "，已超过两天，请以最新发布的为准。";
    place.textContent = "";
    place.appendChild(warning);
  });
})();
