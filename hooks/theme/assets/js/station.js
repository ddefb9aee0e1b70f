/* 筛选结果里的一站：样子同 parts/row.html 的 station，没有摘要和封面，单位连到它的时间线。数据见 assets/data/timeline-<年>.json。 */
(function () {
  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function linked(name, url, text) {
    if (!url) return make("span", name, text);
    var link = make("a", name, text);
    link.href = url;
    return link;
  }

  function mark(text, hint) {
    var element = make("span", "dj-mark", text);
    element.title = hint;
    return element;
  }

  /* 知道到日写日，知道到月写月，不然写年。 */
  function stamp(date) {
    var parts = /^(\d+)年(?:(\d+)月)?(?:(\d+)日)?/.exec(date) || ["", date];
    if (parts[3]) return [parts[3], "日"];
    return parts[2] ? [parts[2], "月"] : [parts[1], "年"];
  }

  function when(post) {
    var place = make("p", "dj-stop__when");
    var spoken = make("span", "dj-vh");
    if (post.i) {
      var time = make("time", "", post.d);
      time.setAttribute("datetime", post.i);
      spoken.appendChild(time);
    } else spoken.textContent = post.d;
    var shown = make("span");
    shown.setAttribute("aria-hidden", "true");
    var big = stamp(post.d);
    shown.appendChild(make("b", big[1] === "年" ? "dj-stop__year" : "", big[0]));
    shown.appendChild(make("small", "", big[1]));
    place.appendChild(spoken);
    place.appendChild(shown);
    return place;
  }

  function units(post, choice) {
    var place = make("span", "dj-by");
    var names = post.n.split("、");
    if (names.length !== post.b.length) place.textContent = post.n;
    else {
      names.forEach(function (name, i) {
        if (i) place.appendChild(document.createTextNode("、"));
        place.appendChild(linked("", choice("branch", post.b[i]).url, name));
      });
    }
    if (post.h) {
      place.appendChild(document.createTextNode(" "));
      place.appendChild(mark("示例名", "原文未写明名称，以示例名代替"));
    }
    return place;
  }

  /* choice(key, value) 给出选单里那一项的名称和地址。 */
  window.djStation = function (post, base, choice) {
    var row = make("li", "dj-stop");
    var main = make("div", "dj-stop__main");
    var title = make("h3", "dj-stop__title");
    title.appendChild(linked("", base + post.u, post.t));
    if (post.s) {
      title.appendChild(document.createTextNode(" "));
      title.appendChild(mark("示例", "示例内容，用来演示版式，不是实际工作记录"));
    }
    var meta = make("p", "dj-meta");
    post.k.forEach(function (slug) {
      var kind = choice("type", slug);
      meta.appendChild(linked("dj-tag", kind.url, kind.name));
    });
    if (post.n) meta.appendChild(units(post, choice));
    main.appendChild(title);
    main.appendChild(meta);
    row.appendChild(when(post));
    row.appendChild(main);
    return row;
  };
})();
