export default import.meta.glob<string>("../../../policies/shanghai/*.policy", { eager: true, query: "?raw", import: "default" });
