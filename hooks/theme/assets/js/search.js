/* 页眉里的搜索框：边输边列出标题，方向键选，回车打开，Esc 收起。查找在 titles.js。 */
(function () {
  var box = document.querySelector(".dj-search");
  if (!box || !window.djTitles) return;
  var MOST = 12;
  var MOST_RULES = 4;
  var base = box.getAttribute("data-dj-base");
  var form = box.querySelector("form");
  var input = box.querySelector("input");
  var panel = box.querySelector(".dj-search__panel");
  var list = box.querySelector("[role=listbox]");
  var note = box.querySelector(".dj-search__note");
  var status = box.querySelector("[role=status]");
  var options = [];
  var active = -1;
  var composing = false;
  var ready = false;
  var saying = 0;

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  /* 停一停再念，免得每打一个字都念一遍。 */
  function say(text) {
    clearTimeout(saying);
    saying = setTimeout(function () { status.textContent = text; }, 400);
  }

  function close() {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(index) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = index;
    var option = options[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function option(item, wanted) {
    var link = make("a", "dj-search__option");
    link.href = item.url;
    link.id = "sousuo-" + options.length;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    var title = make("span", "dj-search__title");
    window.djTitles.pieces(item.title, wanted).forEach(function (piece) {
      title.appendChild(piece.hit ? make("mark", "", piece.text) : document.createTextNode(piece.text));
    });
    if (item.sample) {
      title.appendChild(document.createTextNode(" "));
      title.appendChild(make("span", "dj-mark", "示例"));
    }
    link.appendChild(title);
    link.appendChild(make("span", "dj-search__side", item.note));
    options.push(link);
    return link;
  }

  function group(name, items, wanted) {
    if (!items.length) return;
    var part = make("div", "dj-search__group");
    var head = make("p", "dj-search__head", name);
    head.id = "sousuo-" + (name === "动态" ? "dongtai" : "zhidu");
    head.setAttribute("role", "presentation");
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", head.id);
    part.appendChild(head);
    items.forEach(function (item) { part.appendChild(option(item, wanted)); });
    list.appendChild(part);
  }

  function tell(text, withMap) {
    note.textContent = text;
    note.hidden = !text;
    if (!withMap) return;
    var map = make("a", "", "网站地图");
    map.href = base + "site-map/";
    note.appendChild(map);
    note.appendChild(document.createTextNode("里找。"));
  }

  function open() {
    panel.hidden = false;
    input.setAttribute("aria-expanded", options.length ? "true" : "false");
  }

  function draw(wanted) {
    var found = window.djTitles.find(wanted);
    var total = found.posts.length + found.rules.length;
    var rules = Math.min(found.rules.length, Math.max(MOST_RULES, MOST - found.posts.length));
    var posts = Math.min(found.posts.length, MOST - rules);
    group("动态", found.posts.slice(0, posts), wanted);
    group("制度", found.rules.slice(0, rules), wanted);
    list.hidden = !total;
    var rest = total - options.length;
    if (!total) tell("没有标题含有这些字。换个说法，少输几个字，或者到", true);
    else tell(rest ? "还有 " + rest + " 条，多输几个字可以找得更准。" : "");
    say(total ? "搜到 " + total + " 条，按上下方向键选择。" : "没有搜到。");
  }

  function search() {
    var wanted = window.djTitles.words(input.value);
    activate(-1);
    options = [];
    list.textContent = "";
    list.hidden = true;
    if (!wanted.length) {
      close();
      say("");
      return;
    }
    if (ready) draw(wanted);
    else {
      tell("正在读取标题…");
      load();
    }
    open();
  }

  function load() {
    window.djTitles.load(base).then(function () {
      if (ready) return;
      ready = true;
      if (input.value && document.activeElement === input && !composing) search();
    }, function () {
      if (!input.value) return;
      tell("没有读到标题数据，可能是网络断了。稍后再试，或者到", true);
      say("没有读到标题数据。");
      open();
    });
  }

  input.addEventListener("focus", load);
  input.addEventListener("compositionstart", function () { composing = true; });
  input.addEventListener("compositionend", function () {
    composing = false;
    search();
  });
  input.addEventListener("input", function (event) {
    if (!composing && !event.isComposing) search();
  });

  input.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden) search();
      if (!options.length) return;
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1;
      var from = active < 0 && step < 0 ? options.length : active;
      activate((from + step + options.length) % options.length);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) input.value = "";
      else close();
    }
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (panel.hidden) search();
    else if (options.length) options[active < 0 ? 0 : active].click();
  });

  /* 鼠标按在结果上时，焦点留在框里。 */
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });
  box.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target)) close();
  });
})();
