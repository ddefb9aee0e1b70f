/* 标题的查找：读 assets/data/titles.json，找出含有每一个词的标题。界面在 search.js。 */
(function () {
  var loading = null;
  var posts = [];
  var rules = [];

  /* 全角半角、大小写一样看待；引号、书名号、间隔号和空格不计。at 记下每个字在原文的位置。 */
  function fold(text, at) {
    var out = "";
    var step;
    for (var i = 0; i < text.length; i += step) {
      var code = text.codePointAt(i);
      step = code > 0xffff ? 2 : 1;
      var part = text.substr(i, step);
      if (code < 0x4e00 || code > 0x9fff) {
        part = part.normalize("NFKD").toLowerCase().replace(/[\s"'“”‘’《》〈〉「」『』·•・]/g, "");
      }
      if (at) for (var k = 0; k < part.length; k += 1) at.push([i, i + step]);
      out += part;
    }
    return out;
  }

  function indexed(item) {
    return { item: item, text: fold(item.title) };
  }

  /* 2026-11-05 → 2026年11月5日；只知道年或月的，写到年或月。 */
  function chinese(iso) {
    return iso.split("-").map(function (part, i) { return Number(part) + "年月日"[i]; }).join("");
  }

  function load(base) {
    if (!loading) {
      loading = fetch(base + "assets/data/titles.json", { cache: "no-cache" })
        .then(function (response) {
          if (!response.ok) throw new Error(String(response.status));
          return response.json();
        })
        .then(function (data) {
          posts = data.posts.map(function (one) {
            return indexed({ title: one[0], url: base + "news/" + one[1] + "/", note: chinese(one[2]), sample: one[3] === 1 });
          });
          rules = data.rules.map(function (one) {
            return indexed({ title: one[0], url: base + "rules/" + one[1] + "/", note: one[2], sample: one[3] === 1 });
          });
        })
        .catch(function (error) {
          loading = null;
          throw error;
        });
    }
    return loading;
  }

  function words(query) {
    return query.split(/\s+/).map(function (word) { return fold(word); }).filter(Boolean);
  }

  /* 排在前面的：词出现得早的；一样早的按数据里的先后，也就是新的在前。 */
  function matches(entries, wanted) {
    var found = [];
    entries.forEach(function (entry, order) {
      var first = Infinity;
      for (var i = 0; i < wanted.length; i += 1) {
        var place = entry.text.indexOf(wanted[i]);
        if (place < 0) return;
        first = Math.min(first, place);
      }
      found.push({ item: entry.item, first: first, order: order });
    });
    found.sort(function (a, b) { return a.first - b.first || a.order - b.order; });
    return found.map(function (one) { return one.item; });
  }

  /* 标题切成一段一段，每段是否命中。 */
  function pieces(title, wanted) {
    var at = [];
    var text = fold(title, at);
    var hit = [];
    wanted.forEach(function (word) {
      for (var from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
        for (var i = at[from][0]; i < at[from + word.length - 1][1]; i += 1) hit[i] = true;
      }
    });
    var parts = [];
    for (var i = 0; i < title.length; i += 1) {
      var last = parts[parts.length - 1];
      if (last && last.hit === !!hit[i]) last.text += title[i];
      else parts.push({ text: title[i], hit: !!hit[i] });
    }
    return parts;
  }

  window.djTitles = {
    load: load,
    words: words,
    pieces: pieces,
    find: function (wanted) {
      return { posts: matches(posts, wanted), rules: matches(rules, wanted) };
    }
  };
})();
