/* 完成矩阵：方向键在格子之间走，走到哪格，表下说明那一格；回车打开佐证。没有脚本时按 Tab 走有链接的格子。 */
(function () {
  document.querySelectorAll("[data-dj-matrix]").forEach(function (table) {
    var told = table.closest(".dj-grid").querySelector(".dj-grid__told");
    var rows = [];
    table.querySelectorAll("tbody tr").forEach(function (row) {
      rows.push(Array.prototype.slice.call(row.querySelectorAll(".dj-cell > .dj-cell__in")));
    });
    if (!rows.length || !rows[0].length) return;
    var at = [0, 0];
    rows.forEach(function (cells) {
      cells.forEach(function (cell) {
        cell.tabIndex = -1;
      });
    });
    rows[0][0].tabIndex = 0;
    told.hidden = false;
    told.textContent = "用方向键在各格之间移动，这里说明所在的一格。";
    function tell(cell) {
      told.textContent = cell.title;
    }
    function place(cell) {
      for (var i = 0; i < rows.length; i++) {
        var j = rows[i].indexOf(cell);
        if (j >= 0) return [i, j];
      }
      return null;
    }
    function go(row, column) {
      var i = Math.max(0, Math.min(rows.length - 1, row));
      var j = Math.max(0, Math.min(rows[i].length - 1, column));
      rows[at[0]][at[1]].tabIndex = -1;
      at = [i, j];
      var cell = rows[i][j];
      cell.tabIndex = 0;
      cell.focus();
      cell.scrollIntoView({ block: "nearest", inline: "center" });
    }
    table.addEventListener("focusin", function (event) {
      var found = place(event.target);
      if (!found) return;
      rows[at[0]][at[1]].tabIndex = -1;
      at = found;
      event.target.tabIndex = 0;
      tell(event.target);
    });
    table.addEventListener("mouseover", function (event) {
      var cell = event.target.closest(".dj-cell__in");
      if (cell) tell(cell);
    });
    table.addEventListener("keydown", function (event) {
      if (!place(event.target) || event.altKey || event.metaKey) return;
      var i = at[0], j = at[1], all = event.ctrlKey;
      var moves = {
        ArrowLeft: [i, j - 1], ArrowRight: [i, j + 1], ArrowUp: [i - 1, j], ArrowDown: [i + 1, j],
        Home: [all ? 0 : i, 0], End: [all ? rows.length : i, 999], PageUp: [i - 5, j], PageDown: [i + 5, j]
      };
      var to = moves[event.key];
      if (!to) return;
      event.preventDefault();
      go(to[0], to[1]);
    });
  });
})();
