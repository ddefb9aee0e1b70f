/* 看大图：点照片，在本页放大；左右方向键换一张，Esc 关闭。浏览器没有 dialog 时，链接照常打开原图。 */
(function () {
  var photos = Array.prototype.slice.call(document.querySelectorAll("a.dj-photo"));
  if (!photos.length || !window.HTMLDialogElement || !HTMLDialogElement.prototype.showModal) return;
  var root = document.documentElement;
  var dialog = null;
  var parts = {};
  var current = 0;
  var opener = null;

  function make(tag, name, text) {
    var element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function button(name, text, act) {
    var element = make("button", "dj-lightbox__button " + name, text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /* 最大的一张 WebP；没有就用链接指向的原图。 */
  function largest(link) {
    var source = link.querySelector("source[type='image/webp']");
    var best = { url: link.href, width: 0 };
    if (!source) return best.url;
    source.getAttribute("srcset").split(/,\s+/).forEach(function (candidate) {
      var parts = candidate.trim().split(/\s+/);
      var width = parseInt(parts[1], 10) || 1;
      if (width > best.width) best = { url: parts[0], width: width };
    });
    return best.url;
  }

  function near(step) {
    return (current + step + photos.length) % photos.length;
  }

  function preload(index) {
    new Image().src = largest(photos[index]);
  }

  function show(index) {
    current = index;
    var link = photos[index];
    var small = link.querySelector("img");
    var figure = link.closest("figure");
    var caption = figure && figure.querySelector("figcaption");
    var picture = make("img", "dj-lightbox__picture");
    picture.alt = small ? small.alt : "";
    picture.onerror = function () {
      picture.onerror = null;
      picture.src = link.href;
    };
    picture.src = largest(link);
    parts.stage.textContent = "";
    parts.stage.appendChild(picture);
    parts.caption.textContent = caption ? caption.textContent.trim() : picture.alt;
    /* 说明就是图片的替代文字时，读屏不必念两遍。 */
    parts.caption.setAttribute("aria-hidden", parts.caption.textContent === picture.alt ? "true" : "false");
    parts.count.textContent = photos.length > 1 ? "第 " + (index + 1) + " 张，共 " + photos.length + " 张" : "";
    if (photos.length > 1) {
      preload(near(1));
      preload(near(-1));
    }
  }

  function close() {
    dialog.close();
  }

  function build() {
    dialog = make("dialog", "dj-lightbox");
    dialog.setAttribute("aria-label", "看大图");
    parts.stage = make("div", "dj-lightbox__stage");
    parts.caption = make("p", "dj-lightbox__caption");
    parts.count = make("p", "dj-lightbox__count");
    parts.count.setAttribute("role", "status");
    var tools = make("div", "dj-lightbox__tools");
    tools.appendChild(parts.count);
    if (photos.length > 1) {
      tools.appendChild(button("dj-lightbox__prev", "上一张", function () { show(near(-1)); }));
      tools.appendChild(button("dj-lightbox__next", "下一张", function () { show(near(1)); }));
    }
    tools.appendChild(button("dj-lightbox__close", "关闭", close));
    [parts.stage, parts.caption, tools].forEach(function (part) { dialog.appendChild(part); });
    dialog.addEventListener("keydown", function (event) {
      if (photos.length < 2 || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowLeft") show(near(-1));
      else if (event.key === "ArrowRight") show(near(1));
      else return;
      event.preventDefault();
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target === parts.stage) close();
    });
    dialog.addEventListener("close", function () {
      root.classList.remove("dj-still");
      root.style.paddingRight = "";
      opener.focus();
    });
    document.body.appendChild(dialog);
  }

  photos.forEach(function (link, index) {
    link.addEventListener("click", function (event) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!dialog) build();
      opener = link;
      show(index);
      /* 收起滚动条时，给它留出原来的宽度，背后的页面不动。 */
      root.style.paddingRight = window.innerWidth - root.clientWidth + "px";
      root.classList.add("dj-still");
      dialog.showModal();
      dialog.querySelector(".dj-lightbox__close").focus();
    });
  });
})();
