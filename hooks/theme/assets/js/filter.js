/* 时间线的筛选：在“时间线”首页就地列出结果，条件写在地址里；在别的时间线上转到那里去。 */
(function () {
  var form = document.querySelector(".dj-filter");
  if (!form || !window.djStation) return;
  var STEP = 30;
  var KEYS = ["year", "branch", "type", "pillar"];
  var base = form.getAttribute("data-dj-base");
  var home = new URL(form.getAttribute("action"), location.href).pathname;
  var inPlace = location.pathname === home;
  var results = document.querySelector(".dj-results");
  var count = form.querySelector(".dj-filter__count");
  var note = form.querySelector(".dj-filter__note");
  var clear = form.querySelector(".dj-filter__clear");
  var selects = KEYS.map(function (key) { return form.querySelector("[name=" + key + "]"); }).filter(Boolean);
  var loaded = {};
  var run = null;
  var query = "";
  var stepping = null;

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function button(text, act) {
    var element = make("button", "dj-filter__more", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function optionOf(select, value) {
    return Array.prototype.filter.call(select.options, function (one) { return one.value === value; })[0];
  }

  function choice(key, value) {
    var found = optionOf(form.querySelector("[name=" + key + "]"), value);
    return found ? { name: found.textContent, url: found.getAttribute("data-dj-url") } : { name: value, url: "" };
  }

  function chosen() {
    return selects.filter(function (select) { return select.value; });
  }

  function address() {
    var parts = chosen().map(function (select) { return select.name + "=" + encodeURIComponent(select.value); });
    return home + (parts.length ? "?" + parts.join("&") : "");
  }

  /* 地址 → 选单。认不出的条件略去，并且说出来。 */
  function readAddress() {
    var asked = new URLSearchParams(location.search);
    var unknown = [];
    selects.forEach(function (select) {
      var value = asked.get(select.name) || "";
      var known = optionOf(select, value);
      if (!known) unknown.push(select.name + "=" + value);
      select.value = known ? value : "";
    });
    if (unknown.length) history.replaceState(history.state, "", address());
    return unknown.length ? "地址里的 " + unknown.join("、") + " 认不出来，已略去。" : "";
  }

  function fetchYear(year) {
    if (!loaded[year]) {
      loaded[year] = fetch(base + "assets/data/timeline-" + year + ".json", { cache: "no-cache" })
        .then(function (response) {
          if (!response.ok) throw new Error(String(response.status));
          return response.json();
        });
      loaded[year].catch(function () { delete loaded[year]; });
    }
    return loaded[year];
  }

  function fits(post, wanted) {
    return (!wanted.branch || post.b.indexOf(wanted.branch) >= 0) &&
      (!wanted.type || post.k.indexOf(wanted.type) >= 0) &&
      (!wanted.pillar || post.p.indexOf(wanted.pillar) >= 0);
  }

  /* 从新到旧一年一年地读，够列出 limit 篇为止。 */
  function gather(mine, limit) {
    if (mine.found.length >= limit || !mine.years.length) return Promise.resolve();
    return fetchYear(mine.years[0]).then(function (posts) {
      mine.years.shift();
      mine.found = mine.found.concat(posts.filter(function (post) { return fits(post, mine.wanted); }));
      return gather(mine, limit);
    });
  }

  function monthList(mine, date) {
    var month = /^\d+年(\d+月)?/.exec(date);
    var label = month[1] ? month[0] : month[0] + "（月份不详）";
    if (mine.month !== label) {
      var section = make("section", "dj-month");
      var head = make("h2", "dj-month__name", label);
      head.id = "jieguo-" + label;
      section.setAttribute("aria-labelledby", head.id);
      section.appendChild(head);
      section.appendChild(make("ol", "dj-stops"));
      mine.line.appendChild(section);
      mine.month = label;
    }
    return mine.line.lastChild.lastChild;
  }

  function sum(mine) {
    var samples = mine.found.filter(function (post) { return post.s; }).length;
    if (mine.years.length) return "已列出 " + mine.shown + " 篇，更早的还没有查。";
    if (form.hasAttribute("data-dj-counts-samples")) samples = 0;
    return "共 " + (mine.found.length - samples) + " 篇" + (samples ? "（另有示例 " + samples + " 篇）" : "") +
      (mine.shown < mine.found.length ? "，已列出 " + mine.shown + " 篇。" : "。");
  }

  function draw(mine, limit) {
    mine.found.slice(mine.shown, limit).forEach(function (post) {
      monthList(mine, post.d).appendChild(window.djStation(post, base, choice));
    });
    mine.shown = Math.min(limit, mine.found.length);
    count.textContent = sum(mine);
    if (!mine.found.length) mine.line.textContent = "没有符合这些条件的动态。可以少选一项再看。";
    mine.line.className = mine.found.length ? "dj-line-of-time" : "dj-empty";
    mine.more.hidden = mine.shown === mine.found.length && !mine.years.length;
  }

  function fail(mine, limit) {
    count.textContent = "";
    note.textContent = "没有读到 " + mine.years[0] + " 年的动态数据，可能是网络断了。可以";
    note.appendChild(button("重试", function () { list(mine, limit); }));
    note.appendChild(document.createTextNode("，也可以直接打开这些页面："));
    chosen().forEach(function (select, i) {
      var link = make("a", "", select.options[select.selectedIndex].textContent);
      link.href = choice(select.name, select.value).url;
      if (i) note.appendChild(document.createTextNode("、"));
      note.appendChild(link);
    });
  }

  function list(mine, limit) {
    note.textContent = mine.note;
    return gather(mine, limit).then(function () {
      if (mine === run) draw(mine, limit);
    }, function () {
      if (mine === run) fail(mine, limit);
    });
  }

  function showMore() {
    var mine = run;
    var before = mine.shown;
    list(mine, before + STEP).then(function () {
      if (mine !== run || mine.shown === before) return;
      mine.line.querySelectorAll(".dj-stop__title a")[before].focus();
      history.replaceState({ shown: mine.shown }, "", address());
    });
  }

  /* 按选单列出结果；什么都没选，就还原网页原来的列表。 */
  function apply(remark, shown) {
    query = location.search;
    run = null;
    results.textContent = "";
    results.hidden = !chosen().length;
    clear.hidden = results.hidden;
    note.textContent = remark;
    count.textContent = "";
    if (results.hidden) return;
    var wanted = {};
    chosen().forEach(function (select) { wanted[select.name] = select.value; });
    var years = Array.prototype.map.call(form.querySelector("[name=year]").options, function (one) { return one.value; });
    run = {
      wanted: wanted,
      years: wanted.year ? [wanted.year] : years.filter(Boolean),
      found: [],
      shown: 0,
      month: "",
      note: remark,
      line: make("div"),
      more: button("再显示一些", showMore)
    };
    run.more.hidden = true;
    results.appendChild(run.line);
    results.appendChild(run.more);
    count.textContent = "正在查找…";
    list(run, shown || STEP);
  }

  function leave() {
    location.href = address();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!inPlace) leave();
  });
  /* 用键盘在选单里一项项走时：不转到别的页面（按“查看”才去），也不每一项记一次历史。 */
  form.addEventListener("keydown", function (event) { if (event.target.name) stepping = stepping || "first"; });
  form.addEventListener("pointerdown", function () { stepping = null; });
  form.addEventListener("focusout", function () { stepping = null; });
  form.addEventListener("change", function () {
    if (!inPlace) {
      if (!stepping) leave();
      return;
    }
    history[stepping === "on" ? "replaceState" : "pushState"](null, "", address());
    if (stepping) stepping = "on";
    apply("");
  });

  if (!inPlace) {
    results.hidden = true;
    window.addEventListener("pageshow", function (event) { if (event.persisted) form.reset(); });
    return;
  }
  clear.addEventListener("click", function () {
    selects.forEach(function (select) { select.value = ""; });
    history.pushState(null, "", home);
    apply("");
    selects[0].focus();
  });
  window.addEventListener("popstate", function (event) {
    if (location.search === query) return;
    apply(readAddress(), event.state && event.state.shown);
  });
  if (location.search) apply(readAddress(), history.state && history.state.shown);
})();
