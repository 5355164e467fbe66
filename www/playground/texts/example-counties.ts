export default import.meta.glob<string>("../../../policies/example-counties/*.policy", { eager: true, query: "?raw", import: "default" });
