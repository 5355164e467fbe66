// The portal's words. What the interview says comes from the component, what the rules say from the pack.
import { city } from "./city.js";

const zh = {
  title: `${city.name.zh}社会救助一门预判`,
  language: "English",
  skip: "跳到填写",
  city: city.name.zh,
  service: "社会救助一门预判",
  switches: "显示方式",
  large: "大字版",
  privateTitle: "填的内容不会离开这个页面。",
  privateText: "全部在您的设备上计算，不上传、不保存，关掉就没有了。",
  preliminaryTitle: "这是预判，不是审批。",
  preliminaryText: "能不能享受、享受多少，由主管部门审核决定。",
  helpTitle: "遇到困难，找谁",
  helpUrgent: "遇到突发困难、急需帮助的，不用等预判，请直接找乡镇（街道）。",
  helpWindow: "申请低保、特困供养等，到户籍地乡镇（街道）窗口。",
  helpProxy: "本人申请有困难的，可以委托村（居）民委员会代为提出。",
  aboutTitle: "说明",
  aboutMarks: "标着「待复核」的依据还没有核对到原文，标着「系统自定」的是没有查到规定时本系统的取法，都以当地部门的解释为准。",
  aboutData: "这是一个演示站点，规则依据公开的法规和文件编写。",
};

const en: typeof zh = {
  title: `${city.name.en} social assistance pre-check`,
  language: "中文",
  skip: "Skip to the questions",
  city: city.name.en,
  service: "Social assistance pre-check",
  switches: "Display",
  large: "Large type",
  privateTitle: "What you enter never leaves this page.",
  privateText: "Everything is computed on your device: nothing is sent or stored, and it is gone once you close the page.",
  preliminaryTitle: "This is a pre-check, not a decision.",
  preliminaryText: "Whether and how much you receive is decided by the authority in charge.",
  helpTitle: "Where to turn",
  helpUrgent: "In a sudden emergency do not wait for a pre-check: go straight to your township or sub-district office.",
  helpWindow: "Apply for the subsistence allowance, support in extreme hardship and the like at the township or sub-district office where you are registered.",
  helpProxy: "If applying yourself is hard, the village or residents’ committee may apply for you.",
  aboutTitle: "About",
  aboutMarks: "A basis marked “to be checked” has not yet been checked against the original text; “our own choice” is what we took where no rule was found. The local authority’s reading prevails.",
  aboutData: "This is a demonstration site. Its rules were written from published laws and documents.",
};

export type PortalWords = typeof zh;
export const words = { zh, en };
