export default import.meta.glob<string>("../../../policies/china/*.policy", { eager: true, query: "?raw", import: "default" });
