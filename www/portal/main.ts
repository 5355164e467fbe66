// The portal: a city's page around <yimen-screening>. Nothing leaves it, nothing is stored.
import "../component/element.js";
import { city } from "./city.js";
import { words, type PortalWords } from "./words.js";

type Language = keyof typeof words;

const screening = document.querySelector("yimen-screening");
const languageSwitch = document.querySelector<HTMLButtonElement>("#language");
const largeSwitch = document.querySelector<HTMLButtonElement>("#large");

/** Place, day and language may stand in the address, `#region=331022&date=2026-03-01&lang=en`; answers never do. */
const given = new URLSearchParams(location.hash.slice(1));
let language: Language = given.get("lang") === "en" ? "en" : "zh";

function show(): void {
  const said = words[language];
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  document.title = said.title;
  for (const element of document.querySelectorAll<HTMLElement>("[data-words]")) {
    element.textContent = said[element.dataset["words"] as keyof PortalWords];
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.setAttribute("aria-label", said[element.dataset["label"] as keyof PortalWords]);
  }
  if (languageSwitch) {
    languageSwitch.textContent = said.language;
    languageSwitch.lang = language === "en" ? "zh-CN" : "en";
  }
  screening?.setAttribute("language", language);
}

languageSwitch?.addEventListener("click", () => {
  language = language === "en" ? "zh" : "en";
  show();
});

largeSwitch?.addEventListener("click", () => {
  const large = document.documentElement.classList.toggle("large");
  largeSwitch.setAttribute("aria-pressed", String(large));
  screening?.toggleAttribute("large", large);
});

show();
if (screening) {
  const [region, date] = [given.get("region"), given.get("date")];
  if (date && /^\d{4}-\d\d-\d\d$/.test(date)) screening.setAttribute("date", date);
  if (region) screening.answers = { region };
  screening.setAttribute("region", city.region);
  screening.setAttribute("pack", city.pack);
}
