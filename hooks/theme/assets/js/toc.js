/* 本页目录：滚动时标出读到哪一节。 */
(function () {
  var links = Array.prototype.slice.call(document.querySelectorAll(".dj-toc a[href*='#']"));
  var sections = links.map(function (link) {
    return { link: link, head: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (section) { return section.head; });
  if (!sections.length) return;
  var waiting = false;
  var current = null;
  function mark() {
    waiting = false;
    var read = null;
    sections.forEach(function (section) {
      if (section.head.getBoundingClientRect().top < window.innerHeight / 4) read = section.link;
    });
    if (read === current) return;
    if (current) current.removeAttribute("aria-current");
    if (read) read.setAttribute("aria-current", "true");
    current = read;
  }
  window.addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(mark);
  }, { passive: true });
  mark();
})();
