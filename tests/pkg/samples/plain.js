const screening = document.querySelector("yimen-screening");
screening.addEventListener("yimen-result", ({ detail }) => {
  if (detail.result.items.some((item) => item.verdict === "eligible")) window.answer = JSON.stringify(detail.result, null, 2);
});
screening.answers = await fetch("family.json").then((response) => response.json());
