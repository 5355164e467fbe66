// For browsers without modules, which are also without WebAssembly: old syntax on purpose.
(function () {
  var place = document.getElementById("screening");
  place.textContent =
    "这个浏览器太旧，不能在本页计算。请换用新版的浏览器（如 Chrome、Edge、Safari、Firefox，或更新手机系统），" +
    "或者直接到户籍地乡镇（街道）窗口咨询。";
})();
