export default import.meta.glob<string>("../../../policies/jiangsu/*.policy", { eager: true, query: "?raw", import: "default" });
