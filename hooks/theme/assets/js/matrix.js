/* 完成情况表：方向键逐格走（空格跳过），Home、End 到一行的头尾，加 Ctrl 到全表的头尾，PageUp、PageDown 走五行；
   停在哪一格，屏幕下方就写明它的情况；比屏幕宽的表先露出最近的几期。一张表只占一个 Tab 位。没有脚本时是普通的表格，各格的情况在 title 里。 */
(function () {
  var PAGE = 5;

  function target(cell) {
    return cell.querySelector("a") || cell;
  }

  function noteOf(cell) {
    if (cell.title) {
      cell.setAttribute("data-dj-note", cell.title);
      cell.removeAttribute("title");
    }
    return cell.getAttribute("data-dj-note") || "";
  }

  function isStop(cell) {
    return !!cell && cell.className !== "dj-cell--absent" && cell.textContent !== "";
  }

  var told = document.querySelector(".dj-told");

  function start(table) {
    var rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) { return row.cells; });
    var current = null;

    function tell(cell) {
      told.textContent = cell ? noteOf(cell) : "";
    }

    function choose(cell) {
      if (current) target(current).tabIndex = -1;
      current = cell;
      target(cell).tabIndex = 0;
    }

    /* 从某格起，朝一个方向找第一个不空的格。 */
    function find(row, column, down, right) {
      while (rows[row] && column >= 0 && column < rows[row].length) {
        if (isStop(rows[row][column])) return rows[row][column];
        row += down;
        column += right;
      }
      return null;
    }

    function inColumn(row, column, down) {
      var last = rows.length - 1;
      var aim = Math.max(0, Math.min(last, row + down * PAGE));
      var found = find(aim, column, -down, 0);
      return found && found.parentNode.sectionRowIndex !== row ? found : find(aim, column, down, 0);
    }

    function next(key, all, row, column) {
      var end = rows[row].length - 1;
      switch (key) {
        case "ArrowRight": return find(row, column + 1, 0, 1);
        case "ArrowLeft": return find(row, column - 1, 0, -1);
        case "ArrowDown": return find(row + 1, column, 1, 0);
        case "ArrowUp": return find(row - 1, column, -1, 0);
        case "PageDown": return inColumn(row, column, 1);
        case "PageUp": return inColumn(row, column, -1);
        case "Home": return rows[all ? 0 : row][0];
        case "End": return find(all ? rows.length - 1 : row, end, 0, -1);
        default: return undefined;
      }
    }

    table.setAttribute("role", "grid");
    rows.forEach(function (cells) {
      Array.prototype.forEach.call(cells, function (cell) {
        if (cell.tagName === "TD") cell.setAttribute("role", "gridcell");
        if (isStop(cell)) target(cell).tabIndex = -1;
      });
    });
    choose(rows[0][0]);
    /* 表里已有一个 Tab 位，外框不必再占一个。 */
    table.parentNode.removeAttribute("tabindex");

    table.addEventListener("focusin", function (event) {
      var cell = event.target.closest("td, th");
      choose(cell);
      tell(cell);
    });
    table.addEventListener("mouseover", function (event) {
      var cell = event.target.closest("td");
      if (cell && noteOf(cell)) tell(cell);
    });
    table.addEventListener("mouseleave", function () { tell(table.contains(document.activeElement) ? current : null); });
    table.addEventListener("focusout", function (event) { if (!table.contains(event.relatedTarget)) tell(null); });
    table.addEventListener("keydown", function (event) {
      var cell = event.target.closest("td, th");
      var jumps = event.key === "Home" || event.key === "End";
      if (!cell || event.altKey || event.metaKey || event.shiftKey || (event.ctrlKey && !jumps)) return;
      var found = next(event.key, event.ctrlKey, cell.parentNode.sectionRowIndex, cell.cellIndex);
      if (found === undefined) return;
      event.preventDefault();
      if (found) target(found).focus();
    });
  }

  /* 一年的周表比屏幕宽：先露出最近有结果的几期，前面的往左滑。 */
  function showNewest(table) {
    var box = table.parentNode;
    var settled = table.querySelectorAll(".dj-cell:not(.dj-cell--waiting):not(.dj-cell--inapplicable):not(.dj-cell--exempt)");
    var end = 0;
    settled.forEach(function (cell) { end = Math.max(end, cell.offsetLeft + 2 * cell.offsetWidth); });
    if (box.scrollWidth > box.clientWidth) box.scrollLeft = Math.max(0, end - box.clientWidth);
  }

  document.querySelectorAll(".dj-grid").forEach(function (table) {
    start(table);
    showNewest(table);
  });
})();
